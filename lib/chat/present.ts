import {
  type AnswerState,
  type ChatAnswer,
  type ChatMessage,
  type Conversation,
} from "../contract/chat_shapes.ts";
import { type ErrorCode, ERRORS } from "../contract/errors.ts";
import type { ConversationRow, MessageRow } from "./rows.ts";

/** Without a sign of life for this long an answer counts as interrupted; its process gives one every second. */
export const STALE_AFTER_MS = 20_000;

/** An answer of which nothing has come. */
export const NO_ANSWER: ChatAnswer = {
  kind: null,
  answer: "",
  sentences: [],
  citations: [],
  abstained: false,
  notices: [],
  closest: [],
  suggestions: [],
  dropped: { quote_not_found: 0, wrong_id: 0, no_citation: 0, not_supported: 0 },
  searched: "",
};

/** A message as the person reads it at this moment. */
export function presentMessage(row: MessageRow, now: Date): ChatMessage {
  const state = stateOf(row, now);
  return {
    ...NO_ANSWER,
    ...row.answer,
    message_id: row.id,
    conversation_id: row.conversation_id,
    ordinal: row.ordinal,
    question: row.question,
    filters: row.filters,
    state,
    failure: failureOf(row, state),
    vote: row.vote,
    created_at: row.created_at.toISOString(),
    finished_at: row.finished_at?.toISOString() ?? null,
  };
}

/** A conversation as a list shows it. */
export function presentConversation(row: ConversationRow): Conversation {
  return {
    id: row.id,
    title: row.title,
    questions: row.questions,
    created_at: row.created_at.toISOString(),
    updated_at: row.updated_at.toISOString(),
  };
}

/** What is kept of a message's answer. */
export function answerOf(message: ChatMessage): ChatAnswer {
  const { kind, answer, sentences, citations, abstained, notices, closest, suggestions, dropped, searched } =
    message;
  return { kind, answer, sentences, citations, abstained, notices, closest, suggestions, dropped, searched };
}

function stateOf(row: MessageRow, now: Date): AnswerState {
  const silent = now.getTime() - row.alive_at.getTime() > STALE_AFTER_MS;
  return row.state === "streaming" && silent ? "interrupted" : row.state;
}

function failureOf(row: MessageRow, state: AnswerState): ChatMessage["failure"] {
  if (state === "interrupted") {
    return {
      ...failure("answer_interrupted", "Ask again to have it made anew."),
      request_id: row.request_id,
    };
  }
  if (state !== "failed") return null;
  const code = (row.error_code ?? "internal") in ERRORS ? row.error_code as ErrorCode : "internal";
  return { ...failure(code, row.error_message), request_id: row.request_id };
}

function failure(code: ErrorCode, detail: string | null) {
  return { code, title: ERRORS[code].title, detail };
}
