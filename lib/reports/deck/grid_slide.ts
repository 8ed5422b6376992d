import type { Question } from "../survey/survey.ts";
import type { GridSlide } from "./deck.ts";
import { byTopShare, type GridGroup, topCount } from "./arrange.ts";
import { choseIt, eitherOf, openStem, topLabels, topOf } from "./claims.ts";
import { type Context, surveySource } from "./context.ts";
import { isJudgement, isRanking } from "./scale_slide.ts";
import { intervalNote, ratio } from "./notes.ts";
import { amount, speaksPercent } from "./shares.ts";
import { bareQuestion, rowLabel } from "./things.ts";
import { capital, grouped, headline, inWords, NB, percent, quoted, tidy } from "./words.ts";

/** An item is met when more than this share of people, in percent, chose a top answer. */
export const MET = 75;
const MOST_ITEMS = 8;
const MOST_LEVELS = 7;

/** A group of scales as stacked bars, at most eight items a slide, split evenly, best first. */
export function gridSlides(context: Context, group: GridGroup, topic: string): GridSlide[] {
  const items = byTopShare(group.items);
  const slides = Math.ceil(items.length / MOST_ITEMS);
  const size = Math.ceil(items.length / slides);
  return Array.from({ length: slides }, (_, index) => {
    const shown = items.slice(index * size, (index + 1) * size);
    const title = slides === 1 ? topic : `${topic} (${index + 1} of ${slides})`;
    const slide = gridSlide(context, { ...group, items: shown }, title);
    // A list over several slides is one finding: who leads all of it, and who comes last.
    const ends = isJudgement(items[0]!) ? endsHeadline(items, index, slides) : null;
    return ends === null ? slide : { ...slide, headline: ends };
  });
}

function endsHeadline(items: Question[], index: number, slides: number): string | null {
  if (slides === 1 || (index > 0 && index < slides - 1)) return null;
  const item = index === 0 ? items[0]! : items[items.length - 1]!;
  const place = index === 0 ? `leads all ${inWords(items.length)}` : `comes last of ${inWords(items.length)}`;
  const share = amount(topCount(item), item.n);
  return headline(
    `${quoted(rowLabel(item))} ${place}: ${share} ${choseIt(item)}`,
    `${quoted(rowLabel(item), 50)} ${place}: ${share}`,
    `${quoted(rowLabel(item), 30)} ${place}: ${share}`,
  );
}

function gridSlide(context: Context, group: GridGroup, topic: string): GridSlide {
  const first = group.items[0]!;
  const top = topOf(first.counts.length);
  const failing = group.items.filter((item) => !isMet(item));
  const marked = !isJudgement(first)
    ? []
    : failing.length * 2 <= group.items.length
    ? failing
    : group.items.slice(-1);
  const bands = bandsOf(first);
  const remark = marked.length === 0
    ? ""
    : marked.length === failing.length
    ? `items at ${MET}${NB}% or less are marked`
    : "the lowest is marked";
  return {
    kind: "grid",
    topic,
    headline: gridHeadline(group, context.noun),
    question: group.stem === null ? undefined : tidy(group.stem),
    levels: bands.map((band) => band.label),
    top: bands.length === first.counts.length ? top : 1,
    items: group.items.map((item) => ({
      label: rowLabel(item),
      n: item.n,
      counts: bandsOf(item).map((band) => band.count),
      flag: marked.includes(item),
    })),
    source: surveySource(context, group.items.map((item) => item.n), "shares are rounded", remark),
    notes: [
      `Question: ${
        group.stem === null ? "each item is a question of its own" : tidy(group.stem)
      } (${first.counts.length}-point scale, ${inWords(group.items.length)} items: ${
        first.counts.map((level) => level.label).join(", ")
      })`,
      ...group.items.map((item) => itemNote(context, item)),
      `Formula: top answers (${
        first.counts.slice(0, top).map((level) => level.label).join(" + ")
      }) / n; met = more than ${MET} %`,
    ],
    questionIds: group.items.map((item) => item.id),
  };
}

/** Whether more than three in four chose a top answer. */
export function isMet(question: Question, percentage = MET): boolean {
  return topCount(question) * 100 > percentage * question.n;
}

function itemNote(context: Context, item: Question): string {
  const top = topCount(item);
  const interval = intervalNote([{ label: "top answers", count: top }], item.counts, item.n).join("");
  const counts = item.counts.map((level) => `${level.label} ${level.count} (${percent(level.count, item.n)})`)
    .join(", ");
  return `${tidy(item.item ?? item.text)}: n = ${grouped(item.n)} of ${
    grouped(context.survey.respondents)
  }; counts ${counts}; top answers ${ratio(top, item.n)}. ${interval}`;
}

// Scales of more than seven steps are shown in pairs from the top: "9–10", "7–8".
function bandsOf(question: Question): { label: string; count: number }[] {
  if (question.counts.length <= MOST_LEVELS) return question.counts;
  const size = Math.ceil(question.counts.length / 6);
  const bands = [];
  for (let from = 0; from < question.counts.length; from += size) {
    const levels = question.counts.slice(from, from + size);
    const ends = [levels[levels.length - 1]!.label, levels[0]!.label];
    bands.push({
      label: levels.length === 1 ? ends[0]! : ends.join("–"),
      count: levels.reduce((sum, level) => sum + level.count, 0),
    });
  }
  return bands;
}

/** The finding of a group of items: how many reach the mark, and which lags. */
export function gridHeadline(group: GridGroup, noun: string): string {
  const items = byTopShare(group.items);
  const first = items[0]!;
  const worst = items[items.length - 1]!;
  if (isRanking(first)) return rankingHeadline(items);
  if (!isJudgement(first)) return spreadHeadline(first, worst);
  const words = wordsOf(group, noun);
  const mark = [90, 80, MET].find((percentage) => items.every((item) => isMet(item, percentage)));
  if (mark !== undefined) return headline(capital(words.all(markText(items, mark), inWords(items.length))));
  const passed = items.filter((item) => isMet(item)).length;
  const share = amount(topCount(worst), worst.n);
  const most = markText(items, MET);
  if (items.length - passed <= 2 && passed > 0) {
    const start = capital(words.some(most, `${inWords(passed)} of ${inWords(items.length)}`));
    return headline(
      `${start}; ${quoted(rowLabel(worst))} lags at ${share}`,
      `${capital(words.shorter(most, `${inWords(passed)} of ${inWords(items.length)}`))}; ${
        quoted(rowLabel(worst))
      } lags at ${share}`,
      `${start}; ${quoted(rowLabel(worst), 30)} lags at ${share}`,
      `${start}; the lowest has ${share}`,
    );
  }
  if (passed === 0 && items.length === 2) {
    return headline(`Neither of the two ${words.noun}s ${words.reach(most)}`, `Neither reaches ${most}`);
  }
  const count = passed === 0
    ? `none of the ${inWords(items.length)}`
    : `only ${inWords(passed)} of ${inWords(items.length)}`;
  const start = `${count} ${words.noun}s ${passed < 2 ? words.reach(most) : words.reachMany(most)}`;
  return headline(`${start}; the lowest has ${share}`, start);
}

// How often or how much: the ends of the list, without praise or blame.
function spreadHeadline(first: Question, worst: Question): string {
  const labels = eitherOf(topLabels(first));
  const [a, b] = [amount(topCount(first), first.n), amount(topCount(worst), worst.n)];
  return headline(
    `${capital(labels)}: ${a} for ${quoted(rowLabel(first))}, ${b} for ${quoted(rowLabel(worst))}`,
    `${a} answered ${labels} to ${quoted(rowLabel(first), 40)}, the most`,
    `From ${a} to ${b} answered ${labels}`,
  );
}

// What most people put at the top of their order; level where the next is as good as there.
function rankingHeadline(items: Question[]): string {
  const [first, second] = items;
  const place = topOf(first!.counts.length) === 2 ? "first or second" : "first";
  const share = amount(topCount(first!), first!.n);
  const level = second !== undefined && topCount(first!) * second.n === topCount(second) * first!.n;
  const [a, b] = [rowLabel(first!), second === undefined ? "" : rowLabel(second)];
  return level
    ? headline(
      `${quoted(a)} and ${quoted(b)} rank highest: ${share} put each ${place}`,
      `${quoted(a, 25)} and ${quoted(b, 25)} rank highest: ${share} put each ${place}`,
    )
    : headline(
      `${quoted(a)} ranks highest: ${share} put it ${place}`,
      `${quoted(a, 45)} ranks highest: ${share} put it ${place}`,
    );
}

function markText(items: Question[], mark: number): string {
  if (items.every((item) => speaksPercent(item.n))) return `${mark}${NB}%`;
  return mark === 90 ? "nine in ten" : mark === 80 ? "four in five" : "three in four";
}

interface GridWords {
  noun: string;
  all: (mark: string, count: string) => string;
  some: (mark: string, count: string) => string;
  /** `some` in fewer words. */
  shorter: (mark: string, count: string) => string;
  reach: (mark: string) => string;
  reachMany: (mark: string) => string;
}

function wordsOf(group: GridGroup, noun: string): GridWords {
  const labels = topLabels(group.items[0]!);
  const either = eitherOf(labels);
  const agree = group.items[0]!.scale?.name === "agreement" ||
    labels.some((label) => /\bagree\b/i.test(label));
  if (group.objectives) {
    return {
      noun: "objective",
      all: (mark, count) => `all ${count} objectives were met by more than ${mark}`,
      some: (mark, count) => `${count} objectives were met by more than ${mark}`,
      shorter: (mark, count) => `${count} objectives passed ${mark}`,
      reach: (mark) => `was met by ${mark}`,
      reachMany: (mark) => `were met by ${mark}`,
    };
  }
  if (agree) {
    return {
      noun: "statement",
      all: (mark, count) => `more than ${mark} agree with all ${count} statements`,
      some: (mark, count) => `more than ${mark} agree with ${count} statements`,
      shorter: (mark, count) => `${count} statements passed ${mark}`,
      reach: (mark) => `has ${mark} agreeing`,
      reachMany: (mark) => `have ${mark} agreeing`,
    };
  }
  const thing = aboutWhat(group.stem, noun);
  return {
    noun: "aspect",
    all: (mark, count) => `more than ${mark} rated all ${count} aspects${thing} ${either}`,
    some: (mark, count) => `more than ${mark} rated ${count} aspects${thing} ${either}`,
    shorter: (mark, count) => `${count} aspects passed ${mark}`,
    reach: (mark) => `is rated ${either} by ${mark}`,
    reachMany: (mark) => `are rated ${either} by ${mark}`,
  };
}

// "Please rate the instructor(s) on the following items:" is about the instructor(s).
function aboutWhat(stem: string | null, noun: string): string {
  if (stem === null || openStem(stem) !== null && !/rate/i.test(stem)) return "";
  const found = /\brate (?:the |your |our )(?<thing>[\p{L}()/ -]{3,30}?)(?: on| in| for| with|[:.,?]|$)/iu
    .exec(bareQuestion(stem))?.groups?.thing;
  if (found === undefined || /\b(?:following|items?|aspects?|statements?)\b/i.test(found)) return "";
  return ` of the ${/^(?:webinar|session|training|course)$/i.test(found) ? noun : found.trim()}`;
}
