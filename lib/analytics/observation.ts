import type { Basis, Layer, MetricKey, Platform, Source } from "../contract/metrics.ts";

/** A channel, page or account, as its source names it. */
export interface AccountFacts {
  platform: Platform;
  /** The platform's own id (UC…, urn:li:organization:…, a number); null where a file does not say. */
  externalId: string | null;
  name: string | null;
  /** Without the @. */
  handle: string | null;
  url: string | null;
}

/** A video or post, as its source describes it; null for what the source leaves out. */
export interface PostFacts {
  /** The platform's own id, kept as text: 19 digits are more than a number holds. */
  externalId: string;
  url: string | null;
  title: string | null;
  kind: string | null;
  /** ISO 8601: a moment where the source has one, else a day. */
  publishedAt: string | null;
  durationSeconds: number | null;
  thumbnailUrl: string | null;
}

/** One figure as it was delivered. A figure that is missing has no observation; it is never a zero. */
export interface Observation {
  /** External id of the post, or null for the account itself. */
  post: string | null;
  metric: MetricKey;
  layer: Layer;
  basis: Basis;
  /** The day, or the last day of the span (YYYY-MM-DD, in the platform's own reporting zone). */
  day: string;
  /** First day of the span for the basis "period"; null otherwise. */
  periodStart: string | null;
  /** May be below zero: platforms take counts back. A rate is a fraction, time is in seconds. */
  value: number;
  /** What a rate was made of, where the source says so. */
  numerator: number | null;
  denominator: number | null;
  /** The platform may still change it. */
  provisional: boolean;
}

/** Some of what one account's source delivered; a large delivery comes in several. */
export interface ObservationBatch {
  account: AccountFacts;
  posts: PostFacts[];
  observations: Observation[];
}

/** Where figures come from; one delivery (a file, a push, a run of a connector) is one capture. */
export interface Provenance {
  source: Source;
  /** The row of analytics_captures that this delivery has. */
  captureId: string;
  /** When the source was read, or the file exported. */
  capturedAt: Date;
}
