import * as z from "zod/mini";
import {
  Account,
  AnalyticsOverview,
  ChangeExplanation,
  Day,
  Explanation,
  Freshness,
  PlatformReport,
  Post,
  POST_ORDERS,
  PostOrigin,
  PostPage,
} from "./analytics_shapes.ts";
import { ById, Id, PageQuery } from "./common.ts";
import { endpoint } from "./endpoint.ts";
import { LAYERS, METRIC_KEYS, PLATFORMS } from "./metrics.ts";

/** The spans that have a name; "custom" takes its days from `from` and `to`. */
export const RANGES = ["7d", "30d", "90d", "custom"] as const;

/** Which days are shown. */
export const RangeQuery = z.object({
  range: z._default(z.enum(RANGES), "30d"),
  from: z.optional(Day),
  to: z.optional(Day),
});
export type RangeQuery = z.output<typeof RangeQuery>;

/** The fields that name a span together: where one can't be used, none is. */
export const RANGE_FIELDS = ["range", "from", "to"] as const;

const ByPlatform = z.object({ platform: z.enum(PLATFORMS) });
const OfAccount = { account: z.optional(Id) };

/** Which posts, and in what order. */
export const PostQuery = z.extend(RangeQuery, {
  /** All posts, or those published in the span. */
  published: z._default(z.enum(["any", "in_range"]), "in_range"),
  platform: z.optional(z.enum(PLATFORMS)),
  ...OfAccount,
  q: z.optional(z.string().check(z.trim(), z.maxLength(200))),
  order: z._default(z.enum(POST_ORDERS), "seen"),
  direction: z._default(z.enum(["asc", "desc"]), "desc"),
});
export type PostQuery = z.output<typeof PostQuery>;

/** The dashboard's figures. */
export const readOverview = endpoint({
  id: "analytics.overview",
  method: "GET",
  path: "/api/analytics/overview",
  summary: "Every platform over a span of days, side by side and never summed",
  access: "viewer",
  query: RangeQuery,
  response: AnalyticsOverview,
});

/** One platform's figures. */
export const readPlatform = endpoint({
  id: "analytics.platform",
  method: "GET",
  path: "/api/analytics/{platform}",
  summary: "One platform (youtube, linkedin or x) over a span of days, with its channels",
  access: "viewer",
  params: ByPlatform,
  query: z.extend(RangeQuery, OfAccount),
  response: PlatformReport,
});

/** Posts with what they stand at. */
export const listPosts = endpoint({
  id: "analytics.posts.list",
  method: "GET",
  path: "/api/analytics/posts",
  summary: "Posts with what they stand at, by any of their figures",
  access: "viewer",
  query: z.extend(PageQuery, PostQuery.shape),
  response: PostPage,
});

/** Several posts beside each other. */
export const comparePosts = endpoint({
  id: "analytics.posts.compare",
  method: "GET",
  path: "/api/analytics/posts/comparison",
  summary: "Two to six posts beside each other",
  access: "viewer",
  query: z.object({ ids: z.string().check(z.maxLength(400)) }),
  response: z.object({ posts: z.array(Post) }),
});

/** Posts as a table, exactly as they are shown. */
export const exportPosts = endpoint({
  id: "analytics.posts.export",
  method: "GET",
  path: "/api/analytics/posts/export",
  summary: "The posts shown as CSV, filters and order kept",
  access: "viewer",
  query: PostQuery,
  response: "file",
});

/** A platform's days as a table. */
export const exportPlatform = endpoint({
  id: "analytics.platform.export",
  method: "GET",
  path: "/api/analytics/{platform}/export",
  summary: "The figures of one platform day by day as CSV, exactly as shown",
  access: "viewer",
  params: ByPlatform,
  query: z.extend(RangeQuery, OfAccount),
  response: "file",
});

/** Where a figure comes from. */
export const explainFigure = endpoint({
  id: "analytics.figure",
  method: "GET",
  path: "/api/analytics/{platform}/figures/{metric}",
  summary: "Where a figure comes from: formula, rows, sources, earlier values and gaps",
  access: "viewer",
  params: z.extend(ByPlatform, { metric: z.enum(METRIC_KEYS) }),
  query: z.extend(RangeQuery, { ...OfAccount, layer: z._default(z.enum(LAYERS), "account") }),
  response: Explanation,
});

/** What makes up a difference. */
export const explainChange = endpoint({
  id: "analytics.change",
  method: "GET",
  path: "/api/analytics/{platform}/changes/{metric}",
  summary: "Which posts make up the difference from the span before",
  access: "viewer",
  params: z.extend(ByPlatform, { metric: z.enum(METRIC_KEYS) }),
  query: z.extend(RangeQuery, OfAccount),
  response: ChangeExplanation,
});

/** One post. */
export const readPost = endpoint({
  id: "analytics.posts.read",
  method: "GET",
  path: "/api/analytics/posts/{id}",
  summary: "One post with everything it stands at, and the deliveries that came in",
  access: "viewer",
  params: ById,
  response: PostOrigin,
});

/** The channels there are figures of. */
export const listAccounts = endpoint({
  id: "analytics.accounts",
  method: "GET",
  path: "/api/analytics/accounts",
  summary: "The channels there are figures of",
  access: "viewer",
  response: z.object({ items: z.array(Account) }),
});

/** How new the figures are. */
export const readFreshness = endpoint({
  id: "analytics.freshness",
  method: "GET",
  path: "/api/analytics/freshness",
  summary: "When each platform was last read, up to which day it is complete, and what failed",
  access: "viewer",
  response: z.object({ items: z.array(Freshness) }),
});

/** The endpoints that read figures. */
export const analyticsEndpoints = [
  readOverview,
  readPlatform,
  listPosts,
  comparePosts,
  exportPosts,
  exportPlatform,
  explainFigure,
  explainChange,
  readPost,
  listAccounts,
  readFreshness,
];
