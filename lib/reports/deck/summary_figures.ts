import type { Question } from "../survey/survey.ts";
import { topCount } from "./arrange.ts";
import { choseIt } from "./claims.ts";
import { type Context, recordingMinutes } from "./context.ts";
import type { Evidence } from "./evidence.ts";
import { isMet, MET } from "./grid_slide.ts";
import { ratio } from "./notes.ts";
import { gain, gained, hasRisen } from "./paired_slide.ts";
import { scaleFigure } from "./scale_slide.ts";
import { amount, speaksPercent } from "./shares.ts";
import { rowLabel } from "./things.ts";
import { grouped, NB, quoted, signed, small } from "./words.ts";

const MOST_FIGURES = 4;

/** A figure, what it counts, and how it was found. */
export interface Figure {
  value: string;
  text: string;
  note: string;
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
  return {
    value,
    text,
    note: `${rowLabel(overall)}: top answers ${ratio(topCount(overall), overall.n)}, others ${
      overall.n - topCount(overall)
    }`,
  };
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
    text: `points gained in ${gained(best, pairs.subject)}`,
    note,
  };
}

// How many objectives, or else items of a rating, more than three in four chose a top answer for.
function metFigure({ objectives, aspects }: Evidence): Figure | null {
  const items = objectives.length > 1 ? objectives : aspects.map(({ item }) => item);
  if (items.length < 2) return null;
  const met = items.filter((item) => isMet(item)).length;
  const mark = items.every((item) => speaksPercent(item.n)) ? `${MET}${NB}%` : "three in four";
  return {
    value: `${met} of ${items.length}`,
    text: objectives.length > 1 ? `objectives met by more than ${mark}` : metWords(items, mark),
    note: `Items with more than ${MET} % in the top answers: ${met} of ${items.length}`,
  };
}

// Said in the words of the answers where all items share them.
function metWords(items: Question[], mark: string): string {
  const said = new Set(items.map((item) => choseIt(item).replace(/ them /, " it ")));
  const one = said.size === 1 ? [...said][0]! : "";
  if (one === "agree") return `statements that more than ${mark} agree with`;
  return /^(?:rated|found) (?:it|them) /.test(one)
    ? `aspects ${one.replace(/ (?:it|them) /, " ")} by more than ${mark}`
    : `aspects with more than ${mark} in the top answers`;
}

function nextFigure({ next }: Evidence): Figure | null {
  if (next === null) return null;
  return {
    value: amount(next.first.count, next.question.n),
    text: `want ${quoted(next.first.label, 45)} next`,
    note: `${next.first.label}: ${ratio(next.first.count, next.question.n)}`,
  };
}
