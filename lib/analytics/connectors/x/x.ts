import type { AccountFacts } from "../../observation.ts";
import { addDays, dayIn, laterDay } from "../days.ts";
import type { Connector, LadderPost, ReadBatch, Reading } from "../reading.ts";
import { inPieces } from "../values.ts";
import { SourceFailure } from "../web/source_failure.ts";
import { readAccount } from "./account.ts";
import { readPostDays } from "./post_days.ts";
import { byPrivacy, listNewPosts, POSTS_AT_ONCE, readPosts } from "./posts.ts";

const DAY_MS = 86_400_000;
/** How far back the first reading looks, and how far every one looks again. */
const FIRST_DAYS = 90;
const OVERLAP_DAYS = 1;
/** Days of single posts that are read again each time. */
const POST_DAYS = { usual: 3, first: 28 };

/** An account of X: its followers, what its posts stand at, and what they did day by day where the plan shows that. */
export function xConnector(base: string): Connector {
  return async function* (reading) {
    await reading.tell("Asking for the account", 0.02);
    const { facts, observations } = await readAccount(reading, base);
    yield { account: facts, posts: [], observations, read: [] };

    await reading.tell("Looking for posts that are due", 0.1);
    const found = await listNewPosts(reading, base, { userId: facts.externalId!, since: startOf(reading) });
    const due = unique([...found.filter((post) => reading.isDue(post)), ...reading.duePosts]);
    const { recent, older } = byPrivacy(due, reading.now);
    yield* readStandings(reading, base, facts, { recent, older });
    yield* readDays(reading, base, facts, recent);
  };
}

function startOf({ since, isFull, lastSuccessAt, now }: Reading): Date {
  if (since !== null) return new Date(`${since}T00:00:00Z`);
  const back = isFull || lastSuccessAt === null ? FIRST_DAYS : OVERLAP_DAYS;
  return new Date((isFull || lastSuccessAt === null ? now : lastSuccessAt).getTime() - back * DAY_MS);
}

async function* readStandings(
  reading: Reading,
  base: string,
  account: AccountFacts,
  { recent, older }: { recent: LadderPost[]; older: LadderPost[] },
): AsyncGenerator<ReadBatch> {
  const pieces = [
    ...inPieces(recent, POSTS_AT_ONCE).map((posts) => ({ posts, isRecent: true })),
    ...inPieces(older, POSTS_AT_ONCE).map((posts) => ({ posts, isRecent: false })),
  ];
  for (const [n, { posts, isRecent }] of pieces.entries()) {
    await reading.tell(`Reading ${recent.length + older.length} posts`, 0.2 + 0.5 * n / pieces.length);
    yield { account, ...await readPosts(reading, base, account, posts, { isRecent }), read: posts };
  }
}

async function* readDays(
  reading: Reading,
  base: string,
  account: AccountFacts,
  posts: LadderPost[],
): AsyncGenerator<ReadBatch> {
  const isFirst = reading.isFull || reading.lastSuccessAt === null;
  const today = dayIn("UTC", reading.now);
  const usual = addDays(today, -(isFirst ? POST_DAYS.first : POST_DAYS.usual));
  const from = laterDay(reading.since ?? usual, addDays(today, -POST_DAYS.first));
  const pieces = inPieces(posts, POSTS_AT_ONCE);
  for (const [n, piece] of pieces.entries()) {
    await reading.tell("Reading the days of each post", 0.7 + 0.3 * n / pieces.length);
    try {
      const observations = await readPostDays(reading, base, piece, from);
      yield { account, posts: [], observations, read: [] };
    } catch (error) {
      if (!(error instanceof SourceFailure) || error.code !== "source_refused") throw error;
      return reading.note(`Figures of posts by day were left out: ${error.detail}`);
    }
  }
}

function unique(posts: LadderPost[]): LadderPost[] {
  return [...new Map(posts.map((post) => [post.id, post])).values()];
}
