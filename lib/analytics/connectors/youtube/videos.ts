import * as z from "zod/mini";
import type { AccountFacts, PostFacts } from "../../observation.ts";
import type { Addresses } from "../addresses.ts";
import { dayIn, PACIFIC } from "../days.ts";
import type { LadderPost, ReadBatch, Reading } from "../reading.ts";
import { Count, listOf, Name, observe, Text } from "../values.ts";
import { askYoutube } from "./ask_youtube.ts";

/** The most ids one question takes. */
export const VIDEOS_AT_ONCE = 50;

const Videos = z.object({
  items: listOf(z.object({
    id: Name,
    snippet: z.optional(z.object({
      title: Text,
      publishedAt: Text,
      thumbnails: z.catch(z.optional(z.record(z.string(), z.object({ url: Text }))), undefined),
    })),
    contentDetails: z.optional(z.object({ duration: Text })),
    statistics: z.optional(z.object({ viewCount: Count, likeCount: Count, commentCount: Count })),
  })),
});

/** Reads what up to fifty videos stand at. */
export async function readVideos(
  reading: Reading,
  addresses: Addresses,
  account: AccountFacts,
  due: readonly LadderPost[],
): Promise<ReadBatch> {
  const { items } = await askYoutube(reading, addresses.youtubeData, "videos", {
    part: "snippet,contentDetails,statistics",
    id: due.map(({ id }) => id).join(","),
  }, Videos);
  const day = dayIn(PACIFIC, reading.now);
  const observations = items.flatMap(({ id, statistics }) =>
    observe({ post: id, layer: "content", basis: "to_date", day, provisional: true }, {
      views: statistics?.viewCount,
      // Absent where the owner hides likes or closed the comments.
      likes: statistics?.likeCount,
      comments: statistics?.commentCount,
    })
  );
  // A video that was removed or made private is not answered; it counts as read, to be asked for again in its time.
  return { account, posts: items.map(factsOf), observations, read: [...due] };
}

function factsOf(video: z.output<typeof Videos>["items"][number]): PostFacts {
  const { id, snippet, contentDetails } = video;
  const thumbnails = snippet?.thumbnails ?? {};
  return {
    externalId: id,
    url: `https://www.youtube.com/watch?v=${encodeURIComponent(id)}`,
    title: snippet?.title ?? null,
    kind: "video",
    publishedAt: snippet?.publishedAt ?? null,
    durationSeconds: secondsOf(contentDetails?.duration ?? ""),
    thumbnailUrl: (thumbnails.medium ?? thumbnails.default)?.url ?? null,
  };
}

/** Seconds of an ISO 8601 duration (PT49M19S); null for what is none, and for a live stream's P0D. */
export function secondsOf(duration: string): number | null {
  const match = /^P(?:(\d+)W)?(?:(\d+)D)?(?:T(?:(\d+)H)?(?:(\d+)M)?(?:(\d+)S)?)?$/.exec(duration);
  if (match === null) return null;
  const [weeks, days, hours, minutes, seconds] = match.slice(1).map((part) => Number(part ?? 0));
  return (((weeks! * 7 + days!) * 24 + hours!) * 60 + minutes!) * 60 + seconds! || null;
}
