import * as z from "zod/mini";
import type { AccountFacts, Observation } from "../../observation.ts";
import { dayIn } from "../days.ts";
import type { Reading } from "../reading.ts";
import { Count, Name, observe, Text } from "../values.ts";
import { SourceFailure } from "../web/source_failure.ts";
import { askX } from "./ask_x.ts";

const User = z.object({
  data: z.optional(z.object({
    id: Name,
    name: Text,
    username: Text,
    public_metrics: z.optional(z.object({ followers_count: Count })),
  })),
});

/**
 * Reads an account, by its number or its handle, and how many follow it.
 * @throws SourceFailure "source_refused" where X shows no such account
 */
export async function readAccount(
  reading: Reading,
  base: string,
): Promise<{ facts: AccountFacts; observations: Observation[] }> {
  const { externalId, now } = reading;
  const path = externalId.startsWith("@")
    ? `users/by/username/${externalId.slice(1)}`
    : `users/${externalId}`;
  const { data } = await askX(reading, base, path, {
    "user.fields": "public_metrics,username,name",
  }, User);
  // An account that is gone comes as a 200 with errors and no data.
  if (data === undefined) {
    throw new SourceFailure("source_refused", { detail: `X shows no account "${externalId}".` });
  }
  const frame = { post: null, layer: "account", basis: "to_date", provisional: true } as const;
  return {
    facts: {
      platform: "x",
      externalId: data.id,
      name: data.name ?? null,
      handle: data.username ?? null,
      url: data.username ? `https://x.com/${encodeURIComponent(data.username)}` : null,
    },
    observations: observe({ ...frame, day: dayIn("UTC", now) }, {
      followers: data.public_metrics?.followers_count,
    }),
  };
}
