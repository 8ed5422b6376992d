import { cleanQuestion, keyOf } from "./clean.ts";
import type { Layout } from "./layout.ts";
import { type Table, tableWriter } from "./table.ts";

/** Collects reports with a row per answer, or a table per question, into one row per person. */
export interface Pivot {
  add(cells: readonly string[]): void;
  /** The table of people; its first three columns are name, e-mail address and time. */
  finish(): { table: Table; layout: Layout; rows: number; joinable: boolean };
}

interface Person {
  name: string;
  mail: string;
  time: string;
  answers: Map<string, string>;
}

const PERSON_HEADERS = ["User Name", "User Email", "Submitted Date/Time"];

/** Whether these first rows are a Zoom poll report, or another list with one answer a row. */
export function findPivot(head: readonly (readonly string[])[]): Pivot | null {
  for (const cells of head) {
    if (isPollHeader(cells.map(keyOf))) return pollReport();
    const long = longFormat(cells.map(keyOf));
    if (long) return long;
  }
  return null;
}

function isPollHeader(cells: string[]): boolean {
  return cells[0] === "#" && cells.includes("user name") &&
    cells.some((cell) => cell.startsWith("submitted date"));
}

/** Zoom: a header before each question (since 2021), or question and answer in turn in each row (before). */
function pollReport(): Pivot {
  const people = peopleByKey();
  let questions: string[] | null = null;
  let from = 0;
  let columns = { name: 1, mail: 2, time: 3 };
  let anonymous = 0;
  const add = (cells: readonly string[]) => {
    const keys = cells.slice(0, 8).map(keyOf);
    if (isPollHeader(keys)) {
      const time = keys.findIndex((cell) => cell.startsWith("submitted date"));
      columns = {
        name: keys.indexOf("user name"),
        mail: keys.findIndex((cell) => /e-?mail/.test(cell)),
        time,
      };
      from = time + 1;
      questions = cells.slice(from).map(cleanQuestion).filter((cell) => cell !== "");
      anonymous = 0;
      return;
    }
    if (questions === null || !/^\d+$/.test(keys[0] ?? "")) return;
    const mail = cells[columns.mail]?.trim() ?? "";
    const name = cells[columns.name]?.trim() ?? "";
    const nobody = mail === "" && (name === "" || /^anonymous/i.test(name));
    if (nobody) anonymous++;
    const person = people.find(name, mail, nobody ? anonymous : null);
    person.time = cells[columns.time]?.trim() || person.time;
    for (const [question, answer] of pollAnswers(questions, cells.slice(from))) {
      if (answer !== "") person.answers.set(question, answer);
    }
    people.rows++;
  };
  return { add, finish: () => people.finish("zoom_poll") };
}

/** The answers of a row under their questions; cells beyond the last question are more answers to it. */
function pollAnswers(questions: string[], cells: readonly string[]): [string, string][] {
  if (questions.length === 0 || keyOf(cleanQuestion(cells[0] ?? "")) === keyOf(questions[0]!)) {
    const pairs: [string, string][] = [];
    for (let at = 0; at + 1 < cells.length; at += 2) {
      const question = cleanQuestion(cells[at]!);
      if (question !== "") pairs.push([question, cells[at + 1]!.trim()]);
    }
    return pairs;
  }
  const last = questions.length - 1;
  return questions.map((question, at) => {
    const own = at < last ? [cells[at] ?? ""] : cells.slice(last);
    return [question, own.map((cell) => cell.trim()).filter((cell) => cell !== "").join(";")];
  });
}

/** One row per answer, with columns for the person, the question and the answer. */
function longFormat(header: string[]): Pivot | null {
  const column = (pattern: RegExp) => header.findIndex((cell) => pattern.test(cell));
  const question = column(/^(?:question|q_text|question[ _]text|frage|pregunta|pergunta)$/);
  const answer = column(/^(?:answer|response|answer[ _]text|antwort|respuesta|resposta|réponse)$/);
  const mail = column(/e-?mail/);
  const name = column(/^(?:user ?name|full name|name|participant|respondent.*|user[ _]id|response[ _]id)$/);
  const time = column(/^(?:datetime|timestamp|submitted.*|date.*)$/);
  if (question < 0 || answer < 0 || (mail < 0 && name < 0)) return null;
  const people = peopleByKey();
  let started = false;
  const add = (cells: readonly string[]) => {
    if (!started) {
      started = keyOf(cells[question] ?? "") === header[question] &&
        keyOf(cells[answer] ?? "") === header[answer];
      return;
    }
    const person = people.find(cells[name]?.trim() ?? "", cells[mail]?.trim() ?? "", null);
    person.time = cells[time]?.trim() ?? "";
    const asked = cleanQuestion(cells[question] ?? "");
    const said = cells[answer]?.trim() ?? "";
    if (asked !== "" && said !== "") person.answers.set(asked, said);
    people.rows++;
  };
  return { add, finish: () => people.finish("plain") };
}

function peopleByKey() {
  const people = new Map<string, Person>();
  let joinable = true;
  return {
    rows: 0,
    find(name: string, mail: string, anonymous: number | null): Person {
      if (anonymous !== null) joinable = false;
      const key = anonymous !== null ? `anonymous ${anonymous}` : (mail || name).toLowerCase();
      const known = people.get(key);
      if (known) return known;
      const person = { name, mail, time: "", answers: new Map() };
      people.set(key, person);
      return person;
    },
    finish(source: Layout["source"]) {
      const asked = new Map<string, number>();
      for (const { answers } of people.values()) {
        for (const question of answers.keys()) if (!asked.has(question)) asked.set(question, asked.size + 3);
      }
      const writer = tableWriter(asked.size + 3);
      let row = 0;
      for (const { name, mail, time, answers } of people.values()) {
        const cells = [name, mail, time, ...Array.from({ length: asked.size }, () => "")];
        for (const [question, answer] of answers) cells[asked.get(question)!] = answer;
        writer.add(cells, ++row);
      }
      const layout: Layout = { source, headers: [[...PERSON_HEADERS, ...asked.keys()]], firstRow: 0 };
      return { table: writer.table, layout, rows: this.rows, joinable };
    },
  };
}
