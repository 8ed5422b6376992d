import type { Actor } from "../contract/actor.ts";
import type { CitedSource, Conversation, ConversationDetail } from "../contract/chat_shapes.ts";
import { AppError } from "../http/app_error.ts";
import type { Services } from "../services.ts";
import { listConversations, readConversation } from "./conversations/conversations.ts";
import { type ChatGround, readGround } from "./ground.ts";
import { readCitedSource } from "./sources.ts";

/** A conversation with what stands beside it. */
export interface Talk {
  conversation: ConversationDetail;
  /** Questions before those of `conversation`, which are left out. */
  earlier: number;
  /** The source that is read, and the turn whose answer cites it. */
  shown: { source: CitedSource; ordinal: number } | null;
  /** One's own conversations last asked. */
  latest: Conversation[];
}

/** What stands before the first question. */
export interface Opening {
  ground: ChatGround;
  latest: Conversation[];
}

const LATEST = 8;

/** More than these are shown only to whoever wants all. */
const MOST_TURNS = 40;

/** What can be asked, and what the actor asked last. */
export async function readOpening(services: Services, actor: Actor): Promise<Opening> {
  const ground = await readGround(services, actor);
  const { items: latest } = await listConversations(services, actor, { limit: LATEST });
  return { ground, latest };
}

/**
 * A conversation, the source that `show` names ("2.1": of the second turn the first), and without one the first source of
 * the last answer.
 *
 * @throws AppError "not_found"
 */
export async function readTalk(
  services: Services,
  actor: Actor,
  { id, show, all = false }: { id: string; show: string | null; all?: boolean },
): Promise<Talk> {
  const conversation = await readConversation(services, actor, { id });
  const { items: latest } = await listConversations(services, actor, { limit: LATEST });
  const shown = await readShown(services, actor, conversation, show);
  const earlier = all || shown !== null && show !== null
    ? 0
    : Math.max(0, conversation.messages.length - MOST_TURNS);
  const messages = conversation.messages.slice(earlier);
  return { conversation: { ...conversation, messages }, earlier, latest, shown };
}

async function readShown(
  services: Services,
  actor: Actor,
  { messages }: ConversationDetail,
  show: string | null,
): Promise<Talk["shown"]> {
  const [turn, number] = (show ?? "").split(".").map(Number);
  const message = messages.find(({ ordinal }) => ordinal === turn) ?? messages.at(-1);
  const citation = message?.citations.find(({ n }) => n === number) ??
    message?.citations.find(({ source_id }) => source_id !== null);
  if (message === undefined || citation === undefined) return null;
  try {
    const source = await readCitedSource(services, actor, { id: message.message_id, number: citation.n });
    return { source, ordinal: message.ordinal };
  } catch (error) {
    // Removed from the library since: the quoted words stay in the answer.
    if (error instanceof AppError && error.code === "not_found") return null;
    throw error;
  }
}
