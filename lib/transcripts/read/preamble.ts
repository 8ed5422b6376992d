import type { Line } from "./speech.ts";

/** What stands above the speech: its title, day and length, where stated. */
export interface Preamble {
  title: string | null;
  recordedOn: string | null;
  durationSeconds: number | null;
  /** How many of the lines are preamble. */
  linesUsed: number;
}

const MONTHS = "january february march april may june july august september october november december".split(
  " ",
);
const TEAMS_TITLE =
  /^(.{1,200}?)[-_ ](\d{4})(\d{2})(\d{2})_\d{6}(?:UTC)?[-_ ](?:Meeting|Webinar|Town ?hall)[ _]?(?:Transcript|Recording)/i;

/** Reads the lines above the speech; with no label to end it, only lines that state such facts count as preamble. */
export function readPreamble(lines: Line[], endsAtLabel: boolean): Preamble {
  const preamble: Preamble = { title: null, recordedOn: null, durationSeconds: null, linesUsed: 0 };
  let plainTitle: string | null = null;
  for (const [index, line] of lines.entries()) {
    const text = line.text.slice(0, 300);
    if (text === "") continue;
    const stated = readFact(text, preamble);
    if (stated || line.heading) preamble.linesUsed = index + 1;
    if (!stated && plainTitle === null && isTitle(line, endsAtLabel)) plainTitle = text;
  }
  preamble.title ??= plainTitle;
  return preamble;
}

function readFact(text: string, preamble: Preamble): boolean {
  const teams = TEAMS_TITLE.exec(text);
  if (teams !== null) {
    preamble.title = teams[1]!.replaceAll("_", " ").trim();
    preamble.recordedOn = isoDate(Number(teams[2]), Number(teams[3]), Number(teams[4]));
    return true;
  }
  const fact = /^\**(title|recorded on|recorded|date|created|duration|length)\**\s*:\**\s*(.{1,200})$/i.exec(
    text,
  );
  const value = fact?.[2] ?? text;
  const kind = fact?.[1]?.toLowerCase() ?? "";
  if (kind === "title") {
    preamble.title = value.trim();
    return true;
  }
  const seconds = kind === "duration" || kind === "length" || kind === "" ? lengthOf(value) : null;
  if (seconds !== null) {
    preamble.durationSeconds = seconds;
    return true;
  }
  const date = text.length < 80 ? dateOf(value) : null;
  if (date !== null) preamble.recordedOn ??= date;
  return date !== null || /started transcription$/i.test(text);
}

function isTitle(line: Line, endsAtLabel: boolean): boolean {
  if (line.text.length > 120 || /[:.]$/.test(line.text) || /^[-[(*]/.test(line.text)) return false;
  return line.heading || (endsAtLabel && line.boldLength >= line.text.length && line.text.includes(" "));
}

/** "27m 42s", "1h 2m 3s", "1:02:03"; only as the whole text. */
function lengthOf(text: string): number | null {
  const trimmed = text.trim();
  const worded =
    /^(?:(\d{1,2})\s?h(?:ours?|rs?)?)?\s?(?:(\d{1,3})\s?m(?:in(?:ute)?s?)?)?\s?(?:(\d{1,2})\s?s(?:ec(?:ond)?s?)?)?$/i
      .exec(trimmed);
  if (worded !== null && trimmed !== "") {
    return Number(worded[1] ?? 0) * 3600 + Number(worded[2] ?? 0) * 60 + Number(worded[3] ?? 0);
  }
  const clock = /^(\d{1,2}):(\d{2}):(\d{2})$/.exec(trimmed);
  return clock === null ? null : Number(clock[1]) * 3600 + Number(clock[2]) * 60 + Number(clock[3]);
}

/** "15 June 2026", "June 15, 2026", "2026-06-15"; a date of digits alone is read only when the day is past twelve. */
function dateOf(text: string): string | null {
  const iso = /\b(\d{4})-(\d{2})-(\d{2})\b/.exec(text);
  if (iso !== null) return isoDate(Number(iso[1]), Number(iso[2]), Number(iso[3]));
  const dayFirst = /\b(\d{1,2})(?:st|nd|rd|th)?\s+([A-Za-z]{3,9})\.?,?\s+(\d{4})\b/.exec(text);
  if (dayFirst !== null) return isoDate(Number(dayFirst[3]), monthOf(dayFirst[2]!), Number(dayFirst[1]));
  const monthFirst = /\b([A-Za-z]{3,9})\.?\s+(\d{1,2})(?:st|nd|rd|th)?,?\s+(\d{4})\b/.exec(text);
  if (monthFirst !== null) {
    return isoDate(Number(monthFirst[3]), monthOf(monthFirst[1]!), Number(monthFirst[2]));
  }
  const digits = /\b(\d{1,2})[./](\d{1,2})[./](\d{4})\b/.exec(text);
  if (digits === null) return null;
  const [first, second, year] = [Number(digits[1]), Number(digits[2]), Number(digits[3])];
  if (first > 12) return isoDate(year, second, first);
  return second > 12 ? isoDate(year, first, second) : null;
}

function monthOf(word: string): number {
  const lower = word.toLowerCase();
  return MONTHS.findIndex((month) => month === lower || (lower.length >= 3 && month.startsWith(lower))) + 1;
}

function isoDate(year: number, month: number, day: number): string | null {
  if (month < 1 || month > 12 || day < 1 || day > 31 || year < 1950 || year > 2200) return null;
  return `${year}-${String(month).padStart(2, "0")}-${String(day).padStart(2, "0")}`;
}
