/**
 * The words for figures: platforms, layers, sources and metrics, said once. A metric keeps its platform's own meaning;
 * views of one platform are never renamed to match impressions of another.
 */

/** Where channels are. */
export const PLATFORMS = ["youtube", "linkedin", "x"] as const;
export type Platform = (typeof PLATFORMS)[number];

/** What a platform is called. */
export const PLATFORM_NAMES: Record<Platform, string> = { youtube: "YouTube", linkedin: "LinkedIn", x: "X" };

/**
 * What a figure is about. The layers of one platform count differently (X's account overview and the sum of its posts
 * disagree on purpose), so they are never mixed or averaged.
 */
export const LAYERS = ["account", "content", "video"] as const;
export type Layer = (typeof LAYERS)[number];

/** How a figure came in: a platform's own export file, its API, the agency's Ops-Console, or a signed push. */
export const SOURCES = ["export", "api", "console", "push"] as const;
export type Source = (typeof SOURCES)[number];

/**
 * What span a figure covers: what happened on the day; from a first day to the day; or everything up to the end of the
 * day (a standing: followers, views of a post since it was published).
 */
export const BASES = ["day", "period", "to_date"] as const;
export type Basis = (typeof BASES)[number];

/** What a figure is measured in. Time is in seconds; a ratio of 0.05 reads as 5 %. */
export type Unit = "count" | "seconds" | "ratio" | "usd";

/** What a metric is, and how it may be worked with. */
export interface Metric {
  label: string;
  unit: Unit;
  /** A flow adds up over days; a standing is read at the end of a span; a rate is a numerator over a denominator. */
  kind: "flow" | "standing" | "rate";
  /** One sentence that a client understands. */
  meaning: string;
  /** For a rate: the metrics it is made of, where the platform gives them. */
  numerator?: readonly string[];
  denominator?: string;
}

const flow = (label: string, meaning: string, unit: Unit = "count"): Metric => ({
  label,
  unit,
  kind: "flow",
  meaning,
});
const standing = (label: string, meaning: string): Metric => ({
  label,
  unit: "count",
  kind: "standing",
  meaning,
});
const rate = (
  label: string,
  meaning: string,
  numerator: readonly string[],
  denominator: string,
  unit: Unit = "ratio",
): Metric => ({ label, unit, kind: "rate", meaning, numerator, denominator });

/** Every metric by its key. */
export const METRICS = {
  views: flow("Views", "How often videos were watched, as YouTube counts a view."),
  engaged_views: flow("Engaged views", "Views that went past the first seconds."),
  premium_views: flow("Premium views", "Views by members of YouTube Premium."),
  watch_time: flow("Watch time", "How long people watched, all views together.", "seconds"),
  average_view_duration: rate(
    "Average view duration",
    "Watch time over views.",
    ["watch_time"],
    "views",
    "seconds",
  ),
  average_percentage_viewed: rate(
    "Average percentage viewed",
    "How much of a video a view saw on average, weighted by views.",
    [],
    "views",
  ),
  thumbnail_impressions: flow(
    "Thumbnail impressions",
    "How often a thumbnail was shown on YouTube. Only YouTube Studio’s export has it.",
  ),
  thumbnail_click_rate: rate(
    "Thumbnail click rate",
    "Views that came from a thumbnail over the times it was shown.",
    [],
    "thumbnail_impressions",
  ),
  new_viewers: flow("New viewers", "People who watched the channel for the first time in the span."),
  returning_viewers: flow("Returning viewers", "People who had watched the channel before."),
  unique_viewers: flow("Unique viewers", "People who watched, each counted once within the span."),
  impressions: flow("Impressions", "How often posts were on a screen."),
  impressions_organic: flow("Impressions, organic", "Impressions that were not paid for."),
  impressions_sponsored: flow("Impressions, sponsored", "Impressions that were paid for."),
  unique_impressions: flow("Unique impressions", "People who saw a post, each counted once within the span."),
  video_views: flow("Video views", "How often videos in posts were played."),
  media_views: flow("Media views", "How often pictures and videos in posts were seen."),
  media_engagements: flow("Media engagements", "Clicks on pictures and videos in posts."),
  completion_rate: rate("Completion rate", "Plays that reached the end over all plays.", [], "video_views"),
  average_watch_time: rate(
    "Average watch time",
    "How long a play lasted on average.",
    ["watch_time"],
    "video_views",
    "seconds",
  ),
  likes: flow("Likes", "Likes given, less those taken back; it may be below zero."),
  dislikes: flow("Dislikes", "Dislikes given, less those taken back."),
  reactions: flow("Reactions", "Reactions of every kind, less those taken back; it may be below zero."),
  reactions_organic: flow("Reactions, organic", "Reactions to what was not paid for."),
  reactions_sponsored: flow("Reactions, sponsored", "Reactions to what was paid for."),
  comments: flow("Comments", "Comments written, less those removed; it may be below zero."),
  comments_organic: flow("Comments, organic", "Comments on what was not paid for."),
  comments_sponsored: flow("Comments, sponsored", "Comments on what was paid for."),
  replies: flow("Replies", "Answers to posts on X."),
  shares: flow("Shares", "How often posts or videos were passed on with the share button."),
  reposts: flow("Reposts", "How often posts were posted again by others; it may be below zero."),
  reposts_organic: flow("Reposts, organic", "Reposts of what was not paid for."),
  reposts_sponsored: flow("Reposts, sponsored", "Reposts of what was paid for."),
  quotes: flow("Quotes", "Posts on X that quote one of the account’s."),
  bookmarks: flow("Bookmarks", "How often posts were kept for later."),
  clicks: flow("Clicks", "Clicks on posts, as the platform counts them."),
  clicks_organic: flow("Clicks, organic", "Clicks on what was not paid for."),
  clicks_sponsored: flow("Clicks, sponsored", "Clicks on what was paid for."),
  url_clicks: flow("Link clicks", "Clicks on links in posts."),
  hashtag_clicks: flow("Hashtag clicks", "Clicks on hashtags in posts."),
  permalink_clicks: flow("Permalink clicks", "Clicks that opened a post by its address."),
  detail_expands: flow("Detail expands", "How often a post was opened to read it whole."),
  profile_visits: flow("Profile visits", "Visits to the account’s profile."),
  app_opens: flow("App opens", "How often a post opened an app."),
  app_installs: flow("App installs", "How often a post led to an app being installed."),
  engagements: flow("Engagements", "Everything people did with posts, as X counts it."),
  engagement_rate: rate(
    "Engagement rate",
    "What people did with posts over the times these were seen, by the platform’s own definition.",
    ["engagements"],
    "impressions",
  ),
  engagement_rate_organic: rate(
    "Engagement rate, organic",
    "The engagement rate of what was not paid for.",
    [],
    "impressions_organic",
  ),
  engagement_rate_sponsored: rate(
    "Engagement rate, sponsored",
    "The engagement rate of what was paid for.",
    [],
    "impressions_sponsored",
  ),
  click_through_rate: rate("Click-through rate", "Clicks over impressions.", ["clicks"], "impressions"),
  like_rate: rate("Likes of all ratings", "Likes over likes and dislikes together.", ["likes"], "ratings"),
  followers: standing("Followers", "How many followed the account at the end of the day."),
  followers_gained: flow("New followers", "How many began to follow."),
  followers_lost: flow("Unfollows", "How many stopped following."),
  followers_gained_organic: flow("New followers, organic", "New followers that were not paid for."),
  followers_gained_sponsored: flow("New followers, sponsored", "New followers that were paid for."),
  followers_gained_invited: flow("New followers, invited", "New followers that LinkedIn invited by itself."),
  followers_net: flow("Followers, net", "New followers less those who left; it may be below zero."),
  page_views: flow("Page views", "How often the page itself was opened."),
  unique_visitors: flow("Unique visitors", "People who opened the page, each counted once a day."),
  posts_created: flow("Posts", "How many posts were published."),
  videos: standing("Videos", "How many videos the channel holds."),
  estimated_revenue: flow("Estimated revenue", "What the platform estimates was earned.", "usd"),
  revenue_per_thousand_views: rate(
    "RPM",
    "Revenue per thousand views.",
    ["estimated_revenue"],
    "views",
    "usd",
  ),
  cost_per_thousand_impressions: rate(
    "CPM",
    "What advertisers pay per thousand advert impressions.",
    [],
    "advert_impressions",
    "usd",
  ),
} as const satisfies Record<string, Metric>;

/** The stable name of a metric. */
export type MetricKey = keyof typeof METRICS;

/** The names of all metrics. */
export const METRIC_KEYS = Object.keys(METRICS) as [MetricKey, ...MetricKey[]];

/** What a metric is. */
export function metricOf(key: MetricKey): Metric {
  return METRICS[key];
}

/** The metric that leads a platform's card: how often what was published was seen, in the platform's own word. */
export const LEAD_METRICS: Record<Platform, MetricKey> = {
  youtube: "views",
  linkedin: "impressions",
  x: "impressions",
};

/** How a rate is worked out on a platform: what is counted over what, and in words. */
export interface RateFormula {
  numerator: readonly MetricKey[];
  denominator: MetricKey;
  words: string;
}

/**
 * What an engagement rate is on each platform. They count different things, so one is never set against another, and there
 * is none across platforms.
 */
export const ENGAGEMENT_FORMULAS: Record<Platform, RateFormula> = {
  youtube: {
    numerator: ["likes", "comments", "shares"],
    denominator: "views",
    words:
      "Likes, comments and shares over views. YouTube has no engagement rate of its own; this one is ours.",
  },
  linkedin: {
    numerator: ["clicks", "reactions", "comments", "reposts"],
    denominator: "impressions",
    words: "Clicks, reactions, comments and reposts over impressions, as LinkedIn gives it.",
  },
  x: {
    numerator: ["engagements"],
    denominator: "impressions",
    words: "Engagements over impressions, both as X counts them.",
  },
};
