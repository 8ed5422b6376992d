import * as z from "zod/mini";
import { Id, Moment, pageOf } from "./common.ts";

/** The longest question taken, in characters. */
export const MAX_QUESTION = 2000;

/** What can be said of an answer that did not help. */
export const VOTE_REASONS = ["wrong", "not_in_source", "incomplete", "off_topic", "unsafe", "other"] as const;
export type VoteReason = (typeof VOTE_REASONS)[number];

/** The states of an answer; "interrupted" is one whose process went away while it was made. */
export const ANSWER_STATES = ["streaming", "done", "stopped", "failed", "interrupted"] as const;
export type AnswerState = (typeof ANSWER_STATES)[number];

/** How an answer was made: of quotes alone, written by a model, or by the stand-alone chatbot service. */
export const ANSWER_KINDS = ["extractive", "model", "chatbot"] as const;
export type AnswerKind = (typeof ANSWER_KINDS)[number];

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

/** A place in a source: what a number in an answer stands for. */
export const ChatCitation = z.object({
  /** Stands in the answer, on the source and in the transcript; it never changes once it was shown. */
  n: z.int(),
  /** Null where the chatbot service named it: it is not of the built-in library. */
  source_id: z.nullable(Id),
  passage_id: z.nullable(z.string()),
  title: z.string(),
  kind: z.enum(["episode", "document"]),
  speaker: z.nullable(z.string()),
  /** The day it was recorded or issued. */
  date: z.nullable(z.string()),
  start_seconds: z.nullable(z.number()),
  page: z.nullable(z.int()),
  /** The words of the source, verbatim. */
  quote: z.string(),
  /** Opens the video at the second, or the document at the page; null where there is nowhere to go. */
  url: z.nullable(z.string()),
  /** "Recorded 3 years ago, check current guidance", for a source of more than two years. */
  age_note: z.nullable(z.string()),
});
export type ChatCitation = z.output<typeof ChatCitation>;

/** A sentence of an answer with the numbers of what it rests on. */
export const ChatSentence = z.object({ text: z.string(), citations: z.array(z.int()) });
export type ChatSentence = z.output<typeof ChatSentence>;

/** A source that comes close to a question that has no answer. */
export const ChatLink = z.object({
  title: z.string(),
  url: z.nullable(z.string()),
  /** "14:32", "Page 7". */
  place: z.nullable(z.string()),
});
export type ChatLink = z.output<typeof ChatLink>;

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

/** A question with its answer, as far as it is made. */
export const ChatMessage = z.object({
  message_id: Id,
  conversation_id: Id,
  /** Its place in the conversation, from 1. */
  ordinal: z.int(),
  question: z.string(),
  state: z.enum(ANSWER_STATES),
  /** The sentences as one text. */
  answer: z.string(),
  sentences: z.array(ChatSentence),
  citations: z.array(ChatCitation),
  /** Nothing in the library answers the question. */
  abstained: z.boolean(),
  kind: z.nullable(z.enum(ANSWER_KINDS)),
  /** Comes before everything else: what to do in an emergency, or why no personal advice is given. */
  notice: z.nullable(z.object({ urgent: z.boolean(), text: z.string() })),
  /** How this answer differs from the usual: that the model or the chatbot service is away. */
  note: z.nullable(z.string()),
  closest: z.array(ChatLink),
  /** What the library does cover. */
  covers: z.array(z.string()),
  searched: z.nullable(z.object({ episodes: z.int(), documents: z.int() })),
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
