/** What a language model is asked. */
export interface Prompt {
  /** How it is to answer. */
  system: string;
  /** The question, with what the answer is to be taken from. */
  user: string;
}

/** What a language model read and wrote, and what that cost. */
export interface Usage {
  inputTokens: number;
  outputTokens: number;
  /** In the currency of the configured prices; null where none are configured. */
  cost: number | null;
}

/** A piece of what a model writes; `usage` may come several times, each with the totals so far. */
export type Piece = { type: "text"; text: string } | { type: "usage"; usage: Usage };

/** A language model that writes text as a stream. */
export interface LanguageModel {
  /** Its name, as its maker gives it. */
  readonly name: string;
  /**
   * Writes an answer piece by piece; ends when the model says it is done, and stops at once with `signal`.
   *
   * @throws ModelError where the model can't be reached, refuses, or breaks off; pieces that came before stand
   */
  write(prompt: Prompt, signal: AbortSignal): AsyncGenerator<Piece>;
}

/** Why a model gave no answer, or no whole one. */
export type ModelFault =
  | "unreachable"
  | "refused"
  | "busy"
  | "too_slow"
  | "too_long"
  | "broken_off"
  | "malformed";

/** A model's failure. Its message is for the log: it never holds the key, the prompt or an answer. */
export class ModelError extends Error {
  override name = "ModelError";

  constructor(readonly fault: ModelFault, message: string, options?: ErrorOptions) {
    super(message, options);
  }
}

/** How long and how much a model may write. */
export interface ModelLimits {
  /** Until the first byte of an answer. */
  connectMs: number;
  /** Between one byte and the next. */
  idleMs: number;
  /** For all of it, pauses and further attempts counted. */
  totalMs: number;
  /** Characters of text. */
  mostCharacters: number;
  /** Bytes of the stream, of whatever kind. */
  mostBytes: number;
  attempts: number;
  /** Before the second attempt; doubled before each one after it. */
  pauseMs: number;
  /** A server that asks for a longer pause is given up. */
  longestPauseMs: number;
}

/** What people wait for an answer at most; generous to a model that thinks before it writes. */
export const MODEL_LIMITS: ModelLimits = {
  connectMs: 20_000,
  idleMs: 20_000,
  totalMs: 90_000,
  mostCharacters: 24_000,
  mostBytes: 4 * 1024 * 1024,
  attempts: 3,
  pauseMs: 500,
  longestPauseMs: 8_000,
};
