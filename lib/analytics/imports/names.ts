import type { Platform } from "../../contract/metrics.ts";
import { addDays } from "./dates.ts";
import type { Span } from "./reading.ts";

const DAYS = /(\d{4}-\d{2}-\d{2})[_ –-]{1,3}(\d{4}-\d{2}-\d{2})/;
const DIGITS = /(?:^|_)(20\d{2})(\d{2})(\d{2})_(20\d{2})(\d{2})(\d{2})(?=_|\.|$)/;

/**
 * The days that a file's name says it covers. YouTube Studio names the day after the last one
 * ("Content 2026-01-01_2026-02-01 Channel.zip" is January); X and LinkedIn name the last day.
 */
export function spanOfNames(names: string[], platform: Platform): Span | null {
  for (const name of names) {
    const days = DAYS.exec(name);
    const digits = DIGITS.exec(name);
    const [from, to] = days !== null
      ? [days[1]!, days[2]!]
      : digits !== null
      ? [digits.slice(1, 4).join("-"), digits.slice(4, 7).join("-")]
      : [null, null];
    if (from === null || to === null || !isDay(from) || !isDay(to) || from > to) continue;
    return { from, to: platform === "youtube" && from < to ? addDays(to, -1) : to };
  }
  return null;
}

/** When LinkedIn exported a file: "sample-media_content_1767225600000.xls". */
export function exportedAtOf(names: string[]): string | null {
  for (const name of names) {
    const ms = /_(1[4-9]\d{11})(?:\s?\(\d+\))?\.(?:xlsx?|csv)$/i.exec(name)?.[1];
    if (ms !== undefined) return new Date(Number(ms)).toISOString();
  }
  return null;
}

/** What the names of files say of the account: the channel behind Studio's days, the page before LinkedIn's kind. */
export function accountOfNames(
  names: string[],
  platform: Platform,
): { name: string | null; handle: string | null } {
  for (const name of names) {
    const bare = name.replace(/\.\w{1,5}$/, "").replace(/\s?\(\d+\)$/, "");
    if (platform === "youtube") {
      const channel = /\d{4}-\d{2}-\d{2}_\d{4}-\d{2}-\d{2}[ _]+(.+)$/.exec(bare)?.[1]?.trim();
      if (channel !== undefined && channel !== "") return { name: channel, handle: null };
    } else if (platform === "linkedin") {
      const page = /^(.+?)_(?:content|followers|visitors|updates|competitor\w*)_/i.exec(bare)?.[1];
      if (page !== undefined) return { name: page.replace(/[_-]+/g, " ").trim(), handle: null };
    } else {
      const handle = /^tweet_activity_metrics_(\w{1,20}?)_20\d{6}_/.exec(bare)?.[1] ??
        /^(\w{1,20}?)_account_(?:overview_)?analytics/.exec(bare)?.[1];
      if (handle !== undefined) return { name: null, handle };
    }
  }
  return { name: null, handle: null };
}

function isDay(day: string): boolean {
  const at = Date.parse(`${day}T00:00:00Z`);
  return !Number.isNaN(at) && new Date(at).toISOString().slice(0, 10) === day;
}
