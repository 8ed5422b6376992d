import type { AnswerCount, Question } from "../survey/survey.ts";
import { byTopShare, type GridGroup, type Part, topCount } from "./arrange.ts";
import { type Nps, npsOf } from "./nps_slide.ts";
import { comparePair, type PairedItem, subjectOf } from "./paired_slide.ts";
import { rowLabel } from "./things.ts";
import { isJudgement } from "./scale_slide.ts";
import { type Asks, asksFor, comments, type Theme, themesOf } from "./text_slide.ts";

/** A theme with the question it answers and how many comments there were. */
export interface NamedTheme {
  theme: Theme;
  n: number;
  asks: Asks;
  /** Whether another theme was named as often. */
  tied: boolean;
}

/** What a summary and recommendations may speak of: all of it stands on a slide of its own. */
export interface Evidence {
  overall: Question | null;
  /** Learning objectives, best first. */
  objectives: Question[];
  /** Other items people judged, best first, each with its group. */
  aspects: { item: Question; group: GridGroup | null }[];
  nps: Nps | null;
  /** What people want next, with the runner-up where there is one. */
  next: { question: Question; first: AnswerCount; second: AnswerCount | null } | null;
  pairs: { items: PairedItem[]; subject: string } | null;
  themes: NamedTheme[];
}

/** A question longer than this has no name to give advice by. */
const LONGEST_NAMED = 60;

/** Collects the evidence from the parts that made it into the deck. */
export function evidenceOf(parts: Part[]): Evidence {
  const questions = (kind: Part["kind"]) =>
    parts.flatMap((part) => part.kind === kind && "question" in part ? [part.question] : []);
  const groups = parts.flatMap((part) => part.kind === "grid" ? [part.group] : []);
  const judged = groups.filter((group) => !group.objectives && group.items.every(isJudgement));
  const aspects = [
    ...judged.flatMap((group) => group.items.map((item) => ({ item, group }))),
    ...questions("scale").filter((item) => isJudgement(item) && rowLabel(item).length <= LONGEST_NAMED).map((
      item,
    ) => ({ item, group: null })),
  ];
  const nps = questions("nps")[0];
  return {
    overall: questions("overall")[0] ?? null,
    objectives: byTopShare(groups.filter((group) => group.objectives).flatMap((group) => group.items)),
    aspects: aspects.sort((a, b) => topCount(b.item) / b.item.n - topCount(a.item) / a.item.n),
    nps: nps === undefined ? null : npsOf(nps),
    next: nextOf(questions("choice")),
    pairs: pairsOf(parts),
    themes: questions("text").flatMap((question) => {
      const [theme, next] = themesOf(question);
      return theme === undefined || theme.count < 2 ? [] : [{
        theme,
        n: comments(question).length,
        asks: asksFor(question.text),
        tied: next?.count === theme.count,
      }];
    }),
  };
}

/** The theme named most in answer to questions that ask for this, or null. */
export function themeFor(evidence: Evidence, ...asks: Asks[]): NamedTheme | null {
  return evidence.themes.find((named) => asks.includes(named.asks)) ?? null;
}

function nextOf(questions: Question[]): Evidence["next"] {
  const question = questions.find((each) =>
    /\b(?:next|future|upcoming|further)\b/i.test(each.text) &&
    /\b(?:topics?|subjects?|webinars?|sessions?|cover|learn|events?)\b/i.test(each.text) &&
    each.counts.length > 2
  );
  if (question === undefined) return null;
  const named = question.counts.filter((option) =>
    !/^(?:other|something else|none|no\b|yes\b|maybe)/i.test(option.label)
  )
    .sort((a, b) => b.count - a.count);
  const [first, second] = named;
  if (first === undefined || first.count < 2) return null;
  return { question, first, second: second ?? null };
}

function pairsOf(parts: Part[]): Evidence["pairs"] {
  const pairs = parts.flatMap((part) => part.kind === "paired" ? part.pairs : []);
  if (pairs.length === 0) return null;
  return {
    items: pairs.map(({ pair, before, after }) => comparePair(pair, before, after)),
    subject: subjectOf(pairs.map(({ before, after }) => `${before.text} ${after.text}`).join(" ")),
  };
}
