import type * as z from "zod/mini";
import type { Reading } from "./reading.ts";
import { shapeOf } from "./values.ts";
import type { Answer, Question } from "./web/ask.ts";
import { sourceRequestOf } from "./web/retry_hint.ts";
import { SourceFailure } from "./web/source_failure.ts";

/** What one source is called, and the words of its refusals. */
export interface AskedSource {
  name: string;
  /** The source's own word for a refusal, cut to what an identifier may be; null where it gives none. */
  reasonOf(value: unknown): string | null;
  /** Says of a refusal what only this source means by it; null leaves it to the usual words. */
  explain?(answer: Answer): string | null;
}

/**
 * Asks a source, and takes its answer for what it should be.
 * @throws SourceFailure "source_refused", "source_unreadable", and those of ask()
 */
export async function askFor<S extends z.ZodMiniType>(
  { ask }: Pick<Reading, "ask">,
  source: AskedSource,
  question: Pick<Question, "url" | "headers">,
  schema: S,
): Promise<z.output<S>> {
  const answer = await ask(question);
  if (answer.status < 400) return shapeOf(schema, answer.value, source.name);
  const reason = source.reasonOf(answer.value);
  throw new SourceFailure("source_refused", {
    detail: source.explain?.(answer) ??
      `${source.name} answered ${answer.status}${reason === null ? "" : ` (${reason})`}.`,
    sourceRequest: sourceRequestOf(answer.headers),
  });
}

/** An address with what it is asked. */
export function addressOf(base: string, path: string, query: Record<string, string>): URL {
  const url = new URL(`${base}/${path}`);
  for (const [name, value] of Object.entries(query)) url.searchParams.set(name, value);
  return url;
}
