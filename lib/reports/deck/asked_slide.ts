import type { AskedQuestion } from "../../transcripts/mod.ts";
import type { AskedSlide } from "./deck.ts";
import { type Context, transcriptSource } from "./context.ts";
import { isNamed, shownName, speakersOf } from "./people.ts";
import { capital, clock, counted, countedInWords, headline, inWords, tidy } from "./words.ts";

const MOST_ROWS = 6;
const FEWEST_OF_HOSTS = 3;

/** The questions of the audience, or else those put to the speakers by a host; null where there are none. */
export function askedSlide(context: Context): AskedSlide | null {
  const fromAudience = context.analysis.questions.filter((question) => question.fromAudience);
  const fromHosts = context.analysis.questions.filter((question) =>
    question.answeredBy !== null && question.asker !== question.answeredBy
  );
  const audience = fromAudience.length > 0;
  const questions = audience ? fromAudience : fromHosts;
  if (questions.length === 0 || !audience && questions.length < FEWEST_OF_HOSTS) return null;
  const rows = spread(questions);
  const names = speakersOf(context.transcript, context.event, context.voices);
  const named = (name: string | null) => name === null ? "" : shownName(name, names);
  const lead = leader(questions.map((question) => named(question.answeredBy)));
  const found = `${counted(questions.length, "question")} found`;
  return {
    kind: "asked",
    topic: audience ? "What the audience asked" : "What the speakers were asked",
    headline: askedHeadline(questions.length, lead, rows.length, audience),
    rows: rows.map((row) => ({
      time: row.startSeconds === null ? "" : clock(row.startSeconds),
      question: bareAsked(row.question),
      by: named(row.answeredBy),
    })),
    source: transcriptSource(
      context,
      found,
      ...(lead === null ? [] : [`${lead.count} answered by ${lead.name}`]),
      ...(rows.length < questions.length ? [`${inWords(rows.length)} are shown`] : []),
    ),
    notes: [
      `Questions: ${
        audience ? "asked by the audience or read out for someone" : "put to the speakers"
      }, found in the transcript: ${questions.length}`,
      ...(lead === null ? [] : [`Counts: answered by ${lead.name}: ${lead.count} of ${questions.length}`]),
      ...rows.map((row) =>
        `Question: ${bareAsked(row.question)}${
          row.startSeconds === null ? "" : ` (${clock(row.startSeconds)})`
        }`
      ),
      "Formula: none; questions are in the words of the transcript, without who asked, in the order asked",
    ],
    questionIds: [],
  };
}

/** The question without who is said to ask it ("Somebody writes, can the pharmacist …?"): no name of the audience. */
export function bareAsked(question: string): string {
  const asked = tidy(question);
  const found =
    /^(?:(?:and|so|okay|ok|now|well),? )*(?:the (?:next|first|second|third|last) (?:question|one) (?:is|asks|comes from [^,:.]{2,40})[,:]?|(?:[\p{L}.'’-]+ ){1,5}(?:asks?|asked|writes?|wrote|wonders?|is (?:asking|wondering)|(?:would like|wants?) to know)(?: in the chat)?[,:]?) (?<rest>.+\?)$/iu
      .exec(asked)?.groups?.rest;
  const isWhole = found !== undefined &&
    /^(?:how|what|which|who|when|where|why|is|are|was|were|do|does|did|can|could|should|would|will|have|has|may|must)\b/i
      .test(found);
  return isWhole && found.split(" ").length >= 4 ? capital(found) : asked;
}

// Evenly through the event, whole questions before long ones, in the order asked.
function spread(questions: AskedQuestion[]): AskedQuestion[] {
  const readable = questions.filter((question) =>
    question.question.length >= 15 && question.question.length <= 220
  );
  const from = readable.length >= Math.min(MOST_ROWS, questions.length) ? readable : questions;
  if (from.length <= MOST_ROWS) return from;
  return Array.from(
    { length: MOST_ROWS },
    (_, index) => from[Math.floor((index + 0.5) * from.length / MOST_ROWS)]!,
  );
}

function leader(names: string[]): { name: string; count: number } | null {
  const counts = new Map<string, number>();
  for (const name of names) if (name !== "" && isNamed(name)) counts.set(name, (counts.get(name) ?? 0) + 1);
  const [first, second] = [...counts].sort((a, b) => b[1] - a[1]);
  if (first === undefined || first[1] < 2 || second !== undefined && second[1] === first[1]) return null;
  return { name: first[0], count: first[1] };
}

function askedHeadline(
  count: number,
  lead: { name: string; count: number } | null,
  shown: number,
  audience: boolean,
): string {
  const asked = audience
    ? `The audience asked ${countedInWords(count, "question")}`
    : `The speakers were asked ${countedInWords(count, "question")}`;
  if (count === 1) return headline(audience ? "One question came from the audience" : asked);
  if (lead !== null && lead.count < count) {
    return headline(
      audience
        ? `${lead.name} answered ${lead.count} of the ${count} questions from the audience`
        : `${lead.name} answered ${lead.count} of the ${count} questions put to the speakers`,
      `${asked}; one speaker answered ${lead.count}`,
    );
  }
  if (lead !== null) return headline(`${asked}, all answered by ${lead.name}`, asked);
  return headline(
    shown < count
      ? `${asked}; ${inWords(shown)} stand here word for word`
      : `${asked}, all of them here word for word`,
  );
}
