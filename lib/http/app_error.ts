import { type ErrorCode, ERRORS } from "../contract/errors.ts";

/** What an AppError may carry beside its code. */
export interface AppErrorOptions {
  /** Where it went wrong and what to do next, in words a client understands. */
  detail?: string;
  /** The fields of a form that are wrong: name to sentence. */
  fields?: Record<string, string>;
  /** Seconds after which another try may succeed; sent as `Retry-After`. */
  retryAfterSeconds?: number;
  /** What the next step of signing in sends back. */
  challenge?: string;
  cause?: unknown;
}

/** A failure that was expected: it has a code in the contract, and its words may be shown to a client. */
export class AppError extends Error {
  readonly code: ErrorCode;
  readonly detail: string | undefined;
  readonly fields: Record<string, string> | undefined;
  readonly retryAfterSeconds: number | undefined;
  readonly challenge: string | undefined;

  constructor(code: ErrorCode, options: AppErrorOptions = {}) {
    super(options.detail ? `${ERRORS[code].title} ${options.detail}` : ERRORS[code].title, {
      cause: options.cause,
    });
    this.name = "AppError";
    this.code = code;
    this.detail = options.detail;
    this.fields = options.fields;
    this.retryAfterSeconds = options.retryAfterSeconds;
    this.challenge = options.challenge;
  }

  /** The HTTP status the contract gives this code. */
  get status(): number {
    return ERRORS[this.code].status;
  }
}
