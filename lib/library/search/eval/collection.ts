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

/** Reads `{"_id", "title", "text"}`, one a line; the title may be missing. */
export function readCorpus(name: string, text: string): EvalDocument[] {
  return readRecords(name, text).map(({ id, record, line }) => ({
    id,
    title: textOf(name, line, record, "title"),
    text: textOf(name, line, record, "text"),
  }));
}

/** Reads `{"_id", "text"}`, one a line. */
export function readQuestions(name: string, text: string): EvalQuestion[] {
  return readRecords(name, text).map(({ id, record, line }) => {
    if (record.text === undefined) throw fault(name, line, 'has no "text"');
    return { id, text: textOf(name, line, record, "text") };
  });
}

/**
 * Reads `query-id corpus-id score` by tabs or blanks, with or without a header, grades included; also the four columns
 * of TREC, whose second is not used.
 */
export function readJudgements(name: string, text: string): Map<string, Judgements> {
  const judgements = new Map<string, Map<string, number>>();
  let isFirst = true;
  for (const [line, content] of linesOf(text)) {
    const columns = content.trim().split(content.includes("\t") ? "\t" : /\s+/).map((column) =>
      column.trim()
    );
    const grade = columns.at(-1)!;
    const isHeader = isFirst && !isNumber(grade);
    isFirst = false;
    if (isHeader) continue;
    if (columns.length !== 3 && columns.length !== 4) {
      throw fault(name, line, `has ${columns.length} columns: expected query-id, corpus-id and score`);
    }
    if (!isNumber(grade)) throw fault(name, line, `has the score "${grade}", which is not a number`);
    const [question, document] = [columns[0]!, columns.at(-2)!];
    if (question === "" || document === "") throw fault(name, line, "names no query or no document");
    const known = judgements.get(question) ?? new Map<string, number>();
    judgements.set(question, known.set(document, Number(grade)));
  }
  return judgements;
}

type Fields = Record<string, unknown>;

function readRecords(name: string, text: string): { id: string; record: Fields; line: number }[] {
  const lineOf = new Map<string, number>();
  const records: { id: string; record: Fields; line: number }[] = [];
  for (const [line, content] of linesOf(text)) {
    const record = parse(name, line, content);
    const given = record._id;
    if (typeof given !== "string" && typeof given !== "number" || given === "") {
      throw fault(name, line, 'has no "_id"');
    }
    const id = String(given);
    if (lineOf.has(id)) throw fault(name, line, `repeats the _id "${id}" of line ${lineOf.get(id)}`);
    lineOf.set(id, line);
    records.push({ id, record, line });
  }
  return records;
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

function* linesOf(text: string): Generator<[number, string]> {
  let line = 0;
  for (const content of text.replace(/^\ufeff/, "").split(/\r?\n/)) {
    line++;
    if (content.trim() !== "") yield [line, content];
  }
}

function isNumber(text: string): boolean {
  return text !== "" && Number.isFinite(Number(text));
}

function fault(name: string, line: number, what: string): CollectionError {
  return new CollectionError(`${name}, line ${line} ${what}.`);
}
