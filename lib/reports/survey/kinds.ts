import { type Choices, severalChoices, singleChoices } from "./choices.ts";
import { keyOf } from "./clean.ts";
import { isClosed, isYesOrNo, yesAndNo } from "./closed_answers.ts";
import type { Field } from "./fields.ts";
import { parseAmount } from "./numbers.ts";
import { findStrengths } from "./degrees.ts";
import { asksToRecommend, findNumericScale, type NumericScale } from "./numeric_scale.ts";
import type { Answer } from "./roles.ts";
import { findWordScale, isNotAnAnswer, scaleKey, type WordScale } from "./scales.ts";
import { asksForWords } from "./open_questions.ts";
import { findSplitter, likelySplitter, type Splitter } from "./separators.ts";
import type { QuestionKind, Scale } from "./survey.ts";

/** Joins the options a person ticked in a group of columns into one cell. */
export const JOINT = "\u001f";

/** The kind of a question, why, and how its answers are read; the maps are by answer as it stands in the file. */
export interface Finding {
  kind: QuestionKind;
  why: string;
  scale: Scale | null;
  /** Value on the scale. */
  values: Map<string, number> | null;
  /** The answer as a number. */
  numbers: Map<string, number> | null;
  choices: Choices | null;
}

const COUNTS =
  /\bhow (?:many|much|old|long)\b|\bnumber of\b|\bage\b|\byears?\b|\bhours?\b|\bpercent(?:age)?\b|\bwie (?:viele?|alt|lange)\b|\balter\b|\bcombien\b|\bâge\b|\bcuánt[oa]s\b|\bedad\b|\bquant[oa]s\b|\bidade\b|bao nhiêu|\btuổi\b/i;
const RATES =
  /\brat(?:e|ing)\b|\bscale\b|\bscore\b|\bbewert|\bskala\b|\bnote[rz]?\b|\béchelle\b|\bescala\b|thang điểm|đánh giá/i;
const CATEGORY =
  /\b(?:profession|role|job|title|position|occupation|special(?:i)?ty|discipline|country|region|state|city|department|gender|sex|age ?group|sector|setting|industry|organi[sz]ation type|berufs?\w*|land|métier|pays|profesión|país|profissão|nghề)\b/i;

/** Finds what a question is. `shared` holds the answers of all rows of its grid, which have one scale. */
export function classify(field: Field, answers: readonly Answer[], shared: readonly Answer[]): Finding {
  if (field.role) return plain(field.role.kind, field.role.why);
  if (field.options) {
    return several(
      answers,
      tickSplitter(),
      `${people(field.options.length, "option")}, one column each`,
      field,
    );
  }
  if (answers.length === 0) return plain("free_text", "Nobody answered");
  return findScale(field.text, answers, shared) ?? findNumber(field.text, answers) ??
    (isOpen(field, answers) ? null : findSeveral(answers, field) ?? findSingle(field, answers)) ??
    plain("free_text", `${people(sum(answers), "answer")} in people's own words`);
}

function isOpen(field: Field, answers: readonly Answer[]): boolean {
  if (field.other !== null || answers.some(({ value }) => /;\s*$/.test(value))) return false;
  const all = sum(answers);
  const length = answers.reduce((total, { value, count }) => total + value.length * count, 0) / all;
  const spoken = answers.filter(({ value }) => !isYesOrNo(keyOf(value)));
  return spoken.length > 0 && asksForWords(field.text, { distinct: answers.length, all, length });
}

/** Reads a question as the kind a person says it is; what does not fit that kind leaves the base. */
export function classifyAs(kind: QuestionKind, field: Field, answers: readonly Answer[]): Finding {
  const why = "Set by a person";
  const options = field.options;
  switch (kind) {
    case "rating":
    case "nps": {
      const scale = findNumericScale(
        field.text,
        answers.filter(({ value }) => findNumericScale("", [{ value, count: 1 }])),
      );
      return kind === "nps" ? asNps(scale, why) : asRating(scale, answers, why);
    }
    case "likert":
      return asLikert(findWordScale(wordsOf(real(answers))) ?? orderedByCount(real(answers)), answers, why);
    case "single_choice":
      return {
        ...plain(kind, why),
        choices: options ? firstOfSeveral(answers) : singleChoices(answers, false),
      };
    case "multiple_choice":
      return several(answers, options ? tickSplitter() : likelySplitter(answers), why, field);
    case "number":
      return { ...plain(kind, why), numbers: amountsOf(answers) };
    default:
      return plain(kind, why);
  }
}

function plain(kind: QuestionKind, why: string): Finding {
  return { kind, why, scale: null, values: null, numbers: null, choices: null };
}

/** More different answers than a scale and ways to say "N/A" have. */
const MOST_STEPS = 60;
const NUMBER_SAMPLE = 200;

function findScale(question: string, answers: readonly Answer[], shared: readonly Answer[]): Finding | null {
  if (answers.length > MOST_STEPS) return null;
  for (const pool of shared.length > answers.length ? [real(shared), real(answers)] : [real(answers)]) {
    if (pool.length === 0) continue;
    const grid = pool.length > 0 && shared.length > 0;
    const words = pool.length > 12
      ? null
      : findWordScale(wordsOf(pool)) ?? (grid ? findStrengths(wordsOf(pool)) : null);
    if (words && isSure(pool)) return asLikert(words, answers, wordReason(words, answers));
    const numeric = findNumericScale(question, pool);
    if (numeric && isRating(question, numeric, pool)) {
      const reason = leftOut(answers);
      if (isNps(question, numeric)) return asNps(numeric, `Asks to recommend, from 0 to 10${reason}`);
      const named = numeric.worded ? ", each in words" : "";
      return asRating(numeric, answers, `Values ${numeric.lowest} to ${numeric.highest}${named}${reason}`);
    }
  }
  return null;
}

/** One answer alone names a scale only when it can hardly be anything else. */
function isSure(pool: readonly Answer[]): boolean {
  return new Set(pool.map(({ value }) => keyOf(value))).size > 1 ||
    /agree|satisf|excellent|very good|likely|zufrieden|stimme|d'accord|acuerdo|concordo|đồng ý|hài lòng/.test(
      keyOf(pool[0]!.value),
    );
}

function isRating(question: string, numeric: NumericScale, pool: readonly Answer[]): boolean {
  const numbers = new Set([...numeric.steps.values()].map(({ number }) => number));
  if (COUNTS.test(question) && !RATES.test(question) && !numeric.worded) return false;
  const highest = Math.max(...numbers);
  const codes = highest <= 1 || (highest <= 3 && numbers.size <= 2 && sum(pool) >= 20);
  return !codes || RATES.test(question) || asksToRecommend(question);
}

/** A scale that can be 0 to 10 and asks to recommend: with 8 or more among the answers, or 0 beside more than 5. */
function isNps(question: string, numeric: NumericScale): boolean {
  if (!asksToRecommend(question) || numeric.highest !== 10) return false;
  return numeric.lowest === 0 || !/\b1\s*(?:-|–|—|to|bis|à|a)\s*10\b/i.test(question);
}

function asNps(numeric: NumericScale | null, why: string): Finding {
  const numbers = new Map(
    [...(numeric?.steps ?? [])].map(([answer, { number }]) => [answer, number] as const),
  );
  const levels = Array.from({ length: 11 }, (_, place) => ({ label: `${10 - place}`, value: 10 - place }));
  return { ...plain("nps", why), scale: { name: "numeric", levels }, values: numbers, numbers };
}

function asRating(numeric: NumericScale | null, answers: readonly Answer[], why: string): Finding {
  const given = new Set(answers.map(({ value }) => value));
  const steps = [...(numeric?.steps ?? [])].filter(([answer]) => given.has(answer));
  return {
    ...plain(numeric?.worded ? "likert" : "rating", why),
    scale: numeric?.scale ?? { name: "numeric", levels: [] },
    values: new Map(steps.map(([answer, { value }]) => [answer, value])),
    numbers: numeric?.worded ? null : new Map(steps.map(([answer, { number }]) => [answer, number])),
  };
}

function asLikert(words: WordScale, answers: readonly Answer[], why: string): Finding {
  const values = new Map<string, number>();
  for (const { value } of answers) {
    const place = words.values.get(scaleKey(value));
    if (place !== undefined) values.set(value, place);
  }
  return { ...plain("likert", why), scale: words.scale, values };
}

function wordReason(words: WordScale, answers: readonly Answer[]): string {
  const { name, levels } = words.scale;
  return `A scale of ${name} in ${levels.length} levels, from "${levels[0]!.label}" to "${
    levels.at(-1)!.label
  }"${leftOut(answers)}`;
}

/** Says how many answers such as "N/A" leave the base. */
function leftOut(answers: readonly Answer[]): string {
  const out = answers.filter(({ value }) => isNotAnAnswer(value));
  return out.length === 0
    ? ""
    : `; ${people(sum(out), `answer "${out[0]!.value}"`, `answers such as "${out[0]!.value}"`)} left out`;
}

function findNumber(question: string, answers: readonly Answer[]): Finding | null {
  const sample = answers.slice(0, NUMBER_SAMPLE);
  if (amountsOf(sample).size < sample.length * 0.5) return null;
  const pool = real(answers);
  const numbers = amountsOf(pool);
  const fitting = sum(pool.filter(({ value }) => numbers.has(value)));
  const share = fitting / Math.max(1, sum(pool));
  if (numbers.size < 2 || share < (COUNTS.test(question) ? 0.8 : 0.95)) return null;
  if (numbers.size === 2 && fitting >= 10) return null;
  const given = [...numbers.values()];
  const least = given.reduce((a, b) => Math.min(a, b));
  const most = given.reduce((a, b) => Math.max(a, b));
  const rest = sum(answers) - fitting;
  const reason = rest > 0 ? `; ${people(rest, "answer")} without a number left out` : "";
  return { ...plain("number", `Numbers from ${least} to ${most}${reason}`), numbers };
}

function amountsOf(answers: readonly Answer[]): Map<string, number> {
  const numbers = new Map<string, number>();
  for (const { value } of answers) {
    const amount = parseAmount(value);
    if (amount !== null) numbers.set(value, amount);
  }
  return numbers;
}

function findSeveral(answers: readonly Answer[], field: Field): Finding | null {
  const splitter = findSplitter(answers, field.text);
  if (!splitter) return null;
  const found = several(answers, splitter, "", field);
  return {
    ...found,
    why: `${people(found.choices!.options.length, "option")}, split at the ${splitter.name}`,
  };
}

function several(answers: readonly Answer[], splitter: Splitter, why: string, field: Field): Finding {
  const choices = severalChoices(answers, splitter.split, field.options === null);
  const known = new Set(choices.options.map(keyOf));
  for (const option of field.options ?? []) if (!known.has(keyOf(option))) choices.options.push(option);
  return { ...plain("multiple_choice", why), choices };
}

function tickSplitter(): Splitter {
  return { name: "line end", split: (value) => value.split(JOINT).filter((part) => part !== "") };
}

function firstOfSeveral(answers: readonly Answer[]): Choices {
  return severalChoices(answers, (value) => tickSplitter().split(value).slice(0, 1), false);
}

/** One option per answer: few of them, and most met more than once. */
function findSingle(field: Field, answers: readonly Answer[]): Finding | null {
  const totals = new Map<string, number>();
  let chars = 0;
  for (const { value, count } of answers) {
    const key = keyOf(value);
    totals.set(key, (totals.get(key) ?? 0) + count);
    chars += value.length * count;
  }
  const all = sum(answers);
  const offered = field.other !== null || [...totals.keys()].every(isYesOrNo);
  if (
    !(offered && chars / all <= 80) &&
    !isClosed([...totals.values()], all, chars / all, CATEGORY.test(field.text))
  ) {
    return null;
  }
  const found = singleChoices(answers, true);
  const choices = { ...found, options: yesAndNo(field.text, found.options) };
  return {
    ...plain("single_choice", `${people(choices.options.length, "option")}, one per answer`),
    choices,
  };
}

/** Words with no known order: most chosen first. */
function orderedByCount(answers: readonly Answer[]): WordScale {
  const { options, chosen } = singleChoices(answers, false);
  const totals = options.map(() => 0);
  for (const { value, count } of answers) totals[chosen.get(value)![0]!]! += count;
  const order = options.map((label, place) => ({ label, place })).sort((a, b) =>
    totals[b.place]! - totals[a.place]!
  );
  const levels = order.map(({ label }, rank) => ({ label, value: options.length - rank }));
  return {
    scale: { name: "custom", levels },
    values: new Map(answers.map(({ value }) => [
      scaleKey(value),
      options.length - order.findIndex(({ place }) => place === chosen.get(value)![0]),
    ])),
  };
}

function wordsOf(answers: readonly Answer[]): string[] {
  return answers.map(({ value }) => value);
}

function real(answers: readonly Answer[]): Answer[] {
  return answers.filter(({ value }) => !isNotAnAnswer(value));
}

function sum(answers: readonly Answer[]): number {
  return answers.reduce((total, { count }) => total + count, 0);
}

function people(count: number, one: string, many = `${one}s`): string {
  return count === 1 ? `1 ${one}` : `${count.toLocaleString("en-GB")} ${many}`;
}
