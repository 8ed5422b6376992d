import { topCount } from "./arrange.ts";
import { choseIt, claimOf, nameOf } from "./claims.ts";
import { baseText, type Context, recordingMinutes, sourceLine } from "./context.ts";
import type { SummarySlide } from "./deck.ts";
import { type Figure, figuresOf } from "./summary_figures.ts";
import { type Evidence, themeFor } from "./evidence.ts";
import { isMet, MET } from "./grid_slide.ts";
import { npsHeadline } from "./nps_slide.ts";
import { hasRisen } from "./paired_slide.ts";
import { ratio } from "./notes.ts";
import type { Advice } from "./recommend.ts";
import { scaleHeadline } from "./scale_slide.ts";
import { amount, remainder, showsShares, who } from "./shares.ts";
import { rowLabel } from "./things.ts";
import {
  capital,
  clip,
  counted,
  countedInWords,
  grouped,
  headline,
  inWords,
  NB,
  percentOf,
  quoted,
  signed,
  small,
} from "./words.ts";

const MOST_WORDS = 75;
const LEAST_FIGURES = 2;

/** What a director reads in twenty seconds: one to four figures and up to three points, at most 75 words. */
export function summarySlide(
  context: Context,
  evidence: Evidence,
  advice: Advice[],
  findings: string[],
): SummarySlide {
  const title = summaryHeadline(context, evidence, findings);
  const { figures, points } = withinWords(
    figuresOf(context, evidence),
    pointsOf(context, evidence, advice),
    title,
  );
  return {
    kind: "summary",
    topic: "In brief",
    headline: title,
    figures: figures.map(({ value, text }) => ({ value, text })),
    points: points.map(({ title, text }) => ({ title, text })),
    source: sourceLine(
      context,
      `Source: ${context.surveyName}, ${
        baseText([context.survey.respondents])
      }; each figure states its own base further on`,
    ),
    notes: [
      ...othersNote(evidence),
      ...figures.map((figure) => figure.note),
      ...points.map((point) => `${point.title}: ${point.note}`),
      `Base: ${
        counted(context.survey.respondents, "response")
      }; each number is on a slide of its own with question, n and formula`,
    ],
    questionIds: [],
  };
}

/** The headline may name those who did not choose a top answer. */
function othersNote({ overall }: Evidence): string[] {
  if (overall === null || !showsShares(overall.n)) return [];
  const top = topCount(overall);
  return [`Others: ${remainder(top, overall.n)} (${grouped(overall.n - top)} of ${grouped(overall.n)})`];
}

function summaryHeadline(context: Context, evidence: Evidence, findings: string[]): string {
  const { overall, nps, pairs, objectives } = evidence;
  if (overall !== null && showsShares(overall.n)) {
    const claim = claimOf(overall, context.noun);
    const share = percentOf(topCount(overall), overall.n);
    if (share >= 40 && share < 60) return scaleHeadline(overall, context.noun);
    const start = `${share < 40 ? "Only " : ""}${who(topCount(overall), overall.n)} ${claim.text}`;
    const seconds = [
      pairs !== null && pairs.items.every(hasRisen)
        ? `and ${small(pairs.subject)} rose${
          pairs.items.length === 1 ? "" : ` on all ${inWords(pairs.items.length)} topics`
        }`
        : null,
      nps === null ? null : `with a Net Promoter Score of ${signed(nps.score)}`,
      objectives.length < 2
        ? null
        : `and ${inWords(objectives.filter((item) => isMet(item)).length)} of ${
          inWords(objectives.length)
        } objectives were met`,
    ].filter((text) => text !== null);
    const full = seconds.map((second) => `${start}, ${second}`);
    return headline(...full, start, scaleHeadline(overall, context.noun));
  }
  if (nps !== null) return npsHeadline(nps);
  const telling = findings.find((finding) =>
    !/^“|\b(?:answered|chose) [“\d]|^Half of|^No answer/.test(finding)
  );
  if (telling !== undefined) return telling;
  const minutes = recordingMinutes(context.transcript);
  const people = countedInWords(context.survey.respondents, "person", "people");
  return headline(
    minutes === null
      ? `${people} answered the survey; the transcript holds ${counted(context.transcript.words, "word")}`
      : `${people} answered the survey; the recording runs ${counted(minutes, "minute")}`,
  );
}

interface Point {
  title: string;
  text: string;
  note: string;
}

function pointsOf(context: Context, evidence: Evidence, advice: Advice[]): Point[] {
  const points = [worked(context, evidence), needsWork(context, evidence)].filter((point) => point !== null);
  const first = advice[0];
  if (first !== undefined) points.push({ title: "What to do next", text: first.brief, note: first.note });
  return points;
}

function worked(context: Context, evidence: Evidence): Point | null {
  const best = evidence.objectives[0] ?? evidence.aspects[0]?.item;
  const theme = themeFor(evidence, "liked", "learned");
  if (theme !== null && theme.theme.count >= 3) {
    const text = `${quoted(theme.theme.label, 40)}: named in ${theme.theme.count} of ${theme.n} comments.`;
    return {
      title: "What worked",
      text,
      note: `${theme.theme.label}: ${theme.theme.count} of ${theme.n} comments`,
    };
  }
  if (best === undefined || !isMet(best, 60)) return null;
  return {
    title: "What worked",
    text: `${capital(nameOf(best, context.noun, 55))}: ${amount(topCount(best), best.n)} ${choseIt(best)}.`,
    note: `${rowLabel(best)}: ${ratio(topCount(best), best.n)}`,
  };
}

function needsWork(context: Context, evidence: Evidence): Point | null {
  const items = [...evidence.objectives, ...evidence.aspects.map(({ item }) => item)];
  // Of items level at the end the last, as the recommendations have it.
  const worst = items.sort((a, b) => topCount(b) / b.n - topCount(a) / a.n).at(-1);
  if (worst !== undefined && !isMet(worst)) {
    return {
      title: "What needs work",
      text: `${capital(nameOf(worst, context.noun, 55))}: only ${amount(topCount(worst), worst.n)} ${
        choseIt(worst)
      }.`,
      note: `${rowLabel(worst)}: ${ratio(topCount(worst), worst.n)}`,
    };
  }
  const named = themeFor(evidence, "improve", "disliked");
  if (named !== null) {
    return {
      title: "What needs work",
      text: `${quoted(clip(named.theme.label, 40))}: named in ${named.theme.count} of ${named.n} comments.`,
      note: `${named.theme.label}: ${named.theme.count} of ${named.n} comments`,
    };
  }
  if (worst === undefined) return null;
  return {
    title: "What needs work",
    text: `Nothing asked fell to ${MET}${NB}% or less.`,
    note: `Lowest: ${rowLabel(worst)}: ${ratio(topCount(worst), worst.n)}`,
  };
}

// Points say more than a third or fourth figure: figures give way first, then the last points.
function withinWords(
  figures: Figure[],
  points: Point[],
  title: string,
): { figures: Figure[]; points: Point[] } {
  const size = (some: (Figure | Point)[]) =>
    some.reduce(
      (sum, each) => sum + words("title" in each ? each.title : each.value) + words(each.text),
      words(title),
    );
  const kept = { figures: [...figures], points: [...points] };
  while (kept.figures.length > LEAST_FIGURES && size([...kept.figures, ...kept.points]) > MOST_WORDS) {
    kept.figures.pop();
  }
  while (kept.points.length > 0 && size([...kept.figures, ...kept.points]) > MOST_WORDS) kept.points.pop();
  return kept;
}

/** Words as a reader counts them. */
export function words(text: string): number {
  return text.split(/[\s\u00a0]+/).filter((word) => /[\p{L}\p{N}]/u.test(word)).length;
}
