import { signTest } from "../survey/mod.ts";
import type { Question, QuestionPair } from "../survey/survey.ts";
import type { PairedSlide } from "./deck.ts";
import { topOf } from "./claims.ts";
import { type Context, surveySource } from "./context.ts";
import { intervalNote, ratio } from "./notes.ts";
import { speaksPercent } from "./shares.ts";
import { capital, headline, inWords, quoted, signed, small, tidy } from "./words.ts";

/** The same thing asked twice, of the people who answered both times. */
export interface PairedItem {
  label: string;
  n: number;
  before: number;
  after: number;
  rose: number;
  same: number;
  fell: number;
  /** Two-sided sign test of those who moved. */
  p: number;
}

/** How many pairs one slide holds. */
const MOST_PAIRS = 6;

/** Compares a pair person by person; `before` and `after` count the top answers. */
export function comparePair(pair: QuestionPair, before: Question, after: Question): PairedItem {
  const levels = after.scale?.levels ?? [];
  const tops = new Set(levels.slice(0, topOf(levels.length)).map((level) => level.value));
  const item = { label: pairLabel(pair.label), n: 0, before: 0, after: 0, rose: 0, same: 0, fell: 0 };
  after.byRespondent.forEach((later, row) => {
    const earlier = before.byRespondent[row] ?? null;
    if (earlier === null || later === null) return;
    item.n++;
    if (tops.has(earlier)) item.before++;
    if (tops.has(later)) item.after++;
    if (later > earlier) item.rose++;
    else if (later < earlier) item.fell++;
    else item.same++;
  });
  return { ...item, p: item.rose + item.fell === 0 ? 1 : signTest(item.rose, item.fell) };
}

/** Before and after as paired bars with their gain, largest first; as many slides as the pairs need. */
export function pairedSlides(
  context: Context,
  pairs: { pair: QuestionPair; before: Question; after: Question }[],
): PairedSlide[] {
  const count = Math.ceil(pairs.length / MOST_PAIRS);
  const size = Math.ceil(pairs.length / count);
  const compared = pairs.map((each) => ({ ...each, item: comparePair(each.pair, each.before, each.after) }))
    .sort((a, b) => gain(b.item) - gain(a.item));
  return Array.from(
    { length: count },
    (_, index) => pairedSlide(context, compared.slice(index * size, (index + 1) * size)),
  );
}

type Compared = { before: Question; after: Question; item: PairedItem };

function pairedSlide(context: Context, compared: Compared[]): PairedSlide {
  const items = compared.map(({ item }) => item);
  const levels = compared[0]?.after.scale?.levels ?? [];
  const tops = levels.slice(0, topOf(levels.length)).map((level) => level.label);
  const subject = subjectOf(compared.map(({ before, after }) => `${before.text} ${after.text}`).join(" "));
  const question = compared[0]!;
  const share = `Share who answered ${
    tops.map((label) => quoted(label, 40)).reverse().join(" or ")
  }, before and after.`;
  return {
    kind: "paired",
    topic: `${subject} before and after`,
    headline: pairedHeadline(items, subject),
    question: compared.length === 1 ? askedTwice(question) : share,
    items: items.map(({ p: _, ...item }) => item),
    ...(compared.length === 1 ? { levels: levelsOf(question.before, question.after) } : {}),
    source: surveySource(
      context,
      items.map((item) => item.n),
      "people who answered both times",
      // Every answer stands on the slide of one pair: only which are the top ones is left to say.
      compared.length === 1
        ? `top answers: ${tops.map((label) => quoted(label, 30)).reverse().join(" or ")}`
        : "",
    ),
    notes: compared.flatMap(({ before, after, item }) => [
      `Question: before: ${tidy(before.text)}; after: ${tidy(after.text)} (${levels.length}-point scale)`,
      `Base: n = ${item.n} of ${context.survey.respondents} responses: people who answered both`,
      `Counts: top answers before ${item.before}, after ${item.after}; rose ${item.rose}, same ${item.same}, fell ${item.fell}`,
      ...(compared.length === 1
        ? [
          `Counts: ${
            levelsOf(before, after).map((level) =>
              `${level.label}: before ${level.before}, after ${level.after}`
            ).join("; ")
          }`,
        ]
        : []),
      `Formula: before ${ratio(item.before, item.n)}; after ${
        ratio(item.after, item.n)
      }; gain = (${item.after} − ${item.before}) / ${item.n} = ${signed(gain(item))} points; sign test p = ${
        pText(item.p)
      }`,
      ...intervalNote(
        [{ label: "before", count: item.before }, { label: "after", count: item.after }],
        [],
        item.n,
      ),
    ]),
    questionIds: compared.flatMap(({ before, after }) => [before.id, after.id]),
  };
}

/** How many of those who answered both times gave each answer before and after. */
function levelsOf(before: Question, after: Question): { label: string; before: number; after: number }[] {
  const both = after.byRespondent.map((later, row) => [before.byRespondent[row] ?? null, later] as const)
    .filter(([earlier, later]) => earlier !== null && later !== null);
  return (after.scale?.levels ?? []).map(({ label, value }) => ({
    label,
    before: both.filter(([earlier]) => earlier === value).length,
    after: both.filter(([, later]) => later === value).length,
  }));
}

// "I would rate my knowledge as" is about "Knowledge", "How confident are you in measuring?" about "Measuring".
function pairLabel(label: string): string {
  const bare = tidy(label).replace(/^[\s,:]+|[\s,:.?…]+$/g, "");
  const rated = /^(?:i would |how would you |please )?rate (?:my|your|the) (.+?)(?: as)?$/i.exec(bare)?.[1];
  const felt = /^how \p{L}+ (?:are|were|do|did) you (?:feel )?(?:in|with|about|of) (.+)$/iu.exec(bare)?.[1];
  const known =
    /^(?:how would you (?:rate|describe) |what (?:is|was) )(?:your |the )?((?:level of )?(?:knowledge|confidence|understanding|awareness|skill)\w* .+)$/i
      .exec(bare)?.[1];
  return capital((rated ?? felt ?? known ?? bare).replace(/^(?:current |own )?level of /i, ""));
}

/** What was gained, as it stands in a sentence: "confidence in running a review", "knowledge of migraine". */
export function gained(item: PairedItem, subject: string): string {
  const label = small(item.label);
  if (label.startsWith(small(subject))) return label;
  return /^\p{L}+ing\b/u.test(item.label) ? `${small(subject)} in ${label}` : quoted(item.label, 40);
}

// What both ask in common: the stem, or else the later question.
function askedTwice({ before, after }: { before: Question; after: Question }): string {
  const stem = tidy(before.stem ?? "").replace(/[\s:]+$/, "");
  return stem !== "" && before.stem === after.stem ? stem : tidy(after.text);
}

/** Points gained, from unrounded shares. */
export function gain(item: { before: number; after: number; n: number }): number {
  return (item.after - item.before) / item.n * 100;
}

/** Whether more people rose than fell, by more than chance may explain. */
export function hasRisen(item: PairedItem): boolean {
  return item.rose > item.fell && item.p < 0.05;
}

function hasFallen(item: PairedItem): boolean {
  return item.fell > item.rose && item.p < 0.05;
}

/** What moved, said only where a sign test says so. */
export function pairedHeadline(items: PairedItem[], subject: string): string {
  const risen = items.filter(hasRisen);
  const fallen = items.filter(hasFallen);
  const best = [...risen].sort((a, b) => gain(b) - gain(a))[0];
  if (items.length === 1) return singleHeadline(items[0]!, subject);
  if (best !== undefined && risen.length === items.length) {
    const all = `${subject} rose on ${items.length === 2 ? "both" : `all ${inWords(items.length)}`} topics`;
    return headline(
      `${all}, most in ${quoted(best.label)}: ${moved(best)}`,
      `${all}, most in ${quoted(best.label, 30)}: ${moved(best)}`,
      all,
    );
  }
  if (best !== undefined && fallen.length > 0) {
    const mixed = `${subject} rose on ${inWords(risen.length)}, fell on`;
    return fallen.length === 1
      ? headline(`${mixed} ${quoted(fallen[0]!.label)}`, `${mixed} ${quoted(fallen[0]!.label, 40)}`)
      : headline(`${mixed} ${inWords(fallen.length)} of ${inWords(items.length)} topics`);
  }
  if (best !== undefined) {
    const some = `${subject} rose on ${inWords(risen.length)} of ${inWords(items.length)} topics`;
    return headline(
      `${some}, most in ${quoted(best.label)}: ${moved(best)}`,
      `${some}, most in ${quoted(best.label, 30)}: ${moved(best)}`,
    );
  }
  if (fallen.length > 0) {
    return headline(`${subject} fell on ${inWords(fallen.length)} of ${inWords(items.length)} topics`);
  }
  return headline(`${subject} hardly changed on the ${inWords(items.length)} topics asked before and after`);
}

function singleHeadline(item: PairedItem, subject: string): string {
  const moves = `${item.rose} of ${item.n} rated it higher after than before, ${
    item.fell === 0 ? "none" : item.fell
  } lower`;
  if (hasRisen(item)) {
    const points = `rose: ${signed(gain(item))} points`;
    const thing = gained(item, subject);
    return speaksPercent(item.n)
      ? headline(
        /^[“]/.test(thing) ? null : `${capital(thing)} ${points}, ${item.rose} of ${item.n} moved up`,
        `${subject} ${points} in the top answers, ${item.rose} of ${item.n} moved up`,
      )
      : headline(`${subject} rose: ${moves}`);
  }
  if (hasFallen(item)) {
    return headline(`${subject} fell: ${item.fell} of ${item.n} rated it lower after than before`);
  }
  return headline(
    `${subject} hardly changed: ${moves}`,
    `${subject} hardly changed: ${item.rose} rose, ${item.fell} fell`,
  );
}

function moved(item: PairedItem): string {
  return speaksPercent(item.n) ? `${signed(gain(item))} points` : `${item.rose} of ${item.n} rose`;
}

/** What was asked twice, as a word: "Confidence", "Knowledge"; else "Ratings". */
export function subjectOf(text: string): string {
  const kinds: [RegExp, string][] = [
    [/\bknowledge or skills?\b/i, "Knowledge or skill"],
    [/\bconfiden/i, "Confidence"],
    [/\bknowledge\b/i, "Knowledge"],
    [/\bunderstand/i, "Understanding"],
    [/\bawareness\b|\baware\b/i, "Awareness"],
    [/\bskills?\b/i, "Skill"],
    [/\bcomfortable\b/i, "Comfort"],
    [/\blikel(?:y|ihood)\b/i, "Intention"],
  ];
  return capital(kinds.find(([form]) => form.test(text))?.[1] ?? "ratings");
}

function pText(p: number): string {
  return p < 0.001 ? "below 0.001" : p.toFixed(3);
}
