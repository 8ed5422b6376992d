import type { Actor } from "../../contract/actor.ts";
import { ChatbotError } from "../../chatbot/mod.ts";
import { AppError } from "../../http/app_error.ts";
import type { Services } from "../../services.ts";
import type { ChatThread, MessageRow } from "../rows.ts";
import { askChatbot } from "./ask_chatbot.ts";
import type { Engine, EnginePiece } from "./run.ts";

/** What answers a message: the chatbot service where there is one and it is well, and the built-in library otherwise. */
export function engineOf(services: Services, actor: Actor, row: MessageRow, thread: ChatThread): Engine {
  return (signal) => pieces(services, actor, row, thread, signal);
}

async function* pieces(
  services: Services,
  _actor: Actor,
  row: MessageRow,
  thread: ChatThread,
  signal: AbortSignal,
): AsyncGenerator<EnginePiece> {
  const { chatbot, log } = services;
  if (chatbot === null) throw new AppError("answer_failed");
  let said = false;
  try {
    for await (const piece of askChatbot(chatbot, { question: row.question, thread }, signal)) {
      said ||= piece.event === "sentence";
      yield piece;
    }
  } catch (error) {
    if (!(error instanceof ChatbotError)) throw error;
    log.warn("chatbot service failed", { message_id: row.id, fault: error.fault, error });
    throw new AppError(said ? "answer_interrupted" : "chatbot_away");
  }
}
