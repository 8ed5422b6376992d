import type { AccountFacts } from "../../../../lib/analytics/mod.ts";
import type { MetricKey, Source } from "../../../../lib/contract/metrics.ts";

/** A channel that is plainly a sample: what it is like, and what its source tells of it. */
export interface SampleChannel {
  account: AccountFacts;
  source: Source;
  /** How often it is seen on a usual day without a new post. */
  background: number;
  /** How much a weekday counts, Sunday first. */
  week: readonly number[];
  followers: number;
  postKind: string;
  posts: number;
  lead: MetricKey;
  /** What else is told of a day, as a part of how often the channel was seen. */
  parts: Partial<Record<MetricKey, number>>;
  /** What else is told of a post. */
  postParts: Partial<Record<MetricKey, number>>;
  /** Days before today without a figure. */
  missing: readonly number[];
}

const WORKING_WEEK = [0.45, 1.1, 1.25, 1.2, 1.1, 0.95, 0.5];
const EVENINGS = [0.95, 0.9, 1, 1.05, 1.15, 1.05, 0.9];

/** One channel on YouTube, two pages on LinkedIn, one account on X. */
export const SAMPLE_CHANNELS: readonly SampleChannel[] = [
  {
    account: {
      platform: "youtube",
      externalId: "UCsample-health-media",
      name: "Sample Health Media",
      handle: "samplehealthmedia",
      url: null,
    },
    source: "console",
    background: 420,
    week: EVENINGS,
    followers: 8140,
    postKind: "video",
    posts: 16,
    lead: "views",
    parts: { watch_time: 214, likes: 0.031, comments: 0.004, shares: 0.009, followers_gained: 0.012 },
    postParts: { watch_time: 214, likes: 0.034, comments: 0.005, shares: 0.01 },
    missing: [],
  },
  {
    account: {
      platform: "linkedin",
      externalId: "urn:li:organization:1000001",
      name: "Sample Health Media",
      handle: "sample-health-media",
      url: null,
    },
    source: "export",
    background: 610,
    week: WORKING_WEEK,
    followers: 5230,
    postKind: "article",
    posts: 11,
    lead: "impressions",
    parts: {
      unique_impressions: 0.62,
      clicks: 0.021,
      reactions: 0.018,
      comments: 0.003,
      reposts: 0.004,
      followers_gained: 0.006,
      page_views: 0.05,
    },
    postParts: { clicks: 0.023, reactions: 0.02, comments: 0.003, reposts: 0.005 },
    missing: [11],
  },
  {
    account: {
      platform: "linkedin",
      externalId: "urn:li:organization:1000002",
      name: "Sample Heart Network",
      handle: "sample-heart-network",
      url: null,
    },
    source: "export",
    background: 190,
    week: WORKING_WEEK,
    followers: 1480,
    postKind: "article",
    posts: 8,
    lead: "impressions",
    parts: {
      unique_impressions: 0.66,
      clicks: 0.027,
      reactions: 0.024,
      comments: 0.004,
      reposts: 0.003,
      followers_gained: 0.007,
      page_views: 0.06,
    },
    postParts: { clicks: 0.03, reactions: 0.026, comments: 0.004, reposts: 0.003 },
    missing: [],
  },
  {
    account: {
      platform: "x",
      externalId: "1000000000000000001",
      name: "Sample Health Media",
      handle: "samplehealth",
      url: null,
    },
    source: "export",
    background: 760,
    week: WORKING_WEEK,
    followers: 2310,
    postKind: "post",
    posts: 15,
    lead: "impressions",
    parts: {
      engagements: 0.041,
      likes: 0.012,
      replies: 0.002,
      reposts: 0.003,
      bookmarks: 0.002,
      profile_visits: 0.008,
      followers_gained: 0.003,
    },
    postParts: { engagements: 0.044, likes: 0.013, replies: 0.002, reposts: 0.004, url_clicks: 0.007 },
    missing: [23],
  },
];

const TOPICS = [
  "Asthma reviews",
  "Heart failure at home",
  "Migraine in young people",
  "Starting insulin",
  "Iron deficiency",
  "Sleep and shift work",
  "Eczema in winter",
  "Stopping opioids safely",
  "Chronic kidney disease",
  "Menopause at work",
  "Gout without guesswork",
  "Vaccines before travel",
  "Back pain red flags",
];

const FORMS = [
  (topic: string) => `Episode: ${topic}`,
  (topic: string) => `${topic}: three things to take away`,
  (topic: string) => `Webinar recording: ${topic}`,
  (topic: string) => `${topic} in ninety seconds`,
];

/** The title of the nth sample post. */
export function sampleTitle(n: number): string {
  return FORMS[Math.floor(n / TOPICS.length) % FORMS.length]!(TOPICS[n % TOPICS.length]!);
}
