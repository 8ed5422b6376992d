import type { ChatAnswer, ChatFilters, ChatVote } from "../contract/chat_shapes.ts";

/** A row of `chat_conversations`, with how many questions it has. */
export interface ConversationRow {
  id: string;
  organisation_id: string;
  user_id: string;
  title: string;
  questions: number;
  created_at: Date;
  updated_at: Date;
}

/** A row of `chat_messages`, with whose conversation it is in and the person's vote. */
export interface MessageRow {
  id: string;
  organisation_id: string;
  user_id: string;
  conversation_id: string;
  ordinal: number;
  question: string;
  filters: ChatFilters;
  state: "streaming" | "done" | "stopped" | "failed";
  attempt: number;
  answer: ChatAnswer | null;
  error_code: string | null;
  error_message: string | null;
  request_id: string | null;
  vote: ChatVote | null;
  created_at: Date;
  alive_at: Date;
  finished_at: Date | null;
}

/** A piece of an answer as it is kept for readers who come back. */
export interface EventRow {
  seq: number;
  event: string;
  data: unknown;
}

/** What is kept about how an answer came about. */
export interface AnswerAccount {
  checked: number;
  dropped: Record<string, number>;
  model: string | null;
  inputTokens: number;
  outputTokens: number;
  costMicros: number | null;
  libraryGeneration: string | null;
}

/** What was asked and answered before in a conversation, oldest first. */
export type ChatThread = { question: string; answer: string }[];
