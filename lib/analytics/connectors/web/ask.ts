import { BodyTooLarge, readText } from "./read_body.ts";
import { retryAtOf, sourceRequestOf } from "./retry_hint.ts";
import { SourceFailure } from "./source_failure.ts";
import type { Web } from "./web.ts";

/** What is asked of a source. */
export interface Question {
  /** What the source is called in failures: "YouTube". */
  source: string;
  url: URL;
  method?: "GET" | "POST";
  /** Where tokens travel: never in the address, which ends up in logs. */
  headers?: Record<string, string>;
  body?: string;
  /** Makes out the refusals (4xx) that only this source gives; null leaves one to the usual ways. */
  refusal?(answer: Answer, now: Date): SourceFailure | null;
}

/** What a source answered: JSON, or null where an error came without. */
export interface Answer {
  status: number;
  headers: Headers;
  value: unknown;
}

const MOST_TRIES = 4;
const FIRST_PAUSE_MS = 1_000;
/** A longer wait is left to the next run. */
const PATIENCE_MS = 60_000;
const MAX_BYTES = 20_000_000;

/**
 * Asks a source for JSON. An answer that is busy, broken or late is asked for again, after as long as the source says;
 * what a source refuses (other 4xx) is returned for the connector to make out.
 * @throws SourceFailure "source_busy", "source_away", "source_unreadable"
 */
export async function ask(web: Web, question: Question): Promise<Answer> {
  for (let tries = 1;; tries++) {
    const outcome = await tryOnce(web, question);
    if ("answer" in outcome) return outcome.answer;
    const now = web.clock.now().getTime();
    const pauseMs = outcome.retryAt === null
      ? FIRST_PAUSE_MS * 2 ** (tries - 1) * (0.75 + Math.random() / 2)
      : Math.max(0, outcome.retryAt.getTime() - now);
    if (tries === MOST_TRIES || pauseMs > PATIENCE_MS || outcome.isFinal) throw outcome.failure;
    await web.wait(pauseMs, web.signal);
  }
}

type Outcome =
  | { answer: Answer }
  | { failure: SourceFailure; retryAt: Date | null; isFinal?: boolean };

async function tryOnce(web: Web, question: Question): Promise<Outcome> {
  const { source, url, method, headers, body } = question;
  let response: Response | null = null;
  try {
    response = await web.fetch(url, {
      method: method ?? "GET",
      headers: { accept: "application/json", ...headers },
      ...(body === undefined ? {} : { body }),
      // A token must not follow an answer to another place.
      redirect: "error",
      signal: AbortSignal.any([web.signal, AbortSignal.timeout(web.timeoutMs)]),
    });
    return outcomeOf(question, response, await readText(response, MAX_BYTES), web.clock.now());
  } catch (cause) {
    if (web.signal.aborted) throw web.signal.reason;
    return brokenOff(source, response, cause);
  }
}

function outcomeOf({ source, refusal }: Question, response: Response, text: string, now: Date): Outcome {
  const { status, headers } = response;
  const sourceRequest = sourceRequestOf(headers);
  const value = parse(text);
  const refused = status >= 400 && status < 500
    ? refusal?.({ status, headers, value: value ?? null }, now) ?? null
    : null;
  if (refused !== null) return { failure: refused, retryAt: null, isFinal: true };
  if (status === 429 || status === 503) {
    const retryAt = retryAtOf(headers, now);
    const failure = new SourceFailure("source_busy", {
      detail: `${source} asks to wait (${status}).`,
      nextTryAt: retryAt,
      sourceRequest,
    });
    return { failure, retryAt };
  }
  if (status >= 500) {
    const failure = new SourceFailure("source_away", {
      detail: `${source} answered ${status}.`,
      sourceRequest,
    });
    return { failure, retryAt: null };
  }
  if (value === undefined && status < 400) {
    const detail = text.trim() === ""
      ? `${source} answered with nothing.`
      : `${source}’s answer of ${text.length} characters broke off or is not JSON.`;
    return { failure: new SourceFailure("source_unreadable", { detail, sourceRequest }), retryAt: null };
  }
  return { answer: { status, headers, value: value ?? null } };
}

function brokenOff(source: string, response: Response | null, cause: unknown): Outcome {
  const sourceRequest = response === null ? null : sourceRequestOf(response.headers);
  if (cause instanceof BodyTooLarge) {
    const detail = `${source}’s answer is larger than ${MAX_BYTES / 1_000_000} MB.`;
    return {
      failure: new SourceFailure("source_unreadable", { detail, sourceRequest }),
      retryAt: null,
      isFinal: true,
    };
  }
  const isLate = cause instanceof DOMException && cause.name === "TimeoutError";
  const detail = isLate
    ? `${source} did not answer in time.`
    : response === null
    ? `${source} could not be reached.`
    : `${source} broke the connection off in the middle of an answer.`;
  return { failure: new SourceFailure("source_away", { detail, cause, sourceRequest }), retryAt: null };
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    // Whether that is a fault depends on the status.
    return undefined;
  }
}
