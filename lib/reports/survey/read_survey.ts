import type { Warning } from "../../transcripts/mod.ts";
import { AppError } from "../../http/app_error.ts";
import { sniff } from "../../office/sniff.ts";
import { decodeText } from "../../office/text.ts";
import { cleanQuestion, clip } from "./clean.ts";
import { columnOf } from "./columns.ts";
import { type Field, groupColumns, joinBoxes } from "./fields.ts";
import { classify, classifyAs, type Finding } from "./kinds.ts";
import { findPairs, twinKey } from "./pairs.ts";
import { countQuestion, isAnswered, type UnderstoodField } from "./questions.ts";
import { type ReadTable, readTable } from "./read_table.ts";
import { refuseKind, refuseOtherText } from "./refusals.ts";
import type { Answer } from "./roles.ts";
import { answeredDates, keepRows } from "./rows.ts";
import { describeColumns } from "./shapes.ts";
import type { Question, QuestionChanges, Survey } from "./survey.ts";
import { distinct } from "./table.ts";

/**
 * Reads the export of a survey: finds its source, delimiter and encoding by content, and counts each question.
 * `changes` are a person's corrections by question id. `fileName` only names the file in messages.
 * @throws AppError with a code that begins with "survey_" or "file_"
 */
export function readSurvey(bytes: Uint8Array, fileName: string, changes: QuestionChanges = {}): Survey {
  const read = readTable(refuseWrongSurvey(bytes));
  const headers = headersOf(read);
  const answersIn = (rows: readonly number[]) => (column: number) =>
    distinct(read.table.columns[column]!, rows);

  const every = answersIn(allRows(read));
  const notes = describeColumns(
    read.layout,
    read.table.columns.length,
    (column) => soleAnswer(every(column)),
  );
  const kept = keepRows(read, notes, headers);
  const fields = groupColumns(notes, read.layout.source, answersIn(kept.rows));
  const understood = understand(fields, read, kept.rows, changes);

  const asked = understood.filter(({ finding }) =>
    finding.kind !== "identity" && finding.kind !== "bookkeeping"
  );
  const people = kept.rows.filter((row) => asked.some((one) => isAnswered(one, row)));
  if (people.length === 0) refuseUnanswered(fileName, read, asked.length);
  const { questions, masked } = countAll(understood, people, changes);
  const dates = answeredDates(read.table, headers, people, read.layout.source);
  return {
    source: read.layout.source,
    respondents: people.length,
    rows: read.rows,
    questions,
    pairs: read.joinable ? findPairs(questions) : [],
    answeredFrom: dates.from,
    answeredTo: dates.to,
    warnings: [
      ...read.warnings,
      ...kept.warnings,
      ...emptyWarning(kept.rows.length - people.length),
      ...maskedWarning(masked),
    ],
  };
}

/**
 * Refuses bytes that are no survey at a glance, without counting anything; returns them as text.
 * @throws AppError "file_empty", "file_type_wrong" or "survey_is_transcript"
 */
export function refuseWrongSurvey(bytes: Uint8Array): string {
  if (bytes.length === 0) refuseKind("empty");
  refuseKind(sniff(bytes));
  const { text } = decodeText(bytes);
  refuseOtherText(text);
  return text;
}

function headersOf({ layout, table }: ReadTable): string[] {
  return table.columns.map((_, column) => cleanQuestion(layout.headers[0]?.[column] ?? ""));
}

function allRows({ table, misfits }: ReadTable): number[] {
  return Array.from({ length: table.rows }, (_, row) => row).filter((row) => !misfits.has(row));
}

function soleAnswer(answers: Answer[]): string | null {
  return answers.length === 1 ? answers[0]!.value : null;
}

/** Finds the kind of each field, with one scale for all rows of a grid; then a person's corrections. */
function understand(
  grouped: Field[],
  read: ReadTable,
  rows: readonly number[],
  changes: QuestionChanges,
): UnderstoodField[] {
  const first = findKinds(grouped, read, rows);
  const open = new Set(first.filter(({ finding }) => finding.kind === "free_text").map(({ field }) => field));
  const fields = joinBoxes(grouped, (field) => open.has(field) || field.columns.length > 1);
  const found = fields.length === grouped.length ? first : findKinds(fields, read, rows);
  nameRuns(found);
  return found.map((understood, place) => {
    const kind = changes[`q${place + 1}`]?.kind;
    if (kind === undefined || kind === understood.finding.kind) return understood;
    const answers = distinct(understood.column, rows);
    return { ...understood, finding: classifyAs(kind, understood.field, answers) };
  });
}

function findKinds(fields: readonly Field[], read: ReadTable, rows: readonly number[]): UnderstoodField[] {
  const columns = fields.map((field) => columnOf(field, read.table));
  const answers = columns.map((column) => distinct(column, rows));
  const shared = new Map<string, Map<string, Answer>>();
  // The rows of a grid have one scale, and so have the same question before and after.
  const scaleOf = ({ stem, text }: Field) => stem ?? twinKey(text);
  for (const [place, field] of fields.entries()) {
    const { role, options } = field;
    const key = scaleOf(field);
    if (key === null || role || options || answers[place]!.length > 40) continue;
    const pool = shared.get(key) ?? shared.set(key, new Map()).get(key)!;
    for (const answer of answers[place]!) {
      const known = pool.get(answer.value)?.count ?? 0;
      pool.set(answer.value, { ...answer, count: known + answer.count });
    }
  }
  return fields.map((field, place) => {
    const pool = [...(shared.get(scaleOf(field) ?? "")?.values() ?? [])];
    const finding: Finding = classify(field, answers[place]!, pool);
    const written = field.other === null ? null : read.table.columns[field.other]!;
    return { field, column: columns[place]!, written, finding };
  });
}

/** Headers that go on from an unseen beginning ("… its content?") and share a scale are rows of one grid. */
function nameRuns(understood: UnderstoodField[]): void {
  const goesOn = ({ field, finding }: UnderstoodField) =>
    field.stem === null && /^(?:\.{3}|…)/.test(field.text) && finding.scale !== null;
  for (const [place, one] of understood.entries()) {
    const run = [understood[place - 1], understood[place + 1]].some((near) =>
      near && goesOn(one) && (goesOn(near) || near.field.item !== null) &&
      near.finding.scale?.levels.length === one.finding.scale!.levels.length
    );
    if (!run) continue;
    const levels = one.finding.scale!.levels;
    const item = one.field.text.replace(/^[.…\s]+/, "").replace(/\?$/, "");
    one.field = {
      ...one.field,
      stem: `Rated from ${levels.at(-1)!.label} to ${levels[0]!.label}`,
      item: item.charAt(0).toUpperCase() + item.slice(1),
    };
  }
}

function countAll(
  understood: readonly UnderstoodField[],
  people: readonly number[],
  changes: QuestionChanges,
): { questions: Question[]; masked: number } {
  let masked = 0;
  const questions = understood.map((one, place) => {
    const counted = countQuestion(one, `q${place + 1}`, people);
    masked += counted.masked;
    const included = changes[counted.question.id]?.included;
    if (included !== undefined && counted.question.n > 0 && isShowable(counted.question)) {
      counted.question.included = included;
    }
    return counted.question;
  });
  return { questions, masked };
}

/** What identifies people stays out of the deck whoever asks; a person may say it is another kind. */
function isShowable({ kind }: Question): boolean {
  return kind !== "identity" && kind !== "bookkeeping";
}

function refuseUnanswered(fileName: string, read: ReadTable, asked: number): never {
  const rows = read.rows === 1 ? "1 row" : `${read.rows.toLocaleString("en-GB")} rows`;
  throw new AppError("survey_no_answers", {
    detail: asked === 0
      ? `No column of "${
        clip(fileName)
      }" asks anything: all ${read.table.columns.length} hold names, addresses, times or marks of the tool. ` +
        "Export the answers, too."
      : `"${clip(fileName)}" has ${rows} below its header, and none holds a complete answer to a question.`,
  });
}

function emptyWarning(count: number): Warning[] {
  if (count === 0) return [];
  return [{
    code: "rows_empty",
    message: count === 1 ? "1 row has no answers." : `${count.toLocaleString("en-GB")} rows have no answers.`,
    remedy: "They are not counted as respondents.",
  }];
}

function maskedWarning(count: number): Warning[] {
  if (count === 0) return [];
  return [{
    code: "personal_data_masked",
    message: count === 1
      ? "1 personal detail stands in the answers: an e-mail address, a phone number or the like."
      : `${
        count.toLocaleString("en-GB")
      } personal details stand in the answers: e-mail addresses, phone numbers or the like.`,
    remedy: "Each was replaced by a note in square brackets.",
  }];
}
