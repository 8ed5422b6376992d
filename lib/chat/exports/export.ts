import type { Actor } from "../../contract/actor.ts";
import type { FileAnswer } from "../../contract/endpoint.ts";
import { safeFileName } from "../../http/mod.ts";
import type { Services } from "../../services.ts";
import { readConversation } from "../conversations/conversations.ts";
import { writeMarkdown } from "./markdown.ts";
import { writeWord } from "./word.ts";

const WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document";

/**
 * A conversation of the actor's own as a file, its citations with links and times.
 *
 * @throws AppError "not_found"
 */
export async function exportConversation(
  services: Services,
  actor: Actor,
  { id, format }: { id: string; format: "md" | "docx" },
): Promise<FileAnswer> {
  const conversation = await readConversation(services, actor, { id });
  const page = { conversation, origin: services.config.publicUrl, today: services.clock.now() };
  const name = `${fileStem(conversation.title)}.${format}`;
  return format === "docx" ? { name, mediaType: WORD, body: await writeWord(page) } : {
    name,
    mediaType: "text/markdown; charset=utf-8",
    body: new Uint8Array(new TextEncoder().encode(writeMarkdown(page))),
  };
}

/** The name a browser saves a conversation under, without its extension: a title is no path and has none. */
export function fileStem(title: string): string {
  return safeFileName(title.replace(/[/\\.\s]+/g, " "), "Conversation");
}
