import { keyOf, sentenceCase, withoutNumber } from "./clean.ts";
import { type ColumnNote, isOther } from "./notes.ts";
import { type Answer, findRole, type Role } from "./roles.ts";
import type { SurveySource } from "./survey.ts";

/** One question and the columns that hold its answers, before its kind is known. */
export interface Field {
  text: string;
  stem: string | null;
  item: string | null;
  /** One column; the options of a group of columns; or the text boxes of one open question. */
  columns: number[];
  /** For one column per option: the options, in step with `columns`. */
  options: string[] | null;
  /** The column with what was written at "Other (please specify)". */
  other: number | null;
  role: Role | null;
}

const TICKED = /^(?:1|x|✓|✔|☑|yes|y|true|checked|selected|on|ja|oui|sí|si|sim|có|ticked|quoted)$/;
const NOT_TICKED = /^(?:0|no|n|false|unchecked|not selected|off|nein|non|não|không|unticked|not quoted|-)$/;

/** Joins columns into questions: the options of one question become one field, the rows of a grid one field each. */
export function groupColumns(
  notes: readonly ColumnNote[],
  source: SurveySource,
  answersOf: (column: number) => Answer[],
): Field[] {
  const fields: Field[] = [];
  for (let start = 0; start < notes.length;) {
    let end = start + 1;
    while (end < notes.length && sameQuestion(notes[start]!, notes[end]!)) end++;
    fields.push(...fieldsOf(notes.slice(start, end), start, source, answersOf));
    start = end;
  }
  return fields;
}

function sameQuestion(first: ColumnNote, next: ColumnNote): boolean {
  return first.role === null && next.role === null && next.part !== null && next.question === first.question;
}

function fieldsOf(
  notes: ColumnNote[],
  start: number,
  source: SurveySource,
  answersOf: (column: number) => Answer[],
): Field[] {
  const parts = notes.map((note, at) => ({ note, column: start + at, answers: answersOf(start + at) }));
  if (notes.length === 1 && notes[0]!.part === null) {
    const { note, answers } = parts[0]!;
    if (note.question === "" && answers.length === 0) return [];
    const text = note.question === "" ? `Column ${start + 1}` : note.question;
    return [{ ...single(text, start), role: roleOf(note, text, answers) }];
  }
  const wholes = parts.filter(({ note }) => note.part === null);
  const rows = parts.filter(({ note }) => note.part !== null);
  const ticks = rows.filter(({ note, answers }) => isTick(note.part!, answers, source));
  const ticked = ticks.some(({ answers }) => answers.length > 0);
  const options = wholes.length === 0 && ticked ? ticks : [];
  const rest = rows.filter((row) => !options.includes(row));
  const writeIn = rest.find(({ note }) => isOther(note.part!)) ?? null;
  const question = notes[0]!.question;
  const fields: Field[] = [];

  for (const { column, answers } of wholes) {
    fields.push({
      ...single(question, column),
      other: writeIn?.column ?? null,
      role: findRole(question, answers),
    });
  }
  if (options.length > 0) {
    fields.push({
      ...single(
        question === "" ? unnamed(options.map(({ note }) => note.part!)) : question,
        options[0]!.column,
      ),
      columns: options.map(({ column }) => column),
      options: options.map(({ note }) => note.part!),
      other: writeIn?.column ?? null,
    });
  }
  const attached = fields.length > 0 ? writeIn : null;
  for (const { note, column, answers } of rest) {
    if (column !== attached?.column && (answers.length > 0 || fields.length === 0)) {
      fields.push({ ...item(question, note.part!, column), role: findRole(note.part!, answers) });
    }
  }
  return fields.sort((a, b) => a.columns[0]! - b.columns[0]!);
}

/** A column of the tool may still hold what identifies people, such as a panel's number of each. */
function roleOf(note: ColumnNote, text: string, answers: Answer[]): Role | null {
  if (note.role?.kind === "identity") return note.role;
  const found = findRole(text, answers);
  return found?.kind === "identity" ? found : note.role ?? found;
}

/** A column that only says whether its option was chosen. */
function isTick(part: string, answers: Answer[], source: SurveySource): boolean {
  const keys = answers.slice(0, 4).map(({ value }) => keyOf(value));
  const label = keyOf(part);
  if (keys.every((key) => key === label)) return true;
  if (keys.length > 2 || !keys.every((key) => TICKED.test(key) || NOT_TICKED.test(key))) return false;
  // "Yes" beside "No" is an answer of its own, except where the tool writes them for ticked and not ticked.
  return source === "limesurvey" || !keys.some((key) => /^(?:no|n|nein|non|não|không)$/.test(key));
}

/** Whether a cell of an option's column says that it was chosen. */
export function isTicked(cell: string): boolean {
  return cell !== "" && !NOT_TICKED.test(keyOf(cell));
}

function single(text: string, column: number): Field {
  const asked = named(text);
  return { text: asked, stem: null, item: null, columns: [column], options: null, other: null, role: null };
}

function item(stem: string, part: string, column: number): Field {
  const asked = named(stem);
  return { ...single(`${asked}: ${part}`, column), stem: asked, item: sentenceCase(part) };
}

/** The question without its number; where the file gives the number only, that. */
function named(text: string): string {
  const number = /^(?:Q\s?)?(\d{1,3})[.:]?$/i.exec(text);
  return number ? `Question ${number[1]}` : sentenceCase(withoutNumber(text).replace(/[\s:]+$/, ""));
}

/** Where the file names options but not the question, its options must do. */
function unnamed(options: string[]): string {
  const named = options.filter((option) => !isOther(option)).slice(0, 3).join(", ");
  return `Choices: ${named}${options.length > 3 ? " …" : ""}`;
}

/** Joins the boxes of one open question ("Need #1", "Need #2") into one field. */
export function joinBoxes(fields: readonly Field[], isOpen: (field: Field) => boolean): Field[] {
  const joined: Field[] = [];
  for (const field of fields) {
    const last = joined.at(-1);
    const box = boxName(field);
    if (
      last && box !== null && box === boxName(last) && last.stem === field.stem && isOpen(last) &&
      isOpen(field)
    ) {
      joined[joined.length - 1] = { ...last, text: last.stem!, columns: [...last.columns, ...field.columns] };
    } else joined.push(field);
  }
  return joined.map((field) =>
    field.columns.length > 1 && !field.options ? { ...field, stem: null, item: null } : field
  );
}

function boxName(field: Field): string | null {
  const match = /^(.*?)\s*#?\s*\d{1,2}$/.exec(field.item ?? "");
  return match && field.stem !== null ? match[1]! : null;
}
