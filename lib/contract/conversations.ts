import * as z from "zod/mini";
import { ChatInsights, InsightsRange } from "./chat_insights.ts";
import {
  ChatDocument,
  ChatHealth,
  Conversation,
  ConversationDetail,
  ConversationPage,
} from "./chat_shapes.ts";
import { ById, PageQuery } from "./common.ts";
import { endpoint, json } from "./endpoint.ts";

// Apart from asking, so that a page that asks does not load what lists.

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
export const conversationEndpoints = [
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
