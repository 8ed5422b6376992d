import { ERRORS } from "../contract/errors.ts";
import { AppError } from "../http/app_error.ts";

/** What to tell a person about an expected failure, in one or two sentences; null for a fault of ours. */
export function refusalOf(error: unknown): string | null {
  if (!(error instanceof AppError)) return null;
  return [ERRORS[error.code].title, error.detail].filter((part) => part !== undefined).join(" ");
}
