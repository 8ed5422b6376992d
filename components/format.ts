import { MONTH_NAMES } from "../lib/contract/months.ts";

export { clockText } from "../lib/contract/places.ts";

const MONTHS = MONTH_NAMES.map((name) => name.slice(0, 3));
const clocks = new Map<string, Intl.DateTimeFormat>();

/** A calendar day as pages write it: "12 Nov 2026"; text that is no date is returned as it is. */
export function dayText(isoDate: string): string {
  const [, year, month, day] = /^(\d{4})-(\d\d)-(\d\d)/.exec(isoDate) ?? [];
  const name = MONTHS[Number(month) - 1];
  return name === undefined ? isoDate : `${Number(day)} ${name} ${year}`;
}

/** The day of a moment where the reader is. */
export function dayOf(moment: string, timeZone: string): string {
  const { year, month, day } = clockParts(moment, timeZone);
  return `${Number(day)} ${MONTHS[Number(month) - 1]} ${year}`;
}

/** A moment to the second where the reader is: "12 Nov 2026, 14:06:33". */
export function momentText(moment: string, timeZone: string): string {
  const { hour, minute, second } = clockParts(moment, timeZone);
  return `${dayOf(moment, timeZone)}, ${hour}:${minute}:${second}`;
}

/** How long ago, while that is what matters: "just now", "3 min ago", "2 h ago"; null once a day has passed. */
export function agoText(moment: string, now: string): string | null {
  const minutes = Math.floor((Date.parse(now) - Date.parse(moment)) / 60_000);
  if (minutes < 1) return "just now";
  if (minutes < 60) return `${minutes} min ago`;
  return minutes < 1440 ? `${Math.floor(minutes / 60)} h ago` : null;
}

/** A count with its thousands: "12,345". */
export function countText(count: number): string {
  return Math.round(count).toString().replace(/\B(?=(\d{3})+$)/g, ",");
}

/** A count and its noun: "1 slide", "14 slides". */
export function countOf(count: number, one: string, many = `${one}s`): string {
  return `${countText(count)} ${count === 1 ? one : many}`;
}

/** A size as people write it: "412 kB", "2.4 MB". */
export function sizeText(bytes: number): string {
  if (bytes < 1000) return countOf(bytes, "byte");
  if (bytes < 999_500) return `${Math.round(bytes / 1000)}\u00a0kB`;
  return `${(bytes / 1_000_000).toFixed(1).replace(/\.0$/, "")}\u00a0MB`;
}

/** A stretch of time: "42 s", "2 min 14 s", "58 min", "1 h 5 min". */
export function durationText(seconds: number): string {
  const whole = Math.max(0, Math.round(seconds));
  if (whole < 60) return `${whole} s`;
  const minutes = Math.floor(whole / 60);
  if (minutes < 10 && whole % 60 > 0) return `${minutes} min ${whole % 60} s`;
  if (minutes < 60) return `${minutes} min`;
  return minutes % 60 === 0 ? `${minutes / 60} h` : `${Math.floor(minutes / 60)} h ${minutes % 60} min`;
}

/** A share of one: "46 %"; never "0 %" for something, nor "100 %" for less than all. */
export function shareText(share: number): string {
  const percent = Math.round(share * 100);
  if (share > 0 && percent === 0) return "<1\u2009%";
  if (share < 1 && percent === 100) return ">99\u2009%";
  return `${percent}\u2009%`;
}

/** A finding with its figures kept whole: no line breaks before a percent sign or inside "n = 128". */
export function unbroken(text: string): string {
  return text.replace(/(\d)[ \u00a0]%/g, "$1\u202f%").replace(
    /\bn[ \u00a0]=[ \u00a0](?=\d)/g,
    "n\u00a0=\u00a0",
  );
}

/** Two letters for a person without a picture. */
export function initialsOf(name: string): string {
  const words = name.replace(/^(dr|prof|mr|mrs|ms|mx)\.?\s+/i, "").trim().split(/\s+/);
  const letters = words.length > 1 ? [words[0], words.at(-1)] : [words[0]];
  return letters.map((word) => [...word ?? ""][0] ?? "").join("").toLocaleUpperCase();
}

/** Words joined as a sentence joins them: "a", "a and b", "a, b and c". */
export function listText(words: string[]): string {
  return words.length < 2 ? words.join("") : `${words.slice(0, -1).join(", ")} and ${words.at(-1)}`;
}

function clockParts(moment: string, timeZone: string): Record<string, string> {
  const parts = clockOf(timeZone).formatToParts(new Date(moment));
  return Object.fromEntries(parts.map((part) => [part.type, part.value]));
}

function clockOf(timeZone: string): Intl.DateTimeFormat {
  const known = clocks.get(timeZone);
  if (known !== undefined) return known;
  const clock = new Intl.DateTimeFormat("en-GB", {
    timeZone,
    year: "numeric",
    month: "2-digit",
    day: "2-digit",
    hour: "2-digit",
    minute: "2-digit",
    second: "2-digit",
    hourCycle: "h23",
  });
  clocks.set(timeZone, clock);
  return clock;
}
