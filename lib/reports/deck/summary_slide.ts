import { topCount } from "./arrange.ts";
import { choseIt, claimOf, nameOf } from "./claims.ts";
import { baseText, type Context, recordingMinutes, sourceLine } from "./context.ts";
import type { SummarySlide } from "./deck.ts";
import { type Evidence, themeFor } from "./evidence.ts";
import { isMet, MET } from "./grid_slide.ts";
import { npsHeadline } from "./nps_slide.ts";
import { gain, hasRisen } from "./paired_slide.ts";
import { ratio } from "./notes.ts";
import type { Advice } from "./recommend.ts";
import { scaleFigure, scaleHeadline } from "./scale_slide.ts";
import { amount, showsShares, speaksPercent, who } from "./shares.ts";
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
const MOST_FIGURES = 4;
const LEAST_FIGURES = 2;

interface Figure {
  value: string;
  text: string;
  note: string;
}

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
      ...figures.map((figure) => figure.note),
      ...points.map((point) => `${point.title}: ${point.note}`),
      `Base: ${
        counted(context.survey.respondents, "response")
      }; each number is on a slide of its own with question, n and formula`,
    ],
    questionIds: [],
  };
}

/** The figures a director reads first, from what exists; facts of the event where answers are too few. */
export function figuresOf(context: Context, evidence: Evidence): Figure[] {
  const figures = [
    overallFigure(context, evidence),
    npsFigure(evidence),
    gainFigure(evidence),
    metFigure(evidence),
    nextFigure(evidence),
  ].filter((figure) => figure !== null);
  const asked = context.analysis.questions.filter((question) => question.fromAudience).length;
  const minutes = recordingMinutes(context.transcript);
  const facts: Figure[] = [
    {
      value: grouped(context.survey.respondents),
      text: context.survey.respondents === 1 ? "person answered the survey" : "people answered the survey",
      note: `Responses: ${context.survey.respondents}`,
    },
    minutes === null
      ? {
        value: grouped(context.transcript.words),
        text: "words in the transcript",
        note: `Words: ${context.transcript.words}`,
      }
      : { value: `${minutes}${NB}min`, text: "length of the recording", note: `Length: ${minutes} min` },
    ...longestChapter(context),
    ...(asked === 0 ? [] : [{
      value: String(asked),
      text: "questions from the audience",
      note: `Questions from the audience: ${asked}`,
    }]),
  ];
  return [...figures, ...facts].slice(0, Math.max(MOST_FIGURES - 1, Math.min(MOST_FIGURES, figures.length)));
}

function longestChapter({ analysis, transcript }: Context): Figure[] {
  const minutes = recordingMinutes(transcript);
  const [longest, next] = [...analysis.chapters].sort((a, b) =>
    (b.lengthSeconds ?? 0) - (a.lengthSeconds ?? 0)
  );
  if (minutes === null || longest === undefined || next === undefined || analysis.chapters.length > 9) {
    return [];
  }
  const length = Math.round((longest.lengthSeconds ?? 0) / 60);
  if (length < 2 || length >= minutes) return [];
  const note = `Longest chapter: ${longest.title}, ${length} of ${minutes} min`;
  return [{ value: `${length}${NB}min`, text: `on ${quoted(longest.title, 40)}, the longest chapter`, note }];
}

function overallFigure(context: Context, { overall }: Evidence): Figure | null {
  if (overall === null) return null;
  const { value, text } = scaleFigure(overall, context.noun);
  return { value, text, note: `${rowLabel(overall)}: top answers ${ratio(topCount(overall), overall.n)}` };
}

function npsFigure({ nps }: Evidence): Figure | null {
  if (nps === null) return null;
  return {
    value: signed(nps.score),
    text: `Net Promoter Score, from ${signed(-100)} to ${signed(100)}`,
    note: `Net Promoter Score: (${nps.promoters} − ${nps.detractors}) / ${nps.n} = ${signed(nps.score)}`,
  };
}

function gainFigure({ pairs }: Evidence): Figure | null {
  const best = pairs?.items.filter(hasRisen).sort((a, b) => gain(b) - gain(a))[0];
  if (best === undefined || pairs === null) return null;
  const note =
    `${best.label}: before ${best.before}, after ${best.after} of ${best.n}; rose ${best.rose}, fell ${best.fell}`;
  if (!speaksPercent(best.n)) {
    return {
      value: `${best.rose} of ${best.n}`,
      text: `rated their ${small(pairs.subject)} higher after`,
      note,
    };
  }
  return {
    value: signed(gain(best)),
    text: `points more in the top answers for ${quoted(best.label, 40)}`,
    note,
  };
}

// How many objectives, or else items of a rating, more than three in four chose a top answer for.
function metFigure({ objectives, aspects }: Evidence): Figure | null {
  const items = objectives.length > 1 ? objectives : aspects.map(({ item }) => item);
  if (items.length < 2) return null;
  const met = items.filter((item) => isMet(item)).length;
  const mark = items.every((item) => speaksPercent(item.n)) ? `${MET}${NB}%` : "three in four";
  const noun = objectives.length > 1 ? "objectives met" : "items rated in the top answers";
  return {
    value: `${met} of ${items.length}`,
    text: `${noun} by more than ${mark}`,
    note: `Items with more than ${MET} % in the top answers: ${met} of ${items.length}`,
  };
}

function nextFigure({ next }: Evidence): Figure | null {
  if (next === null) return null;
  return {
    value: amount(next.first.count, next.question.n),
    text: `want ${quoted(next.first.label, 45)} next`,
    note: `${next.first.label}: ${ratio(next.first.count, next.question.n)}`,
  };
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
  const worst = items.sort((a, b) => topCount(a) / a.n - topCount(b) / b.n)[0];
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
