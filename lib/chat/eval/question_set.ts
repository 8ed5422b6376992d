import * as z from "zod/mini";

/** A place of the library that answers a question. */
export interface RelevantPlace {
  /** The source by its id, its title, the name of its file or its YouTube id. */
  source: string;
  /** The seconds between which it is said; null for a document, or where all of an episode counts. */
  seconds: { from: number; to: number } | null;
  /** The page it stands on; null for an episode, or where all of a document counts. */
  page: number | null;
}

/** A question of a set, with every place that answers it; none where the library has no answer. */
export interface EvalQuestion {
  query: string;
  relevant: RelevantPlace[];
}

/** A question set that can't be used: the message names the line and says what is missing. */
export class QuestionSetError extends Error {
  override name = "QuestionSetError";
}

const Place = z.object({
  source: z.string().check(z.minLength(1)),
  start: z.optional(z.number()),
  end: z.optional(z.number()),
  page: z.optional(z.int().check(z.minimum(1))),
});
const Line = z.object({
  query: z.string().check(z.trim(), z.minLength(1)),
  relevant: z._default(z.nullable(z.array(Place)), []),
});

/** Reads a question set: JSON lines of `{query, relevant: [{source, start, end} or {source, page}]}`. */
export function readQuestionSet(text: string): EvalQuestion[] {
  const questions = text.split("\n").flatMap((line, index) =>
    line.trim() === "" ? [] : [readLine(line, index + 1)]
  );
  if (questions.length === 0) throw new QuestionSetError("The file holds no question.");
  return questions;
}

function readLine(line: string, number: number): EvalQuestion {
  let value: unknown;
  try {
    value = JSON.parse(line);
  } catch (cause) {
    throw new QuestionSetError(`Line ${number} is not JSON.`, { cause });
  }
  const parsed = Line.safeParse(value);
  if (!parsed.success) {
    const { path, message } = parsed.error.issues[0]!;
    throw new QuestionSetError(`Line ${number}: ${path.join(".") || "the line"}: ${message}`);
  }
  return { query: parsed.data.query, relevant: (parsed.data.relevant ?? []).map(placeOf) };
}

function placeOf({ source, start, end, page }: z.infer<typeof Place>): RelevantPlace {
  const seconds = start === undefined ? null : { from: start, to: end ?? start };
  return { source, seconds, page: page ?? null };
}
