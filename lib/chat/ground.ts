import type { Actor } from "../contract/actor.ts";
import type { ChatDocument, ChatHealth } from "../contract/chat_shapes.ts";
import { ChatbotError } from "../chatbot/mod.ts";
import { AppError } from "../http/app_error.ts";
import { coveredTopics, libraryStanding, listSources } from "../library/mod.ts";
import type { Services } from "../services.ts";

/** What there is to ask, for the page before the first question. */
export interface ChatGround {
  episodes: number;
  documents: number;
  topics: string[];
  chatbot: "ok" | "away" | "none";
}

const MOST_TOPICS = 6;
const PAGE = 100;
const MOST_DOCUMENTS = 1000;
const HEALTH_SECONDS = 20;

/** What the library covers and who answers. */
export async function readGround(services: Services, actor: Actor): Promise<ChatGround> {
  const { episodes, documents } = await libraryStanding(services, actor);
  const topics = episodes + documents === 0
    ? []
    : await coveredTopics(services, actor.organisationId, MOST_TOPICS);
  return { episodes, documents, topics, chatbot: await readChatbot(services) };
}

/** Whether questions can be answered, and by what. */
export async function readChatHealth(services: Services, actor: Actor): Promise<ChatHealth> {
  const { episodes, documents, passages } = await libraryStanding(services, actor);
  const chatbot = await readChatbot(services);
  const answersFrom = chatbot === "ok" ? "chatbot" : passages > 0 ? "library" : null;
  return {
    status: answersFrom === null ? "unavailable" : chatbot === "away" ? "degraded" : "ok",
    answers_from: answersFrom,
    chatbot,
    model: services.llm === null ? "none" : "ready",
    sources: { episodes, documents },
  };
}

/**
 * The documents that answers may come from: the chatbot service's where there is one, the library's otherwise.
 *
 * @throws AppError "chatbot_away"
 */
export async function listDocuments(
  services: Services,
  actor: Actor,
  _input: Record<never, never>,
  { signal }: { signal: AbortSignal },
): Promise<{ items: ChatDocument[] }> {
  if (services.chatbot === null) return { items: await libraryDocuments(services, actor) };
  try {
    return { items: await services.chatbot.listDocuments(signal) };
  } catch (error) {
    if (!(error instanceof ChatbotError)) throw error;
    services.log.warn("chatbot service failed", { fault: error.fault, error });
    throw new AppError("chatbot_away", { cause: error, retryAfterSeconds: 30 });
  }
}

async function libraryDocuments(services: Services, actor: Actor): Promise<ChatDocument[]> {
  const documents: ChatDocument[] = [];
  let cursor: string | undefined;
  do {
    const page = await listSources(services, actor, {
      kind: "document",
      state: "ready",
      cursor,
      limit: PAGE,
    });
    documents.push(...page.items.map(({ id, title, page_count, date }) => ({
      id,
      title,
      pages: page_count,
      date,
      url: `/library/${id}`,
    })));
    cursor = page.next_cursor ?? undefined;
  } while (cursor !== undefined && documents.length < MOST_DOCUMENTS);
  return documents;
}

/** How the service is, asked anew only now and then: a page waits for it. */
async function readChatbot({ chatbot, cache }: Services): Promise<ChatGround["chatbot"]> {
  if (chatbot === null) return "none";
  const known = await cache.get<"ok" | "away">("chat:chatbot");
  if (known !== null) return known;
  const now = await chatbot.isWell(new AbortController().signal) ? "ok" : "away";
  await cache.set("chat:chatbot", now, HEALTH_SECONDS);
  return now;
}
