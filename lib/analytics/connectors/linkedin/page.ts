import * as z from "zod/mini";
import type { AccountFacts, Observation } from "../../observation.ts";
import type { Reading } from "../reading.ts";
import { Count, observe, Text } from "../values.ts";
import { askLinkedin, type LinkedinQuestion, urnText } from "./ask_linkedin.ts";

const Organisation = z.object({ localizedName: Text, vanityName: Text });
const NetworkSize = z.object({ firstDegreeSize: Count });

/** A LinkedIn page, and where it is asked about. */
export type PageWay = Pick<LinkedinQuestion, "base" | "version">;

/** The page's name and address. */
export async function readPage(reading: Reading, way: PageWay): Promise<AccountFacts> {
  const id = reading.externalId.split(":").at(-1)!;
  const page = await askLinkedin(reading, { ...way, path: `organizations/${id}` }, Organisation);
  const vanity = page.vanityName ?? null;
  return {
    platform: "linkedin",
    externalId: reading.externalId,
    name: page.localizedName ?? null,
    handle: vanity,
    url: `https://www.linkedin.com/company/${encodeURIComponent(vanity ?? id)}/`,
  };
}

/** How many follow the page: the statistics of followers say only what was gained. */
export async function readFollowers(reading: Reading, way: PageWay, day: string): Promise<Observation[]> {
  const size = await askLinkedin(reading, {
    ...way,
    path: `networkSizes/${urnText(reading.externalId)}`,
    query: "edgeType=COMPANY_FOLLOWED_BY_MEMBER",
  }, NetworkSize);
  return observe({ post: null, layer: "account", basis: "to_date", day, provisional: true }, {
    followers: size.firstDegreeSize,
  });
}
