import { type ErrorCode, INTERNAL_TITLE } from "../contract/errors.ts";
import { ReceivedProblem } from "../contract/received_problem.ts";

/** A call that failed: the stable code, and sentences a person understands. */
export class ClientError extends Error {
  /** "offline" when no answer came at all. */
  readonly code: ErrorCode | "offline";
  readonly detail: string | null;
  /** Field of the form to what is wrong with it. */
  readonly fields: Record<string, string>;
  /** Names the request, for whoever is asked about it. */
  readonly requestId: string | null;

  constructor(problem: ReceivedProblem | null, options: { offline?: boolean } = {}) {
    const code = options.offline ? "offline" : problem?.code ?? "internal";
    super(
      code === "offline"
        ? "The portal can't be reached. Check your connection."
        : problem?.title ?? INTERNAL_TITLE,
    );
    this.name = "ClientError";
    this.code = code;
    this.detail = problem?.detail ?? null;
    this.fields = problem?.fields ?? {};
    this.requestId = problem?.request_id ?? null;
  }
}

/** The failure that a response's text describes; anything but problem details counts as a fault on our side. */
export function failureOf(text: string): ClientError {
  try {
    return new ClientError(ReceivedProblem.parse(JSON.parse(text)));
  } catch {
    // A proxy answered with a page of its own.
    return new ClientError(null);
  }
}
