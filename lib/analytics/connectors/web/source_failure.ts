import type { ErrorCode } from "../../../contract/errors.ts";
import { AppError } from "../../../http/mod.ts";

/** The ways in which a source of figures fails. */
export type SourceFailureCode = Extract<ErrorCode, `source_${string}`>;

/** A source that could not be read: why, in words for a client, and when another try may succeed. */
export class SourceFailure extends AppError {
  /** When the source itself says to come back; null where it does not. */
  readonly nextTryAt: Date | null;
  /** The source's own number of the request, for its support. */
  readonly sourceRequest: string | null;

  constructor(
    code: SourceFailureCode,
    { detail, cause, nextTryAt = null, sourceRequest = null }: {
      detail: string;
      cause?: unknown;
      nextTryAt?: Date | null;
      sourceRequest?: string | null;
    },
  ) {
    super(code, { detail, cause });
    this.name = "SourceFailure";
    this.nextTryAt = nextTryAt;
    this.sourceRequest = sourceRequest;
  }
}
