import * as z from "zod/mini";
import { ChatInsights, InsightsRange } from "./chat_insights.ts";
import {
  ChatDocument,
  ChatFilters,
  ChatHealth,
  ChatMessage,
  CitedSource,
  Conversation,
  ConversationDetail,
  ConversationPage,
  Question,
  VOTE_REASONS,
} from "./chat_shapes.ts";
import { ById, Id, PageQuery } from "./common.ts";
import { endpoint, json } from "./endpoint.ts";

/** Asks the library; with `Accept: text/event-stream` the same comes in pieces. */
export const askQuestion = endpoint({
  id: "chat.query",
  method: "POST",
  path: "/api/chat/query",
  summary:
    "Ask the library. As JSON the whole answer at its end; as server-sent events sentence by sentence: " +
    "message, status, notice, citation, sentence, then done or error",
  access: "viewer",
  body: json(
    z.object({ question: Question, conversation_id: z.optional(Id), filters: z.optional(ChatFilters) }),
    20_000,
  ),
  response: ChatMessage,
  alsoEvents: true,
  errors: ["not_found", "too_many_attempts", "answer_failed", "answer_interrupted"],
});

/** Follows an answer from the start, or from what the reader saw last. */
export const followAnswer = endpoint({
  id: "chat.messages.events",
  method: "GET",
  path: "/api/chat/messages/{id}/events",
  summary: "An answer as server-sent events; send Last-Event-ID to go on from there",
  access: "viewer",
  params: ById,
  response: "events",
});

/** Stops an answer. */
export const stopAnswer = endpoint({
  id: "chat.messages.stop",
  method: "POST",
  path: "/api/chat/messages/{id}/cancellation",
  summary: "Stop an answer; what was said by then is kept",
  access: "viewer",
  params: ById,
  response: ChatMessage,
  errors: ["answer_settled"],
});

/** Tries an answer again. */
export const retryAnswer = endpoint({
  id: "chat.messages.retry",
  method: "POST",
  path: "/api/chat/messages/{id}/attempts",
  summary: "Answer a question again that failed, was stopped or was interrupted; follow it by its events",
  access: "viewer",
  params: ById,
  response: ChatMessage,
  status: 202,
  errors: ["answer_settled", "too_many_attempts"],
});

/** Says whether an answer helped. */
export const voteOnAnswer = endpoint({
  id: "chat.messages.vote",
  method: "PUT",
  path: "/api/chat/messages/{id}/vote",
  summary: "Say whether an answer helped, and why not; null takes it back",
  access: "viewer",
  params: ById,
  body: json(z.object({
    value: z.nullable(z.enum(["up", "down"])),
    reason: z.optional(z.enum(VOTE_REASONS)),
    comment: z.optional(z.string().check(z.trim(), z.maxLength(1000))),
  })),
  response: ChatMessage,
  errors: ["answer_unsettled"],
});

/** Reads the source of a citation around what is cited. */
export const readCitedSource = endpoint({
  id: "chat.messages.source",
  method: "GET",
  path: "/api/chat/messages/{id}/sources/{number}",
  summary: "The source of a citation around the cited words, each marked with its number",
  access: "viewer",
  params: z.extend(ById, { number: z.coerce.number().check(z.int(), z.minimum(1), z.maximum(1000)) }),
  response: CitedSource,
});

/** Lists one's own conversations. */
export const listConversations = endpoint({
  id: "chat.conversations.list",
  method: "GET",
  path: "/api/chat/conversations",
  summary: "Your conversations, the one last asked first",
  access: "viewer",
  query: z.extend(PageQuery, { q: z.optional(z.string().check(z.trim(), z.maxLength(200))) }),
  response: ConversationPage,
});

/** Reads a conversation. */
export const readConversation = endpoint({
  id: "chat.conversations.read",
  method: "GET",
  path: "/api/chat/conversations/{id}",
  summary: "A conversation with its questions, answers and citations",
  access: "viewer",
  params: ById,
  response: ConversationDetail,
});

/** Names a conversation. */
export const renameConversation = endpoint({
  id: "chat.conversations.rename",
  method: "PUT",
  path: "/api/chat/conversations/{id}",
  summary: "Give a conversation another name",
  access: "viewer",
  params: ById,
  body: json(z.object({ title: z.string().check(z.trim(), z.minLength(1), z.maxLength(200)) })),
  response: Conversation,
});

/** Deletes a conversation. */
export const removeConversation = endpoint({
  id: "chat.conversations.remove",
  method: "DELETE",
  path: "/api/chat/conversations/{id}",
  summary: "Delete a conversation with everything in it",
  access: "viewer",
  params: ById,
});

/** Exports a conversation. */
export const exportConversation = endpoint({
  id: "chat.conversations.export",
  method: "GET",
  path: "/api/chat/conversations/{id}/export",
  summary: "A conversation as Markdown or Word, its citations with links and times",
  access: "viewer",
  params: ById,
  query: z.object({ format: z._default(z.enum(["md", "docx"]), "md") }),
  response: "file",
});

/** Lists the documents that answers may come from. */
export const listDocuments = endpoint({
  id: "chat.documents",
  method: "GET",
  path: "/api/chat/pdfs",
  summary: "The documents that answers may come from",
  access: "viewer",
  response: z.object({ items: z.array(ChatDocument) }),
  errors: ["chatbot_away"],
});

/** Says how what answers is doing. */
export const readChatHealth = endpoint({
  id: "chat.health",
  method: "GET",
  path: "/api/chat/health",
  summary: "Whether questions can be answered, and by what",
  access: "viewer",
  response: ChatHealth,
});

/** What is asked, and how answers hold. */
export const readInsights = endpoint({
  id: "chat.insights",
  method: "GET",
  path: "/api/chat/insights",
  summary:
    "What is asked, what had no answer, what was voted down, and how far citations hold; nobody is named",
  access: "admin",
  query: InsightsRange,
  response: ChatInsights,
});

/** Questions without an answer as a table. */
export const exportUnanswered = endpoint({
  id: "chat.insights.unanswered",
  method: "GET",
  path: "/api/chat/insights/unanswered",
  summary: "Questions the library had no answer to, as CSV",
  access: "admin",
  query: InsightsRange,
  response: "file",
});

/** The endpoints of this area. */
export const chatEndpoints = [
  askQuestion,
  followAnswer,
  stopAnswer,
  retryAnswer,
  voteOnAnswer,
  readCitedSource,
  listConversations,
  readConversation,
  renameConversation,
  removeConversation,
  exportConversation,
  listDocuments,
  readChatHealth,
  readInsights,
  exportUnanswered,
];
