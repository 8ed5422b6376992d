import type { ConnectionKind } from "../../../contract/connections.ts";
import type { LadderPost } from "../../connectors/reading.ts";

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;

/** How often a post of some age is read. */
export interface Rung {
  name: string;
  /** Posts younger than this are on it. */
  underDays: number;
  everyMs: number;
}

/** The younger a post, the more often it is read; past a quarter the ladder ends. */
export const RUNGS: readonly Rung[] = [
  { name: "hourly", underDays: 1, everyMs: HOUR_MS },
  { name: "six-hourly", underDays: 7, everyMs: 6 * HOUR_MS },
  { name: "daily", underDays: 30, everyMs: DAY_MS },
  { name: "weekly", underDays: 91, everyMs: 7 * DAY_MS },
];

/** Where posts are that the ladder has ended for. */
export const REST = "at rest";

/** YouTube's terms let figures of its API be kept for thirty days; they are read anew in good time. */
const YOUTUBE_RENEWAL_DAYS = 25;

/** Runs come each hour, give or take: a post that is due within some minutes is taken along. */
const SLACK = 0.1;

/** Whether a post is to be read, by its age and when it was read last. */
export function isPostDue(
  kind: ConnectionKind,
  { publishedAt }: Pick<LadderPost, "publishedAt">,
  readAt: Date | null,
  now: Date,
): boolean {
  if (readAt === null) return true;
  const everyMs = rungOf(publishedAt, now)?.everyMs ??
    (kind === "youtube" ? YOUTUBE_RENEWAL_DAYS * DAY_MS : Infinity);
  return now.getTime() - readAt.getTime() >= everyMs * (1 - SLACK);
}

/** The rung of a post; null past the last. One whose age is not known is read daily. */
function rungOf(publishedAt: Date | null, now: Date): Rung | null {
  if (publishedAt === null) return RUNGS[2]!;
  const days = (now.getTime() - publishedAt.getTime()) / DAY_MS;
  return RUNGS.find(({ underDays }) => days < underDays) ?? null;
}

/** When a connection is read next: its daily figures come hourly at most. */
export function nextReadingAt(now: Date): Date {
  return new Date(now.getTime() + HOUR_MS);
}

const FIRST_PAUSE_MS = 15 * 60_000;
const LONGEST_PAUSE_MS = 6 * HOUR_MS;

/** What a source asks for is kept to within reason: one that errs must not be lost sight of, nor asked without a pause. */
const HINT_LEAST_MS = 60_000;
const HINT_MOST_MS = 2 * DAY_MS;

/** When a connection is tried again after so many failures in a row: when its source says so, else ever later. */
export function nextTryAt(failures: number, hint: Date | null, now: Date): Date {
  const pauseMs = hint === null
    ? Math.min(LONGEST_PAUSE_MS, FIRST_PAUSE_MS * 2 ** Math.min(failures - 1, 10))
    : Math.min(HINT_MOST_MS, Math.max(HINT_LEAST_MS, hint.getTime() - now.getTime()));
  return new Date(now.getTime() + pauseMs);
}

/** Whether everything is to be read anew: at first, and where YouTube's terms ask for it. */
export function isFullReadDue(kind: ConnectionKind, fullReadAt: Date | null, now: Date): boolean {
  if (fullReadAt === null) return true;
  return kind === "youtube" && now.getTime() - fullReadAt.getTime() >= YOUTUBE_RENEWAL_DAYS * DAY_MS;
}
