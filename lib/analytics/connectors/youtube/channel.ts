import * as z from "zod/mini";
import type { AccountFacts, Observation } from "../../observation.ts";
import type { Addresses } from "../addresses.ts";
import { dayIn, PACIFIC } from "../days.ts";
import type { Reading } from "../reading.ts";
import { Count, listOf, Name, observe, Text } from "../values.ts";
import { SourceFailure } from "../web/source_failure.ts";
import { askYoutube } from "./ask_youtube.ts";

/** The channel as YouTube describes it. */
export interface Channel {
  facts: AccountFacts;
  observations: Observation[];
  /** The playlist that holds every upload. */
  uploads: string | null;
  /** The day it began. */
  startedOn: string | null;
}

const Channels = z.object({
  items: listOf(z.object({
    id: Name,
    snippet: z.optional(z.object({ title: Text, customUrl: Text, publishedAt: Text })),
    statistics: z.optional(z.object({
      viewCount: Count,
      subscriberCount: Count,
      videoCount: Count,
      hiddenSubscriberCount: z.optional(z.boolean()),
    })),
    contentDetails: z.optional(z.object({ relatedPlaylists: z.optional(z.object({ uploads: Text })) })),
  })),
});

/**
 * Reads a channel and what it stands at.
 * @throws SourceFailure "source_refused" where YouTube shows no such channel
 */
export async function readChannel(reading: Reading, addresses: Addresses): Promise<Channel> {
  const { externalId, now } = reading;
  const { items } = await askYoutube(reading, addresses.youtubeData, "channels", {
    part: "snippet,contentDetails,statistics",
    id: externalId,
  }, Channels);
  const channel = items.find(({ id }) => id === externalId);
  if (channel === undefined) {
    throw new SourceFailure("source_refused", { detail: `YouTube shows no channel "${externalId}".` });
  }
  const { snippet, statistics, contentDetails } = channel;
  const frame = {
    post: null,
    layer: "account",
    basis: "to_date",
    day: dayIn(PACIFIC, now),
    provisional: true,
  } as const;
  return {
    facts: {
      platform: "youtube",
      externalId,
      name: snippet?.title ?? null,
      handle: snippet?.customUrl?.replace(/^@/, "") ?? null,
      url: `https://www.youtube.com/channel/${externalId}`,
    },
    observations: observe(frame, {
      views: statistics?.viewCount,
      // A channel may hide them; what is then said is not a count.
      followers: statistics?.hiddenSubscriberCount ? null : statistics?.subscriberCount,
      videos: statistics?.videoCount,
    }),
    uploads: contentDetails?.relatedPlaylists?.uploads ?? null,
    startedOn: /^\d{4}-\d{2}-\d{2}/.exec(snippet?.publishedAt ?? "")?.[0] ?? null,
  };
}
