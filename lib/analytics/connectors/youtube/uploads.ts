import * as z from "zod/mini";
import type { Addresses } from "../addresses.ts";
import type { LadderPost, Reading } from "../reading.ts";
import { listOf, Text } from "../values.ts";
import { askYoutube } from "./ask_youtube.ts";

const PAGE = 50;
/** A playlist shows no more than its first 20,000 entries. */
const MOST_PAGES = 400;

const Page = z.object({
  nextPageToken: Text,
  items: listOf(z.object({
    contentDetails: z.optional(z.object({ videoId: Text, videoPublishedAt: Text })),
  })),
});

/**
 * The channel's uploads that are due, newest first. Paging ends at the first page without one: what is older is read as
 * the ladder remembers it, or when everything is read anew.
 */
export async function listDueUploads(
  reading: Reading,
  addresses: Addresses,
  playlist: string,
): Promise<LadderPost[]> {
  const due: LadderPost[] = [];
  let pageToken: string | null = null;
  for (let page = 0; page < MOST_PAGES; page++) {
    const answer: z.output<typeof Page> = await askYoutube(reading, addresses.youtubeData, "playlistItems", {
      part: "contentDetails",
      playlistId: playlist,
      maxResults: String(PAGE),
      ...(pageToken === null ? {} : { pageToken }),
    }, Page);
    const found = answer.items.flatMap(({ contentDetails }) => uploadOf(contentDetails));
    const dueHere = found.filter((post) => reading.isDue(post));
    due.push(...dueHere);
    if (!answer.nextPageToken || answer.nextPageToken === pageToken) break;
    if (!reading.isFull && found.length > 0 && found.every((post) => isOlder(post, reading.now))) break;
    pageToken = answer.nextPageToken;
  }
  return due;
}

const QUARTER_MS = 91 * 86_400_000;

function isOlder({ publishedAt }: LadderPost, now: Date): boolean {
  return publishedAt !== null && now.getTime() - publishedAt.getTime() > QUARTER_MS;
}

function uploadOf(
  details: { videoId?: string | null; videoPublishedAt?: string | null } | undefined,
): LadderPost[] {
  const { videoId, videoPublishedAt } = details ?? {};
  if (!videoId) return [];
  const time = Date.parse(videoPublishedAt ?? "");
  return [{ id: videoId, publishedAt: Number.isNaN(time) ? null : new Date(time) }];
}
