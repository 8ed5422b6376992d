import { dateOf } from "../../office/xlsx/mod.ts";
import { type Cell, textOf } from "./cell.ts";
import { plain } from "./words.ts";

/** How the numbers of dates such as 03/04/2026 are ordered. */
export type DateOrder = "day_first" | "month_first";

/** A day, and the moment where the cell has a time with its zone. */
export interface Dated {
  day: string;
  moment: string | null;
}

/** A time of day ends what is read of a date: "Jan 13, 2026, 4:21 PM". */
const CLOCK = /[ T,]+\d{1,2}:\d{2}(?::\d{2})?.*$/;
const SLASHED = /^(\d{1,2})[/.-](\d{1,2})[/.-](\d{4}|\d{2})$/;

/** The date of a cell in any of the shapes that exports and spreadsheets write, or null where it has none. */
export function readDate(cell: Cell | undefined, order: DateOrder): Dated | null {
  if (typeof cell === "object" && cell !== null) {
    if ("date" in cell) return dated(cell.date.slice(0, 10));
    if ("number" in cell) return serial(cell.number);
    return null;
  }
  return remembered(textOf(cell), order);
}

/** The same few dates stand in a great many rows. */
const known: Record<DateOrder, Map<string, Dated | null>> = { day_first: new Map(), month_first: new Map() };
const MOST_REMEMBERED = 4_000;

function remembered(text: string, order: DateOrder): Dated | null {
  const dates = known[order];
  let found = dates.get(text);
  if (found === undefined) {
    found = parse(text, order);
    if (dates.size >= MOST_REMEMBERED) dates.clear();
    if (text.length < 60) dates.set(text, found);
  }
  return found;
}

function parse(text: string, order: DateOrder): Dated | null {
  const iso =
    /^(\d{4})-(\d{2})-(\d{2})[T ](\d{2}):(\d{2})(?::(\d{2})(?:\.\d+)?)?\s*(Z|UTC|GMT|[+-]\d{2}:?\d{2})$/i
      .exec(text);
  if (iso !== null) return momentOf(iso);
  const bare = text.replace(CLOCK, "").trim();
  const parts = /^(\d{4})[-/.年 ]+(\d{1,2})[-/.月 ]+(\d{1,2})日?$/.exec(bare);
  if (parts !== null) return asDay(parts[1]!, parts[2]!, parts[3]!);
  const slashed = SLASHED.exec(bare);
  if (slashed !== null) {
    const [, first, second, year] = slashed as unknown as [string, string, string, string];
    return order === "day_first" ? asDay(year, second, first) : asDay(year, first, second);
  }
  if (/^\d{5}$/.test(bare)) return serial(Number(bare));
  return inWords(bare);
}

/** What a cell says about the order of day and month: certain, or nothing. */
export function orderSeen(cell: Cell | undefined): DateOrder | null {
  if (typeof cell !== "string" || !/^\D{0,2}\d{1,2}[/.-]\d/.test(cell)) return null;
  const text = textOf(cell).replace(CLOCK, "").trim();
  if (!SLASHED.test(text)) return null;
  const [dayFirst, monthFirst] = [readDate(text, "day_first"), readDate(text, "month_first")];
  // Points part the German way, which always begins with the day.
  if (dayFirst !== null && (monthFirst === null || /^\d+\.\d+\./.test(text))) return "day_first";
  return dayFirst === null && monthFirst !== null ? "month_first" : null;
}

/** The day so many days later. */
export function addDays(day: string, days: number): string {
  return new Date(Date.parse(`${day}T00:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10);
}

/** Days from one day to another. */
export function daysBetween(from: string, to: string): number {
  return Math.round((Date.parse(to) - Date.parse(from)) / 86_400_000);
}

function momentOf(iso: RegExpExecArray): Dated | null {
  const found = asDay(iso[1]!, iso[2]!, iso[3]!);
  const zone = /^[+-]/.test(iso[7]!) ? iso[7]!.replace(/^(...):?(..)$/, "$1:$2") : "Z";
  const moment = new Date(`${iso[1]}-${iso[2]}-${iso[3]}T${iso[4]}:${iso[5]}:${iso[6] ?? "00"}${zone}`);
  if (found === null || Number.isNaN(moment.getTime())) return found;
  return { day: found.day, moment: moment.toISOString() };
}

/** A spreadsheet's number of a day, for days that an export can hold. */
function serial(value: number): Dated | null {
  return value > 36_526 && value < 73_051 ? dated(dateOf(Math.floor(value))!.slice(0, 10)) : null;
}

/** The first three letters of months in the languages of exports; June and July of French need a fourth. */
const MONTHS: Record<string, number> = {
  jan: 1,
  gen: 1,
  ene: 1,
  feb: 2,
  fev: 2,
  mar: 3,
  mrt: 3,
  maa: 3,
  apr: 4,
  abr: 4,
  avr: 4,
  may: 5,
  mai: 5,
  mei: 5,
  mag: 5,
  jun: 6,
  giu: 6,
  juin: 6,
  jul: 7,
  lug: 7,
  juil: 7,
  aug: 8,
  ago: 8,
  aou: 8,
  sep: 9,
  set: 9,
  oct: 10,
  okt: 10,
  out: 10,
  ott: 10,
  nov: 11,
  dec: 12,
  dez: 12,
  dic: 12,
};

/** "Tue, Aug 25, 2026", "13. Januar 2026", "13 de jan. de 2026", "13 thg 1, 2026". */
function inWords(text: string): Dated | null {
  const words = plain(text);
  const vietnamese = /(\d{1,2}) (?:thg|thang|th) ?(\d{1,2})(?: nam)? (\d{4})/.exec(words);
  if (vietnamese !== null) return asDay(vietnamese[3]!, vietnamese[2]!, vietnamese[1]!);
  // The last one: "mar" is Tuesday, too, and stands before the day then.
  const month = (words.match(/\p{L}+/gu) ?? []).map(monthOf).findLast((found) => found !== null);
  const year = /(?:^| )(\d{4})(?: |$)/.exec(words);
  const day = /(?:^| )(\d{1,2})(?:st|nd|rd|th|er)?(?: |$)/.exec(words);
  if (month === undefined || month === null || year === null || day === null) return null;
  return asDay(year[1]!, String(month), day[1]!);
}

function monthOf(word: string): number | null {
  return MONTHS[word.slice(0, 4)] ?? MONTHS[word.slice(0, 3)] ?? null;
}

function asDay(year: string, month: string, day: string): Dated | null {
  const whole = year.length === 2 ? `20${year}` : year;
  return dated(`${whole}-${month.padStart(2, "0")}-${day.padStart(2, "0")}`);
}

/** Only days of the calendar, and of years in which the platforms have existed. */
function dated(day: string): Dated | null {
  const at = Date.parse(`${day}T00:00:00Z`);
  if (Number.isNaN(at) || new Date(at).toISOString().slice(0, 10) !== day) return null;
  return day >= "2002" && day < "2100" ? { day, moment: null } : null;
}
