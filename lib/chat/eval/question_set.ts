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

/** A question set that can't be used: the message names the file and the line, and says what is missing. */
export class QuestionSetError extends Error {
  override name = "QuestionSetError";
}

const Seconds = z.optional(z.nullable(z.number()));
const Place = z.object({
  source: z.optional(z.nullable(z.string())),
  source_id: z.optional(z.nullable(z.string())),
  start: Seconds,
  start_seconds: Seconds,
  end: Seconds,
  end_seconds: Seconds,
  page: z.optional(z.nullable(z.int().check(z.minimum(1)))),
});
const Line = z.extend(Place, {
  query: z.string("a question is a text.").check(z.trim(), z.minLength(1, "the question is empty.")),
  relevant: z.optional(z.nullable(z.union([z.array(Place), Place]))),
});

/**
 * Reads a question set: JSON lines of `{query, relevant: [{source, start, end} or {source, page}]}`, none in the list where
 * the library has no answer. A single place may stand in the line itself: `{query, source, start, end}`.
 */
export function readQuestionSet(text: string, file: string): EvalQuestion[] {
  const questions = text.replace(/^\uFEFF/, "").split("\n").flatMap((line, index) =>
    line.trim() === "" ? [] : [readLine(line, `${file}, line ${index + 1}`)]
  );
  if (questions.length === 0) throw new QuestionSetError(`${file} holds no question.`);
  return questions;
}

function readLine(line: string, place: string): EvalQuestion {
  let value: unknown;
  try {
    value = JSON.parse(line);
  } catch (cause) {
    throw new QuestionSetError(`${place} is not JSON.`, { cause });
  }
  const parsed = Line.safeParse(value);
  if (!parsed.success) {
    const { path, message } = parsed.error.issues[0]!;
    throw new QuestionSetError(`${place}: ${path.join(".") || "the line"}: ${message}`);
  }
  const { query, relevant, ...single } = parsed.data;
  const places = relevant === undefined || relevant === null ? [single] : [relevant].flat();
  return { query, relevant: places.flatMap(placeOf) };
}

function placeOf(place: z.infer<typeof Place>): RelevantPlace[] {
  const source = place.source ?? place.source_id ?? "";
  if (source === "") return [];
  const start = place.start ?? place.start_seconds ?? null;
  const seconds = start === null ? null : { from: start, to: place.end ?? place.end_seconds ?? start };
  return [{ source, seconds, page: place.page ?? null }];
}
