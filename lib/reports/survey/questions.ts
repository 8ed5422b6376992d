import { maskPersonal } from "./masking.ts";
import type { Field } from "./fields.ts";
import { type Finding, JOINT } from "./kinds.ts";
import { isOther } from "./notes.ts";
import type { AnswerCount, Question } from "./survey.ts";
import type { Column } from "./table.ts";

/** A field with its answers in one column, and what they are. */
export interface UnderstoodField {
  field: Field;
  column: Column;
  written: Column | null;
  finding: Finding;
}

/** A counted question, and how many personal details were taken out of its answers. */
export interface CountedQuestion {
  question: Question;
  masked: number;
}

/** Counts the answers of the given rows. Identity and bookkeeping keep a base and nothing else. */
export function countQuestion(
  understood: UnderstoodField,
  id: string,
  rows: readonly number[],
): CountedQuestion {
  const { field, column, finding } = understood;
  const { kind, why, scale } = finding;
  const question: Question = {
    id,
    text: field.text,
    stem: field.stem,
    item: field.item,
    kind,
    why,
    scale,
    n: 0,
    counts: [],
    numbers: [],
    texts: [],
    byRespondent: [],
    included: false,
  };
  const masks = { count: 0 };
  if (finding.values) countScale(question, finding, column, rows);
  else if (finding.numbers) countNumbers(question, finding.numbers, column, rows);
  else if (finding.choices) countChoices(question, understood, rows, masks);
  else countTexts(question, column, rows, masks);
  question.included = question.n > 0 && kind !== "identity" && kind !== "bookkeeping";
  return { question, masked: masks.count };
}

/** Whether the row answers the question. */
export function isAnswered({ column }: UnderstoodField, row: number): boolean {
  return column.codes[row] !== 0;
}

function countScale(question: Question, finding: Finding, column: Column, rows: readonly number[]): void {
  const values = byCode(column, finding.values!);
  const numbers = finding.numbers && byCode(column, finding.numbers);
  const counts = new Map<number, number>();
  for (const row of rows) {
    const value = values[column.codes[row]!]!;
    question.byRespondent.push(Number.isNaN(value) ? null : value);
    if (Number.isNaN(value)) continue;
    question.n++;
    counts.set(value, (counts.get(value) ?? 0) + 1);
    if (numbers) question.numbers.push(numbers[column.codes[row]!]!);
  }
  const levels = question.kind === "nps" ? [...finding.scale!.levels].reverse() : finding.scale!.levels;
  question.counts = levels.map(({ label, value }) => ({ label, count: counts.get(value) ?? 0 }));
}

function countNumbers(
  question: Question,
  numbers: Map<string, number>,
  column: Column,
  rows: readonly number[],
): void {
  const read = byCode(column, numbers);
  for (const row of rows) {
    const number = read[column.codes[row]!]!;
    if (!Number.isNaN(number)) question.numbers.push(number);
  }
  question.n = question.numbers.length;
}

function byCode(column: Column, meanings: Map<string, number>): Float64Array {
  return Float64Array.from(column.values, (value, code) => (code === 0 ? NaN : meanings.get(value) ?? NaN));
}

function countChoices(
  question: Question,
  { column, written, finding }: UnderstoodField,
  rows: readonly number[],
  masks: { count: number },
): void {
  const { options, chosen, written: folded } = finding.choices!;
  const places = column.values.map((value) => chosen.get(value) ?? []);
  const totals = new Int32Array(options.length);
  for (const row of rows) {
    const code = column.codes[row]!;
    if (code === 0) continue;
    question.n++;
    for (const place of places[code]!) totals[place]!++;
    for (const text of folded.get(column.values[code]!) ?? []) question.texts.push(masked(text, masks));
    if (written && written.codes[row] !== 0) {
      question.texts.push(masked(written.values[written.codes[row]!]!, masks));
    }
  }
  question.counts = options.map((label, place) => ({ label: masked(label, masks), count: totals[place]! }))
    .sort(byCount);
}

/** Most chosen first, "Other" last. */
function byCount(one: AnswerCount, other: AnswerCount): number {
  return Number(isOther(one.label)) - Number(isOther(other.label)) || other.count - one.count;
}

function countTexts(
  question: Question,
  column: Column,
  rows: readonly number[],
  masks: { count: number },
): void {
  const open = question.kind === "free_text";
  for (const row of rows) {
    const code = column.codes[row]!;
    if (code === 0) continue;
    question.n++;
    if (!open) continue;
    for (const text of column.values[code]!.split(JOINT)) {
      if (text !== "") question.texts.push(masked(text, masks));
    }
  }
}

function masked(text: string, masks: { count: number }): string {
  const result = maskPersonal(text);
  masks.count += result.masked;
  return result.text;
}
