import { type Cell, textOf } from "./cell.ts";

/** Which mark stands before the decimals of a file's numbers. */
export type DecimalMark = "." | ",";

/** What a column's bare numbers are: 4.53 is 0.0453 in percent, and itself as a fraction. */
export type RatioScale = "percent" | "fraction";

/** Read alike whatever stands before decimals. */
const WHOLE = /^-?\d{1,15}$/;
const SPACES = /[\s\u00a0\u202f\u2009'’]/g;
const CURRENCY = /^(?:us\$|usd|\$)|(?:us\$|usd|\$)$/i;

/** A number as its cell says it, or null where it says none. */
export function numberOf(cell: Cell | undefined, mark: DecimalMark): number | null {
  if (typeof cell === "object" && cell !== null) return "number" in cell ? cell.number : null;
  if (typeof cell === "string" && WHOLE.test(cell)) return Number(cell);
  const text = bare(textOf(cell)).replace(/%$/, "");
  const plain = mark === "."
    ? grouped(text, ",") ? text.replaceAll(",", "") : text
    : (grouped(text, ".") ? text.replaceAll(".", "") : text).replace(",", ".");
  return /^-?(?:\d+\.?\d*|\.\d+)(?:e[+-]?\d{1,3})?$/i.test(plain) ? Number(plain) : null;
}

/** A ratio as a fraction: "4.53%" and a cell shown in percent by what they say, other numbers by the column's scale. */
export function ratioOf(cell: Cell | undefined, mark: DecimalMark, scale: RatioScale): number | null {
  const value = numberOf(cell, mark);
  if (value === null) return null;
  if (typeof cell === "object" && cell !== null && "number" in cell) {
    return cell.percent || scale === "fraction" ? value : hundredth(value);
  }
  return scale === "percent" || /%\s*$/.test(textOf(cell)) ? hundredth(value) : value;
}

/** Seconds of a length: 161, "0:04:12", "4:12", "PT4M12S", in the unit that the column states for bare numbers. */
export function secondsOf(cell: Cell | undefined, mark: DecimalMark, secondsPerUnit: number): number | null {
  if (typeof cell === "object" && cell !== null) {
    if ("seconds" in cell) return cell.seconds;
    // A spreadsheet keeps 0:04:12 as a part of a day; no video is watched for less than a second on average.
    const isPartOfDay = "number" in cell && cell.number > 0 && cell.number < 1 && secondsPerUnit === 1;
    if (isPartOfDay) return Math.round(cell.number * 86_400);
  }
  const text = textOf(cell);
  const clock = /^(?:(\d+):)?(\d{1,2}):(\d{2}(?:\.\d+)?)$/.exec(text);
  if (clock !== null) return Number(clock[1] ?? 0) * 3600 + Number(clock[2]) * 60 + Number(clock[3]);
  const iso = /^P(?:(\d+)D)?T(?:(\d+)H)?(?:(\d+)M)?(?:(\d+(?:\.\d+)?)S)?$/i.exec(text);
  if (iso !== null) {
    const [days, hours, minutes, seconds] = iso.slice(1).map((part) => Number(part ?? 0));
    return days! * 86_400 + hours! * 3600 + minutes! * 60 + seconds!;
  }
  const value = numberOf(cell, mark);
  return value === null ? null : round(value * secondsPerUnit);
}

/** What a cell says about the decimal mark: certain, or nothing. What is counted has no decimals. */
export function markSeen(cell: Cell | undefined, isCount: boolean): DecimalMark | null {
  if (typeof cell !== "string" || WHOLE.test(cell)) return null;
  const text = bare(textOf(cell)).replace(/%$/, "");
  if (!/^-?[\d.,]+$/.test(text) || !/[.,]/.test(text)) return null;
  const last = Math.max(text.lastIndexOf("."), text.lastIndexOf(","));
  const mark = text[last] as DecimalMark;
  const other = mark === "." ? "," : ".";
  const decimals = text.length - last - 1;
  if (text.includes(other)) return text.indexOf(mark) === last ? mark : null;
  // Twice the same mark stands between thousands, so the other is the decimal one.
  if (text.indexOf(mark) !== last) return other;
  // Three digits after a mark may be either, but for a number that begins with a zero or with more than three digits.
  if (decimals !== 3 || /^-?(?:0|\d{4,})[.,]/.test(text)) return mark;
  return isCount ? other : null;
}

function bare(text: string): string {
  return text.replace(SPACES, "").replace(CURRENCY, "").replace(/^[−–]/, "-").replace(/^\((.+)\)$/, "-$1")
    .replace(/^\+/, "");
}

/** Whether the mark stands between groups of three digits. */
function grouped(text: string, mark: "." | ","): boolean {
  const [whole] = text.split(mark === "," ? "." : ",");
  const groups = whole!.replace(/^-/, "").split(mark);
  return groups.length > 1 && groups[0]!.length <= 3 && groups[0] !== "" &&
    groups.slice(1).every((group) => group.length === 3 && /^\d+$/.test(group));
}

/** A hundredth, without the noise that halving binary digits adds: 4.53 is 0.0453. */
function hundredth(value: number): number {
  return round(value / 100);
}

function round(value: number): number {
  return Number(value.toPrecision(12));
}
