import { MONTH_NAMES } from "../../contract/months.ts";

/** A space no line breaks at: "94 %", "n = 128". */
export const NB = "\u00a0";
const MINUS = "\u2212";
const WORDS = [
  "none",
  "one",
  "two",
  "three",
  "four",
  "five",
  "six",
  "seven",
  "eight",
  "nine",
  "ten",
  "eleven",
  "twelve",
];

/** The longest headline: two lines of the headline box. */
export const HEADLINE_LIMIT = 95;

/** A whole percentage, rounded half up on whole numbers so that no binary fraction tips it. */
export function percentOf(part: number, whole: number): number {
  return whole === 0 ? 0 : Math.floor((200 * part + whole) / (2 * whole));
}

/** "94 %" with a no-break space. */
export function percent(part: number, whole: number): string {
  return `${percentOf(part, whole)}${NB}%`;
}

/** A difference or score with its sign: "+44", "−18", "0"; halves round away from zero. */
export function signed(value: number): string {
  const size = Math.round(Math.abs(value));
  if (size === 0) return "0";
  return value > 0 ? `+${grouped(size)}` : `${MINUS}${grouped(size)}`;
}

/** A number of things in words up to twelve, in digits beyond. */
export function inWords(count: number): string {
  return WORDS[count] ?? grouped(count);
}

/** A whole number with commas: "8,595". */
export function grouped(value: number): string {
  return String(value).replace(/\B(?=(\d{3})+(?!\d))/g, ",");
}

/** A number as people read it: whole as it is, else one decimal. */
export function plainNumber(value: number): string {
  const rounded = Math.round(value * 10) / 10;
  const [whole = "0", decimal] = String(Math.abs(rounded)).split(".");
  const sign = rounded < 0 ? MINUS : "";
  return sign + grouped(Number(whole)) + (decimal === undefined ? "" : `.${decimal}`);
}

/** One thing or several: `counted(1, "answer")` is "1 answer"; `irregular` where an s is not enough. */
export function counted(count: number, noun: string, plural: string = `${noun}s`): string {
  return `${grouped(count)} ${count === 1 ? noun : plural}`;
}

/** The same in words: "three answers". */
export function countedInWords(count: number, noun: string, plural: string = `${noun}s`): string {
  return `${inWords(count)} ${count === 1 ? noun : plural}`;
}

/** The first letter as a capital. */
export function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

/** The first letter small, unless the first word is an abbreviation, the word I or carries inner capitals. */
export function small(text: string): string {
  const first = /^[\p{L}\p{N}’'-]+/u.exec(text)?.[0] ?? "";
  if (first === "I" || /^I['’]/.test(first) || /\p{Lu}|\d/u.test(first.slice(1))) return text;
  return text.charAt(0).toLowerCase() + text.slice(1);
}

/** "A", "A and B", "A, B and C". */
export function listed(parts: string[]): string {
  if (parts.length < 2) return parts[0] ?? "";
  return `${parts.slice(0, -1).join(", ")} and ${parts[parts.length - 1]}`;
}

/** The text shortened at a word, with "…", to at most `limit` characters. */
export function clip(text: string, limit: number): string {
  if (text.length <= limit) return text;
  const cut = text.slice(0, limit - 1);
  const space = cut.lastIndexOf(" ");
  const kept = space > limit / 3 ? cut.slice(0, space) : cut.replace(/[\uD800-\uDBFF]$/, "");
  return `${kept.replace(/[\s,;:.–-]+$/, "")}…`;
}

/** In double quotation marks, with those inside made single and inch marks kept. */
export function quoted(text: string, limit = 200): string {
  const bare = tidy(text).replace(/^"([^"]*)"$/, "$1").replace(/^“([^”]*)”$/, "$1").replace(/(?<=\d)"/g, "″")
    .replace(/"([^"]*)"/g, "‘$1’").replace(/[“”"]/g, "’");
  return `“${clip(bare, limit)}”`;
}

/** One line: white space collapsed, ends trimmed. */
export function tidy(text: string): string {
  return text.replace(/\s+/g, " ").trim();
}

/** The first candidate short enough for a headline; the last is cut at a word when none is. */
export function headline(...candidates: (string | null)[]): string {
  const offered = candidates.filter((text) => text !== null).map((text) => capital(tidyHeadline(text)));
  return offered.find((text) => text.length <= HEADLINE_LIMIT) ??
    clip(offered[offered.length - 1] ?? "", HEADLINE_LIMIT);
}

function tidyHeadline(text: string): string {
  return text.replace(/[ \t\n]+/g, " ").trim().replace(/(?<!\.)\.$/, "");
}

/** "12 November 2026" from an ISO date; other text comes back as it is. */
export function longDate(iso: string): string {
  const parts = /^(\d{4})-(\d{2})-(\d{2})/.exec(iso);
  if (parts === null) return iso;
  return `${Number(parts[3])} ${MONTH_NAMES[Number(parts[2]) - 1] ?? parts[2]} ${parts[1]}`;
}

/** "12 to 19 November 2026": two dates with what they share said once. */
export function dateRange(from: string, to: string): string {
  const [start, end] = [longDate(from), longDate(to)];
  if (start === end) return start;
  const [day, month, year] = start.split(" ");
  const [, endMonth, endYear] = end.split(" ");
  if (month === endMonth && year === endYear) return `${day} to ${end}`;
  return year === endYear ? `${day} ${month} to ${end}` : `${start} to ${end}`;
}

/** A place in a recording, minutes counted past sixty: "09:42", "74:05". */
export function clock(seconds: number): string {
  const whole = Math.max(0, Math.floor(seconds));
  return `${String(Math.floor(whole / 60)).padStart(2, "0")}:${String(whole % 60).padStart(2, "0")}`;
}
