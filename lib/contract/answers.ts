import * as z from "zod/mini";

/** How an answer came about. */
export const ANSWER_KINDS = ["extractive", "written", "safety", "nothing_found"] as const;

/** Why a sentence that a language model wrote was not shown. */
export const DROP_REASONS = ["quote_not_found", "wrong_id", "no_citation", "not_supported"] as const;

/** What an answer may be told with. */
export const NOTICE_KINDS = [
  "emergency",
  "personal_medical",
  "model_unavailable",
  "nothing_verified",
  "cut_short",
] as const;

/** Always in sight where answers are. */
export const NOT_MEDICAL_ADVICE = "Answers quote the library only. Not medical advice.";

/** What is said where the library says nothing. */
export const NOTHING_FOUND = "I found nothing on that in the library.";

const place = {
  source_id: z.string(),
  title: z.string(),
  kind: z.enum(["episode", "document"]),
  speaker: z.nullable(z.string()),
  /** The day it was recorded or issued, where known. */
  date: z.nullable(z.string()),
  /** When the quoted sentence begins to be spoken. */
  start_seconds: z.nullable(z.number()),
  page: z.nullable(z.number()),
  /** Opens the source at that second or page. */
  url: z.string(),
};

/** A place of a source that bears a sentence out, quoted verbatim. */
export const AnswerCitation = z.object({
  /** Its number in the answer, from 1: the same while streaming and after. */
  n: z.int(),
  passage_id: z.string(),
  ...place,
  chapter: z.nullable(z.string()),
  quote: z.string(),
  /** Where the quote stands in the passage's text. */
  from: z.int(),
  to: z.int(),
});

/** A sentence of an answer with the numbers of what bears it out. */
export const AnswerSentence = z.object({ text: z.string(), citations: z.array(z.int()) });

/** A source that comes near a question nobody answers. */
export const ClosestSource = z.object(place);

/** Fixed words that stand before an answer. */
export const AnswerNotice = z.object({ kind: z.enum(NOTICE_KINDS), text: z.string() });

/** An answer each of whose sentences was checked against what it cites. */
export const GroundedAnswer = z.object({
  kind: z.enum(ANSWER_KINDS),
  /** The sentences as one text, without numbers. */
  answer: z.string(),
  sentences: z.array(AnswerSentence),
  citations: z.array(AnswerCitation),
  abstained: z.boolean(),
  notices: z.array(AnswerNotice),
  /** Where nothing was found: what comes nearest. */
  closest: z.array(ClosestSource),
  /** Where nothing was found: what the library does speak of. */
  suggestions: z.array(z.string()),
  /** How many sentences of a language model were withheld, by reason. */
  dropped: z.record(z.enum(DROP_REASONS), z.int()),
  /** What was looked for: the question, together with what it leans on in the thread. */
  searched: z.string(),
});

/** A place of a source that bears a sentence out. */
export type AnswerCitation = z.infer<typeof AnswerCitation>;
/** A sentence of an answer. */
export type AnswerSentence = z.infer<typeof AnswerSentence>;
/** A source that comes near. */
export type ClosestSource = z.infer<typeof ClosestSource>;
/** Fixed words before an answer. */
export type AnswerNotice = z.infer<typeof AnswerNotice>;
/** An answer, checked and cited. */
export type GroundedAnswer = z.infer<typeof GroundedAnswer>;
/** How an answer came about. */
export type AnswerKind = (typeof ANSWER_KINDS)[number];
/** Why a sentence was withheld. */
export type DropReason = (typeof DROP_REASONS)[number];

/** What is said of a source from years ago, such as "Recorded 3 years ago, check current guidance"; null for newer ones. */
export function ageNote(source: Pick<AnswerCitation, "kind" | "date">, today: Date): string | null {
  if (source.date === null) return null;
  const [year, month, day] = source.date.split("-").map(Number) as [number, number, number];
  const before = today.getUTCMonth() + 1 < month ||
    (today.getUTCMonth() + 1 === month && today.getUTCDate() < day);
  const years = today.getUTCFullYear() - year - (before ? 1 : 0);
  if (!(years >= OLD_YEARS)) return null;
  return `${source.kind === "episode" ? "Recorded" : "Issued"} ${years} years ago, check current guidance`;
}

// Guidelines of most societies are revised within two to five years.
const OLD_YEARS = 2;
