import type { AccountFacts, Observation, PostFacts } from "../../observation.ts";
import { addDays, dayIn, laterDay } from "../days.ts";
import type { Connector, LadderPost, ReadBatch, Reading } from "../reading.ts";
import { inPieces } from "../values.ts";
import { SourceFailure } from "../web/source_failure.ts";
import { type PageWay, readFollowers, readPage } from "./page.ts";
import { listPosts, POSTS_AT_ONCE, readPostStatistics } from "./posts.ts";
import { type Days, readFollowerDays, readPageDays, readShareDays } from "./statistics.ts";

/** LinkedIn shows the last twelve months. */
const ROLLING_DAYS = 364;
/** Days read again each time, since counts are taken back later. */
const OVERLAP_DAYS = 7;

/** A page of LinkedIn: its followers and views, what its posts did day by day, and what each post stands at. */
export function linkedinConnector(way: PageWay): Connector {
  return async function* (reading) {
    await reading.tell("Asking for the page", 0.02);
    const account = await readPage(reading, way);
    const today = dayIn("UTC", reading.now);
    yield* readStatistics(reading, way, account, daysOf(reading, today));
    yield* readPosts(reading, way, account, today);
  };
}

/** LinkedIn reports a day only after it closes in UTC, so yesterday is the newest complete figure. */
function daysOf({ since, isFull, lastSuccessAt }: Reading, today: string): Days {
  const to = addDays(today, -1);
  const earliest = addDays(today, -ROLLING_DAYS);
  const usual = isFull || lastSuccessAt === null
    ? earliest
    : addDays(dayIn("UTC", lastSuccessAt), -OVERLAP_DAYS);
  const from = laterDay(since ?? usual, earliest);
  return { from: from > to ? to : from, to };
}

async function* readStatistics(
  reading: Reading,
  way: PageWay,
  account: AccountFacts,
  days: Days,
): AsyncGenerator<ReadBatch> {
  const parts = [
    { what: "followers", read: () => readFollowers(reading, way, dayIn("UTC", reading.now)) },
    { what: "what posts did", read: readShareDays },
    { what: "new followers", read: readFollowerDays },
    { what: "views of the page", read: readPageDays },
  ];
  for (const [n, { what, read }] of parts.entries()) {
    await reading.tell(`Reading ${what}`, 0.05 + 0.12 * n);
    try {
      yield batch(account, await read(reading, way, days));
    } catch (error) {
      // Each needs a permission of its own; one that is lacking must not hold up the others.
      if (!(error instanceof SourceFailure) || error.code !== "source_refused") throw error;
      reading.note(`No figures of ${what}: ${error.detail}`);
    }
  }
}

async function* readPosts(
  reading: Reading,
  way: PageWay,
  account: AccountFacts,
  day: string,
): AsyncGenerator<ReadBatch> {
  await reading.tell("Looking for posts that are due", 0.55);
  const due = new Map(reading.duePosts.map((post) => [post.id, post]));
  for await (const page of listPosts(reading, way)) {
    for (const post of page.map(ladderPost)) if (reading.isDue(post)) due.set(post.id, post);
    yield { ...batch(account, []), posts: page };
  }
  const pieces = inPieces([...due.values()], POSTS_AT_ONCE);
  for (const [n, piece] of pieces.entries()) {
    await reading.tell(`Reading ${due.size} posts`, 0.6 + 0.4 * n / pieces.length);
    const observations = await readPostStatistics(reading, way, piece, day);
    yield { ...batch(account, observations), read: piece };
  }
}

function ladderPost({ externalId, publishedAt }: PostFacts): LadderPost {
  return { id: externalId, publishedAt: publishedAt === null ? null : new Date(publishedAt) };
}

function batch(account: AccountFacts, observations: Observation[]): ReadBatch {
  return { account, posts: [], observations, read: [] };
}
