import type { AccountFacts, Observation } from "../../observation.ts";
import type { Addresses } from "../addresses.ts";
import { addDays, dayIn, daysBetween, laterDay, PACIFIC } from "../days.ts";
import type { Connector, LadderPost, ReadBatch, Reading } from "../reading.ts";
import { inPieces } from "../values.ts";
import { SourceFailure } from "../web/source_failure.ts";
import { readChannel } from "./channel.ts";
import { readDayOfVideos, readDays } from "./reports.ts";
import { listDueUploads } from "./uploads.ts";
import { readVideos, VIDEOS_AT_ONCE } from "./videos.ts";

/** Days read again each time, since YouTube corrects what it said. */
const OVERLAP_DAYS = 7;
/** Days whose figures by video are read: a question each. */
const VIDEO_DAYS = { usual: 3, full: 90 };
/** YouTube works these figures out a few times a day: the first reading of each six hours asks for them. */
const VIDEO_DAYS_EVERY_MS = 6 * 3_600_000;
/** Further back no channel has figures by day. */
const EARLIEST = "2015-07-01";

/** A channel of YouTube: what it and its videos stand at, and its figures day by day. */
export function youtubeConnector(addresses: Addresses): Connector {
  return async function* (reading) {
    await reading.tell("Asking for the channel", 0.02);
    const channel = await readChannel(reading, addresses);
    yield batch(channel.facts, channel.observations);
    if (channel.uploads !== null) yield* readUploads(reading, addresses, channel.facts, channel.uploads);
    yield* readReports(reading, addresses, channel.facts, channel.startedOn);
  };
}

async function* readUploads(
  reading: Reading,
  addresses: Addresses,
  account: AccountFacts,
  playlist: string,
): AsyncGenerator<ReadBatch> {
  await reading.tell("Looking for videos that are due", 0.05);
  const due = unique([...await listDueUploads(reading, addresses, playlist), ...reading.duePosts]);
  const pieces = inPieces(due, VIDEOS_AT_ONCE);
  for (const [n, piece] of pieces.entries()) {
    await reading.tell(`Reading ${due.length} videos`, 0.1 + 0.4 * n / pieces.length);
    yield await readVideos(reading, addresses, account, piece);
  }
}

/** Figures by day are the owner's to see: with a key alone there are none, and what stands can still be read. */
async function* readReports(
  reading: Reading,
  addresses: Addresses,
  account: AccountFacts,
  startedOn: string | null,
): AsyncGenerator<ReadBatch> {
  const to = dayIn(PACIFIC, reading.now);
  const isFirst = reading.isFull || reading.lastSuccessAt === null;
  const usual = isFirst
    ? startedOn ?? EARLIEST
    : addDays(dayIn(PACIFIC, reading.lastSuccessAt!), -OVERLAP_DAYS);
  const from = laterDay(reading.since ?? usual, EARLIEST);
  await reading.tell("Reading the figures of each day", 0.5);
  try {
    yield batch(account, await readDays(reading, addresses, { from, to }));
  } catch (error) {
    if (!(error instanceof SourceFailure) || error.code !== "source_refused") throw error;
    return reading.note(`Figures by day were left out: ${error.detail}`);
  }
  if (!isFirst && reading.since === null && !isFirstOfBlock(reading.lastSuccessAt!, reading.now)) return;
  const videoDays = isFirst
    ? VIDEO_DAYS.full
    : VIDEO_DAYS.usual + daysSince(reading.lastSuccessAt!, reading.now);
  const firstDay = laterDay(from, addDays(to, -Math.min(videoDays, VIDEO_DAYS.full)));
  const days = daysBetween(firstDay, to);
  for (const [n, day] of days.entries()) {
    await reading.tell("Reading the figures of each video", 0.55 + 0.45 * n / days.length);
    yield batch(account, await readDayOfVideos(reading, addresses, day));
  }
}

function isFirstOfBlock(earlier: Date, now: Date): boolean {
  const block = (moment: Date) => Math.floor(moment.getTime() / VIDEO_DAYS_EVERY_MS);
  return block(earlier) !== block(now);
}

function batch(account: AccountFacts, observations: Observation[]): ReadBatch {
  return { account, posts: [], observations, read: [] };
}

function unique(posts: LadderPost[]): LadderPost[] {
  return [...new Map(posts.map((post) => [post.id, post])).values()];
}

function daysSince(earlier: Date, now: Date): number {
  return Math.ceil((now.getTime() - earlier.getTime()) / 86_400_000);
}
