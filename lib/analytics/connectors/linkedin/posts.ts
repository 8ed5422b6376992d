import * as z from "zod/mini";
import type { Observation, PostFacts } from "../../observation.ts";
import type { LadderPost, Reading } from "../reading.ts";
import { listOf, Name, Text } from "../values.ts";
import { askLinkedin, urnText } from "./ask_linkedin.ts";
import type { PageWay } from "./page.ts";
import { shareFigures, ShareStatistics } from "./statistics.ts";

/** The most posts whose statistics one question asks for, so that the address stays short. */
export const POSTS_AT_ONCE = 20;
const PAGE = 50;
const MOST_PAGES = 100;
const QUARTER_MS = 91 * 86_400_000;

const Posts = z.object({
  elements: listOf(z.object({
    id: Name,
    commentary: Text,
    publishedAt: z.optional(z.number()),
    createdAt: z.optional(z.number()),
    lifecycleState: Text,
    content: z.catch(z.nullish(z.record(z.string(), z.unknown())), null),
  })),
});
type Post = z.output<typeof Posts>["elements"][number];

const PostStatistics = z.object({
  elements: listOf(
    z.object({ share: Text, ugcPost: Text, totalShareStatistics: z.optional(ShareStatistics) }),
  ),
});

/** A page of the organisation's posts, newest first, and whether older ones need not be looked for. */
export async function* listPosts(reading: Reading, way: PageWay): AsyncGenerator<PostFacts[]> {
  for (let page = 0; page < MOST_PAGES; page++) {
    const { elements } = await askLinkedin(reading, {
      ...way,
      path: "posts",
      query: `q=author&author=${urnText(reading.externalId)}&sortBy=CREATED&count=${PAGE}&start=${
        page * PAGE
      }`,
    }, Posts);
    const found = elements.filter(({ lifecycleState }) => (lifecycleState ?? "PUBLISHED") === "PUBLISHED")
      .map(factsOf);
    yield found;
    const isOlder = (at: string | null) => at !== null && reading.now.getTime() - Date.parse(at) > QUARTER_MS;
    if (elements.length < PAGE) return;
    if (!reading.isFull && found.every(({ publishedAt }) => isOlder(publishedAt))) return;
  }
}

/** What up to twenty posts stand at since they were published. A post that is not answered had no activity. */
export async function readPostStatistics(
  reading: Reading,
  way: PageWay,
  posts: readonly LadderPost[],
  day: string,
): Promise<Observation[]> {
  const of = (kind: string) => posts.map(({ id }) => id).filter((id) => id.startsWith(`urn:li:${kind}:`));
  const list = (name: string, urns: string[]) =>
    urns.length === 0 ? "" : `&${name}=List(${urns.map(urnText).join(",")})`;
  const { elements } = await askLinkedin(reading, {
    ...way,
    path: "organizationalEntityShareStatistics",
    query: `q=organizationalEntity&organizationalEntity=${urnText(reading.externalId)}` +
      list("shares", of("share")) + list("ugcPosts", of("ugcPost")),
  }, PostStatistics);
  return elements.flatMap(({ share, ugcPost, totalShareStatistics }) => {
    const post = share ?? ugcPost;
    if (!post || totalShareStatistics === undefined) return [];
    return shareFigures(
      { post, layer: "content", basis: "to_date", day, provisional: true },
      totalShareStatistics,
    );
  });
}

const KINDS = ["media", "article", "poll", "multiImage", "document", "carousel", "celebration", "reference"];

function factsOf(post: Post): PostFacts {
  const at = post.publishedAt ?? post.createdAt;
  const isMoment = at !== undefined && Math.abs(at) < 8.64e15;
  return {
    externalId: post.id,
    url: `https://www.linkedin.com/feed/update/${encodeURIComponent(post.id)}/`,
    title: post.commentary?.trim() || null,
    kind: KINDS.find((kind) => post.content?.[kind] !== undefined) ?? (post.content ? null : "text"),
    publishedAt: isMoment ? new Date(at).toISOString() : null,
    durationSeconds: null,
    thumbnailUrl: null,
  };
}
