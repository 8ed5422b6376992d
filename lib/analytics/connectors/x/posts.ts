import * as z from "zod/mini";
import type { AccountFacts, Observation, PostFacts } from "../../observation.ts";
import { dayIn } from "../days.ts";
import type { LadderPost, Reading } from "../reading.ts";
import { Count, listOf, Name, observe, Text } from "../values.ts";
import { SourceFailure } from "../web/source_failure.ts";
import { askX } from "./ask_x.ts";

/** The most ids one question takes. */
export const POSTS_AT_ONCE = 100;
/** The timeline shows no more than the newest 3,200 posts. */
const MOST_PAGES = 32;
/** How long X tells a post's owner more than everybody may see. */
const PRIVATE_DAYS = 30;
const DAY_MS = 86_400_000;

const Post = z.object({
  id: Name,
  text: Text,
  created_at: Text,
  public_metrics: z.optional(z.object({
    impression_count: Count,
    like_count: Count,
    reply_count: Count,
    retweet_count: Count,
    quote_count: Count,
    bookmark_count: Count,
  })),
  non_public_metrics: z.optional(z.object({
    engagements: Count,
    url_link_clicks: Count,
    user_profile_clicks: Count,
  })),
});
type Post = z.output<typeof Post>;

const Posts = z.object({
  data: listOf(Post),
  meta: z.optional(z.object({ next_token: Text })),
});

/** Posts published since a moment, newest first. */
export async function listNewPosts(
  reading: Reading,
  base: string,
  { userId, since }: { userId: string; since: Date },
): Promise<LadderPost[]> {
  const posts: LadderPost[] = [];
  let token: string | null = null;
  for (let page = 0; page < MOST_PAGES; page++) {
    const answer: z.output<typeof Posts> = await askX(
      reading,
      base,
      `users/${encodeURIComponent(userId)}/tweets`,
      {
        max_results: "100",
        exclude: "retweets",
        "tweet.fields": "created_at",
        start_time: since.toISOString().replace(/\.\d+Z$/, "Z"),
        ...(token === null ? {} : { pagination_token: token }),
      },
      Posts,
    );
    posts.push(...answer.data.map(({ id, created_at }) => ({ id, publishedAt: momentOf(created_at) })));
    const next = answer.meta?.next_token ?? null;
    if (next === null || next === token) break;
    token = next;
  }
  return posts;
}

/** Splits posts by whether X still tells their owner more. */
export function byPrivacy(
  posts: readonly LadderPost[],
  now: Date,
): { recent: LadderPost[]; older: LadderPost[] } {
  const isRecent = ({ publishedAt }: LadderPost) =>
    publishedAt !== null && now.getTime() - publishedAt.getTime() < PRIVATE_DAYS * DAY_MS;
  return { recent: posts.filter(isRecent), older: posts.filter((post) => !isRecent(post)) };
}

/** What up to a hundred posts stand at. */
export async function readPosts(
  reading: Reading,
  base: string,
  account: AccountFacts,
  posts: readonly LadderPost[],
  { isRecent }: { isRecent: boolean },
): Promise<{ posts: PostFacts[]; observations: Observation[] }> {
  const day = dayIn("UTC", reading.now);
  const { data } = await askForPosts(reading, base, posts, isRecent);
  return {
    posts: data.map((post) => factsOf(post, account.handle)),
    observations: data.flatMap((post) => figuresOf(post, day)),
  };
}

async function askForPosts(
  reading: Reading,
  base: string,
  posts: readonly LadderPost[],
  isRecent: boolean,
): Promise<z.output<typeof Posts>> {
  const ids = posts.map(({ id }) => id).join(",");
  const fields = ["created_at", "public_metrics"];
  const asked = (more: string[]) =>
    askX(reading, base, "tweets", { ids, "tweet.fields": [...fields, ...more].join(",") }, Posts);
  if (!isRecent) return await asked([]);
  try {
    return await asked(["non_public_metrics"]);
  } catch (error) {
    // With the app's own token, rather than the account's, only what everybody may see is told.
    if (!(error instanceof SourceFailure) || error.code !== "source_refused") throw error;
    reading.note(`Only what everybody may see was read: ${error.detail}`);
    return await asked([]);
  }
}

function figuresOf(post: Post, day: string): Observation[] {
  const shown = post.public_metrics;
  const own = post.non_public_metrics;
  return observe({ post: post.id, layer: "content", basis: "to_date", day, provisional: true }, {
    impressions: shown?.impression_count,
    likes: shown?.like_count,
    replies: shown?.reply_count,
    reposts: shown?.retweet_count,
    quotes: shown?.quote_count,
    bookmarks: shown?.bookmark_count,
    engagements: own?.engagements,
    url_clicks: own?.url_link_clicks,
    profile_visits: own?.user_profile_clicks,
  });
}

function factsOf(post: Post, handle: string | null): PostFacts {
  return {
    externalId: post.id,
    url: `https://x.com/${encodeURIComponent(handle ?? "i")}/status/${encodeURIComponent(post.id)}`,
    title: post.text ?? null,
    kind: "post",
    publishedAt: momentOf(post.created_at)?.toISOString() ?? null,
    durationSeconds: null,
    thumbnailUrl: null,
  };
}

function momentOf(text: string | null | undefined): Date | null {
  const time = Date.parse(text ?? "");
  return Number.isNaN(time) ? null : new Date(time);
}
