import { netPromoter } from "../survey/mod.ts";
import type { Question } from "../survey/survey.ts";
import type { NpsSlide } from "./deck.ts";
import { type Context, surveySource } from "./context.ts";
import { baseNote, countsNote, intervalNote, kindInWords, questionNote } from "./notes.ts";
import { amount } from "./shares.ts";
import { grouped, headline, inWords, percent, signed } from "./words.ts";

/** How the answers from 0 to 10 fall apart, and the score they make. */
export interface Nps {
  n: number;
  counts: number[];
  promoters: number;
  passives: number;
  detractors: number;
  /** Promoters less detractors in percent of n, rounded, halves away from zero. */
  score: number;
}

/** The Net Promoter Score of a question from 0 to 10 (Reichheld, "The One Number You Need to Grow", 2003). */
export function npsOf(question: Question): Nps {
  const counts = Array.from(
    { length: 11 },
    (_, value) => question.counts.find((each) => Number.parseInt(each.label, 10) === value)?.count ?? 0,
  );
  const { score, promoters, passives, detractors } = netPromoter(question.numbers) ??
    { score: 0, promoters: 0, passives: 0, detractors: 0 };
  const rounded = Math.sign(score) * Math.round(Math.abs(score));
  // A score of "−0" is 0.
  return { n: question.n, counts, promoters, passives, detractors, score: rounded === 0 ? 0 : rounded };
}

/** The score, its eleven answers and the three groups. */
export function npsSlide(context: Context, question: Question): NpsSlide {
  const nps = npsOf(question);
  const groups = [
    { label: "promoters", count: nps.promoters },
    { label: "passives", count: nps.passives },
    { label: "detractors", count: nps.detractors },
  ];
  return {
    kind: "nps",
    topic: "Recommendation",
    headline: npsHeadline(nps),
    question: question.text,
    ...nps,
    source: surveySource(context, nps.n, "promoters gave 9 or 10, detractors 0 to 6"),
    notes: [
      questionNote(question.text, kindInWords(question)),
      baseNote(context, nps.n),
      countsNote(question.counts, nps.n),
      `Formula: NPS = (promoters 9–10 − detractors 0–6) / n × 100 = (${nps.promoters} − ${nps.detractors}) / ${
        grouped(nps.n)
      } = ${signed(nps.score)}`,
      `Groups: ${
        groups.map((group) => `${group.label} ${group.count} (${percent(group.count, nps.n)})`).join(", ")
      }`,
      ...intervalNote(groups, question.counts, nps.n),
    ],
    questionIds: [question.id],
  };
}

/** The finding of the score. */
export function npsHeadline(nps: Nps): string {
  const score = `a score of ${signed(nps.score)}`;
  if (nps.detractors === 0) {
    return nps.promoters === 0
      ? `No detractors and no promoters among ${nps.n} answers: a score of 0`
      : `No detractors among ${nps.n} answers: ${score}`;
  }
  if (nps.promoters >= 3 * nps.detractors) {
    return headline(`Promoters outnumber detractors ${ratioInWords(nps)}: ${score}`);
  }
  if (nps.score < 0) return headline(`Detractors outnumber promoters: ${score}`);
  return headline(
    `${score}: ${amount(nps.promoters, nps.n)} promoters, ${amount(nps.detractors, nps.n)} detractors`,
  );
}

// "nine to one" is said of 9.2, "more than three to one" of 3.6: never more than the counts hold.
function ratioInWords(nps: Nps): string {
  const ratio = nps.promoters / nps.detractors;
  const whole = Math.floor(ratio + 0.1);
  const name = whole > 12 ? String(whole) : inWords(whole);
  return ratio - whole > 0.25 ? `more than ${name} to one` : `${name} to one`;
}
