import * as z from "zod/mini";
import { Id, Moment, pageOf } from "./common.ts";
import { BASES, LAYERS, METRIC_KEYS, PLATFORMS, SOURCES } from "./metrics.ts";

/** A day of the calendar: YYYY-MM-DD. */
export const Day = z.iso.date();

const MetricName = z.enum(METRIC_KEYS);
const Figure = z.nullable(z.number());

/** A span of whole days, both ends included. */
export const Period = z.object({ from: Day, to: Day, days: z.int() });
export type Period = z.output<typeof Period>;

/** A channel, page or account. */
export const Account = z.object({
  id: Id,
  platform: z.enum(PLATFORMS),
  name: z.string(),
  handle: z.nullable(z.string()),
  url: z.nullable(z.string()),
});
export type Account = z.output<typeof Account>;

/** How a figure stands against the equal span before: never a made-up number. */
export const Change = z.object({
  /** "compared", or why there is no comparison. */
  state: z.enum(["compared", "no_history", "zero_before", "too_few_days", "no_figures"]),
  /** The span before, over the days that both spans have complete. */
  previous: Figure,
  /** This span over the same days. */
  current: Figure,
  difference: Figure,
  /** Difference over the span before: 0.24 is 24 % more. Null unless compared. */
  ratio: Figure,
  /** How many days were compared. */
  days: z.int(),
});
export type Change = z.output<typeof Change>;

/** One figure over a span. A value of null is missing, which is not zero. */
export const SpanFigure = z.object({
  metric: MetricName,
  layer: z.enum(LAYERS),
  value: Figure,
  numerator: Figure,
  denominator: Figure,
  change: Change,
  /** Days of the span that have a figure. */
  days_known: z.int(),
  /** Days without one, in the span and before its provisional end. */
  days_missing: z.array(Day),
  days_provisional: z.array(Day),
});
export type SpanFigure = z.output<typeof SpanFigure>;

/** One day of a series. */
export const DayPoint = z.object({
  day: Day,
  value: Figure,
  provisional: z.boolean(),
  /** The same day of the span before. */
  previous: Figure,
});
export type DayPoint = z.output<typeof DayPoint>;

/** A metric day by day. */
export const Series = z.object({
  metric: MetricName,
  layer: z.enum(LAYERS),
  points: z.array(DayPoint),
});
export type Series = z.output<typeof Series>;

/** How new a platform's figures are, and what is being done about it. */
export const Freshness = z.object({
  platform: z.enum(PLATFORMS),
  /** When a source of it was last read with success; null when never. */
  captured_at: z.nullable(Moment),
  source: z.nullable(z.enum(SOURCES)),
  /** The last day whose figures are complete. */
  complete_to: z.nullable(Day),
  state: z.enum(["fresh", "stale", "failing", "never", "manual"]),
  /** Why the last try failed, in words for a client. */
  reason: z.nullable(z.string()),
  next_try_at: z.nullable(Moment),
});
export type Freshness = z.output<typeof Freshness>;

/** Something that happened, marked on charts. */
export const ANNOTATION_KINDS = ["webinar", "episode", "campaign", "other"] as const;
export const Annotation = z.object({
  id: Id,
  day: Day,
  title: z.string(),
  kind: z.enum(ANNOTATION_KINDS),
  platform: z.nullable(z.enum(PLATFORMS)),
});
export type Annotation = z.output<typeof Annotation>;

/** What a post stands at in one metric, and which span that covers. */
export const PostFigure = z.object({
  value: z.number(),
  numerator: Figure,
  denominator: Figure,
  basis: z.enum(BASES),
  since: z.nullable(Day),
  /** The last day it covers. */
  day: Day,
  source: z.enum(SOURCES),
  /** When it was read. */
  captured_at: Moment,
});
export type PostFigure = z.output<typeof PostFigure>;

/** A video or post with what it stands at. */
export const Post = z.object({
  id: Id,
  account: Account,
  title: z.nullable(z.string()),
  url: z.nullable(z.string()),
  kind: z.nullable(z.string()),
  thumbnail_url: z.nullable(z.string()),
  published_at: z.nullable(Moment),
  duration_seconds: z.nullable(z.int()),
  figures: z.partialRecord(MetricName, PostFigure),
});
export type Post = z.output<typeof Post>;

/** What posts can be ordered by. */
export const POST_ORDERS = [
  "published",
  "title",
  "seen",
  "engagement_rate",
  "likes",
  "comments",
  "shares",
  "watch_time",
  "clicks",
] as const;
export type PostOrder = (typeof POST_ORDERS)[number];

/** A page of posts, and how many pass the filters in all. */
export const PostPage = z.extend(pageOf(Post), { total: z.int() });
export type PostPage = z.output<typeof PostPage>;

/** A platform in one glance. */
export const PlatformCard = z.object({
  platform: z.enum(PLATFORMS),
  accounts: z.array(Account),
  lead: SpanFigure,
  points: z.array(DayPoint),
  followers: SpanFigure,
  engagement_rate: SpanFigure,
});
export type PlatformCard = z.output<typeof PlatformCard>;

/** The dashboard: platforms side by side, never summed. */
export const AnalyticsOverview = z.object({
  period: Period,
  previous: Period,
  platforms: z.array(PlatformCard),
  freshness: z.array(Freshness),
  annotations: z.array(Annotation),
  /** Posts published in the span that were seen most. */
  posts: z.array(Post),
  posts_total: z.int(),
});
export type AnalyticsOverview = z.output<typeof AnalyticsOverview>;

/** What one channel adds to its platform. */
export const AccountShare = z.object({ account: Account, figures: z.array(SpanFigure) });
export type AccountShare = z.output<typeof AccountShare>;

/** One platform over a span. */
export const PlatformReport = z.object({
  platform: z.enum(PLATFORMS),
  /** The one account shown, or null for all of them. */
  account: z.nullable(Account),
  accounts: z.array(AccountShare),
  period: Period,
  previous: Period,
  /** The one that leads the platform first: organic where only that is known. */
  figures: z.array(SpanFigure),
  series: z.array(Series),
  freshness: Freshness,
  annotations: z.array(Annotation),
  posts: z.array(Post),
  posts_total: z.int(),
});
export type PlatformReport = z.output<typeof PlatformReport>;

/** A delivery of figures, as a reader of one may know it. */
export const CaptureNote = z.object({
  id: Id,
  source: z.enum(SOURCES),
  captured_at: Moment,
  file_name: z.nullable(z.string()),
  file_sha256: z.nullable(z.string()),
  layout: z.nullable(z.string()),
});
export type CaptureNote = z.output<typeof CaptureNote>;

/** A post with the deliveries its figures came in, newest first. */
export const PostOrigin = z.extend(Post, { captures: z.array(CaptureNote) });
export type PostOrigin = z.output<typeof PostOrigin>;

/** A row behind a figure: what one source says of one day of one account. */
export const FigureRow = z.object({
  /** The figure's own metric, or one it is worked out from. */
  metric: MetricName,
  day: Day,
  period_start: z.nullable(Day),
  account_id: Id,
  layer: z.enum(LAYERS),
  basis: z.enum(BASES),
  source: z.enum(SOURCES),
  value: z.number(),
  numerator: Figure,
  denominator: Figure,
  provisional: z.boolean(),
  capture_id: Id,
  captured_at: Moment,
  /** Whether this row is the one shown, where several sources know the day. */
  shown: z.boolean(),
  /** What it was before corrections, newest first. */
  earlier: z.array(z.object({ value: z.number(), captured_at: Moment, replaced_at: Moment })),
});
export type FigureRow = z.output<typeof FigureRow>;

/** Where a figure comes from: everything needed to work it out again by hand. */
export const Explanation = z.object({
  platform: z.enum(PLATFORMS),
  period: Period,
  figure: SpanFigure,
  /** In words: "Sum of 27 days". */
  formula: z.string(),
  meaning: z.string(),
  accounts: z.array(Account),
  rows: z.array(FigureRow),
  captures: z.array(CaptureNote),
  /** Sums checked against what a source itself states as the total, or against another source. */
  checks: z.array(
    z.object({ what: z.string(), stated: z.number(), counted: z.number(), agrees: z.boolean() }),
  ),
});
export type Explanation = z.output<typeof Explanation>;

/** What a post adds to the difference between two spans. */
export const PostChange = z.object({
  post: Post,
  current: Figure,
  previous: Figure,
  difference: z.number(),
  /** Part of the whole difference; null where that would mislead. */
  share: Figure,
});
export type PostChange = z.output<typeof PostChange>;

/** What makes up the difference between a span and the one before. */
export const ChangeExplanation = z.object({
  platform: z.enum(PLATFORMS),
  metric: MetricName,
  period: Period,
  previous: Period,
  change: Change,
  /** "explained", or why it can't be: too few counts to mean anything, no figures by post. */
  state: z.enum(["explained", "too_small", "no_post_figures", "no_comparison"]),
  posts: z.array(PostChange),
  /** What posts listed do not account for. */
  rest: Figure,
});
export type ChangeExplanation = z.output<typeof ChangeExplanation>;
