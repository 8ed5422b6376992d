import type { Judgements } from "./measures.ts";

/** A document of a collection in the manner of BEIR. */
export interface EvalDocument {
  id: string;
  title: string;
  text: string;
}

/** A question of a collection. */
export interface EvalQuestion {
  id: string;
  text: string;
}

/** What is wrong with a file, and where: told to the person who named it. */
export class CollectionError extends Error {}

/** The lines of a file. */
export type Lines = AsyncIterable<string>;

/** Reads `{"_id", "title", "text"}`, one a line and one at a time; title or text may be missing. */
export async function* readCorpus(name: string, lines: Lines): AsyncGenerator<EvalDocument> {
  for await (const { id, record, line } of readRecords(name, lines)) {
    yield { id, title: textOf(name, line, record, "title"), text: textOf(name, line, record, "text") };
  }
}

/** Reads `{"_id", "text"}`, one a line. */
export async function readQuestions(name: string, lines: Lines): Promise<EvalQuestion[]> {
  const questions: EvalQuestion[] = [];
  for await (const { id, record, line } of readRecords(name, lines)) {
    if (record.text === undefined) throw fault(name, line, 'has no "text"');
    questions.push({ id, text: textOf(name, line, record, "text") });
  }
  return questions;
}

/**
 * Reads `query-id corpus-id score` by tabs or blanks, with or without a header, grades included; also the four columns
 * of TREC, whose second is not used.
 */
export async function readJudgements(name: string, lines: Lines): Promise<Map<string, Judgements>> {
  const judgements = new Map<string, Map<string, number>>();
  let isFirst = true;
  for await (const [line, content] of numbered(lines)) {
    const columns = content.includes("\t")
      ? content.split("\t").map((column) => column.trim())
      : content.trim().split(/\s+/);
    const grade = columns.at(-1)!;
    if (columns.length !== 3 && columns.length !== 4) {
      throw fault(name, line, `has not the columns query-id, corpus-id and score, but ${columns.length}`);
    }
    const isHeader = isFirst && !isNumber(grade);
    isFirst = false;
    if (isHeader) continue;
    if (!isNumber(grade)) throw fault(name, line, `has the score "${grade}", which is not a number`);
    const [question, document] = [columns[0]!, columns.at(-2)!];
    if (question === "" || document === "") throw fault(name, line, "names no query or no document");
    const known = judgements.get(question) ?? new Map<string, number>();
    judgements.set(question, known.set(document, Number(grade)));
  }
  return judgements;
}

type Fields = Record<string, unknown>;

async function* readRecords(
  name: string,
  lines: Lines,
): AsyncGenerator<{ id: string; record: Fields; line: number }> {
  const lineOf = new Map<string, number>();
  for await (const [line, content] of numbered(lines)) {
    const record = parse(name, line, content);
    const given = record._id;
    if (typeof given !== "string" && typeof given !== "number" || given === "") {
      throw fault(name, line, 'has no "_id"');
    }
    const id = String(given);
    if (lineOf.has(id)) throw fault(name, line, `repeats the _id "${id}" of line ${lineOf.get(id)}`);
    lineOf.set(id, line);
    yield { id, record, line };
  }
}

function parse(name: string, line: number, content: string): Fields {
  let record: unknown;
  try {
    record = JSON.parse(content);
  } catch (cause) {
    throw new CollectionError(`${name}, line ${line} is not JSON.`, { cause });
  }
  if (typeof record !== "object" || record === null || Array.isArray(record)) {
    throw fault(name, line, "is not a JSON object");
  }
  return record as Fields;
}

function textOf(name: string, line: number, record: Fields, key: string): string {
  const value = record[key] ?? "";
  if (typeof value !== "string") throw fault(name, line, `has a "${key}" that is not text`);
  return value;
}

async function* numbered(lines: Lines): AsyncGenerator<[number, string]> {
  let line = 0;
  for await (const content of lines) {
    line++;
    if (content.trim() !== "") yield [line, line === 1 ? content.replace(/^\ufeff/, "") : content];
  }
}

function isNumber(text: string): boolean {
  return text !== "" && Number.isFinite(Number(text));
}

function fault(name: string, line: number, what: string): CollectionError {
  return new CollectionError(`${name}, line ${line} ${what}.`);
}
