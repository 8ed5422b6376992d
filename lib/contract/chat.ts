import * as z from "zod/mini";
import { ChatFilters, ChatMessage, CitedSource, Question, VOTE_REASONS } from "./chat_shapes.ts";
import { ById, Id } from "./common.ts";
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

/** The endpoints of this area. */
export const chatEndpoints = [
  askQuestion,
  followAnswer,
  stopAnswer,
  retryAnswer,
  voteOnAnswer,
  readCitedSource,
];
