import * as z from "zod/mini";
import {
  ANSWER_KINDS,
  AnswerCitation,
  AnswerNotice,
  ClosestSource,
  GroundedAnswer,
  NOTICE_KINDS,
} from "./answers.ts";
import { Id, Moment, pageOf } from "./common.ts";

/** The longest question taken, in characters. */
export const MAX_QUESTION = 2000;

/** What can be said of an answer that did not help. */
export const VOTE_REASONS = ["wrong", "not_in_source", "incomplete", "off_topic", "unsafe", "other"] as const;
export type VoteReason = (typeof VOTE_REASONS)[number];

/** The states of an answer; "interrupted" is one whose process went away while it was made. */
export const ANSWER_STATES = ["streaming", "done", "stopped", "failed", "interrupted"] as const;
export type AnswerState = (typeof ANSWER_STATES)[number];

/** A question as a person may write it. */
export const Question = z.string().check(
  z.trim(),
  z.minLength(1, "Write a question first."),
  z.maxLength(MAX_QUESTION, `The question is longer than ${MAX_QUESTION} characters. Shorten it.`),
);

/** Which part of the library may answer; what is left out lets all pass. */
export const ChatFilters = z.object({
  kind: z.optional(z.enum(["episode", "document"])),
  source_id: z.optional(Id),
  speaker: z.optional(z.string().check(z.trim(), z.maxLength(200))),
  /** First and last day of recording or issue. */
  since: z.optional(z.iso.date()),
  until: z.optional(z.iso.date()),
});
export type ChatFilters = z.output<typeof ChatFilters>;

/** How an answer came about: also by the stand-alone chatbot service. */
export const CHAT_ANSWER_KINDS = [...ANSWER_KINDS, "chatbot"] as const;

const elsewhere = {
  /** Null where the chatbot service named it: it is not of the built-in library. */
  source_id: z.nullable(z.string()),
  /** Null where there is nowhere to go. */
  url: z.nullable(z.string()),
};

/** What a number in an answer stands for, of the library or of the chatbot service. */
export const ChatCitation = z.extend(AnswerCitation, { ...elsewhere, passage_id: z.nullable(z.string()) });
export type ChatCitation = z.output<typeof ChatCitation>;

/** A source that comes close to a question that has no answer. */
export const ChatClosest = z.extend(ClosestSource, elsewhere);
export type ChatClosest = z.output<typeof ChatClosest>;

/** Fixed words before an answer. */
export const ChatNotice = z.extend(AnswerNotice, { kind: z.enum([...NOTICE_KINDS, "chatbot_unavailable"]) });
export type ChatNotice = z.output<typeof ChatNotice>;

/** A failure as pages and programs read it. */
export const ChatFailure = z.object({
  code: z.string(),
  title: z.string(),
  detail: z.nullable(z.string()),
  request_id: z.nullable(z.string()),
});

/** A person's word on an answer. */
export const ChatVote = z.object({
  value: z.enum(["up", "down"]),
  reason: z.nullable(z.enum(VOTE_REASONS)),
  comment: z.nullable(z.string()),
});
export type ChatVote = z.output<typeof ChatVote>;

/** What is kept of an answer; the same whether it is whole or was stopped. */
export const ChatAnswer = z.extend(GroundedAnswer, {
  /** Null until it is whole. */
  kind: z.nullable(z.enum(CHAT_ANSWER_KINDS)),
  citations: z.array(ChatCitation),
  closest: z.array(ChatClosest),
  notices: z.array(ChatNotice),
});
export type ChatAnswer = z.output<typeof ChatAnswer>;

/** A question with its answer, as far as it is made. */
export const ChatMessage = z.extend(ChatAnswer, {
  message_id: Id,
  conversation_id: Id,
  /** Its place in the conversation, from 1. */
  ordinal: z.int(),
  question: z.string(),
  /** Where was looked. */
  filters: ChatFilters,
  state: z.enum(ANSWER_STATES),
  failure: z.nullable(ChatFailure),
  vote: z.nullable(ChatVote),
  created_at: Moment,
  finished_at: z.nullable(Moment),
});
export type ChatMessage = z.output<typeof ChatMessage>;

/** A conversation in a list. */
export const Conversation = z.object({
  id: Id,
  title: z.string(),
  questions: z.int(),
  created_at: Moment,
  updated_at: Moment,
});
export type Conversation = z.output<typeof Conversation>;

/** A conversation with everything in it. */
export const ConversationDetail = z.extend(Conversation, { messages: z.array(ChatMessage) });
export type ConversationDetail = z.output<typeof ConversationDetail>;

/** A page of conversations, the one last asked first. */
export const ConversationPage = pageOf(Conversation);
export type ConversationPage = z.output<typeof ConversationPage>;

/** A line of a source, around what is cited of it. */
export const SourceLine = z.object({
  /** Seconds, where the transcript has times. */
  start_seconds: z.nullable(z.number()),
  page: z.nullable(z.int()),
  /** Named where another begins to speak. */
  speaker: z.nullable(z.string()),
  /** Its text in order, cut where a citation begins or ends. */
  parts: z.array(z.object({ text: z.string(), citation: z.nullable(z.int()) })),
  /** Opens the source here. */
  url: z.nullable(z.string()),
});
export type SourceLine = z.output<typeof SourceLine>;

/** The source of a citation as it is read beside the answer. */
export const CitedSource = z.object({
  message_id: Id,
  n: z.int(),
  title: z.string(),
  kind: z.enum(["episode", "document"]),
  date: z.nullable(z.string()),
  start_seconds: z.nullable(z.number()),
  page: z.nullable(z.int()),
  duration_seconds: z.nullable(z.number()),
  /** Where every citation of this answer stands in the source, in seconds. */
  cited_seconds: z.array(z.number()),
  url: z.nullable(z.string()),
  /** Its page in the library. */
  library_url: z.nullable(z.string()),
  lines: z.array(SourceLine),
});
export type CitedSource = z.output<typeof CitedSource>;

/** A document that answers may come from. */
export const ChatDocument = z.object({
  id: z.string(),
  title: z.string(),
  pages: z.nullable(z.int()),
  date: z.nullable(z.string()),
  url: z.nullable(z.string()),
});
export type ChatDocument = z.output<typeof ChatDocument>;

/** How what answers is doing. */
export const ChatHealth = z.object({
  status: z.enum(["ok", "degraded", "unavailable"]),
  /** Who answers at this moment. */
  answers_from: z.nullable(z.enum(["library", "chatbot"])),
  chatbot: z.enum(["ok", "away", "none"]),
  model: z.enum(["ready", "none"]),
  sources: z.object({ episodes: z.int(), documents: z.int() }),
});
export type ChatHealth = z.output<typeof ChatHealth>;
