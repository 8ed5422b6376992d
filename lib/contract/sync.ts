import * as z from "zod/mini";
import { Id, Moment } from "./common.ts";
import { endpoint, json } from "./endpoint.ts";
import { BASES, LAYERS, METRIC_KEYS, PLATFORMS } from "./metrics.ts";

const Day = z.iso.date();
const Words = (most: number) => z.string().check(z.minLength(1), z.maxLength(most));
const Optional = <T extends z.ZodMiniType>(schema: T) => z.optional(z.nullable(schema));
const WebAddress = z.url({ protocol: /^https?$/ }).check(z.maxLength(2000));

/** A video or post, as a sender describes it. */
export const DeliveredPost = z.object({
  /** The platform's own id, as text: 19 digits are more than a number holds. */
  id: Words(300),
  url: Optional(WebAddress),
  title: Optional(z.string().check(z.maxLength(5000))),
  kind: Optional(Words(100)),
  /** A moment (ISO 8601) or a day. */
  published_at: Optional(z.union([z.iso.datetime({ offset: true }), Day])),
  duration_seconds: Optional(z.int().check(z.minimum(0), z.maximum(10_000_000))),
  thumbnail_url: Optional(WebAddress),
});
export type DeliveredPost = z.output<typeof DeliveredPost>;

/** One figure, as a sender delivers it. What is missing has no row; it is never sent as a zero. */
export const DeliveredFigure = z.object({
  /** The id of the post it is about; left out for the account itself. */
  post: Optional(Words(300)),
  metric: z.enum(METRIC_KEYS),
  /** Left out: "account" for the account, "content" for a post. */
  layer: z.optional(z.enum(LAYERS)),
  /** "day": what happened on the day; "to_date": everything up to its end; "period": from `period_start` to the day. */
  basis: z._default(z.enum(BASES), "day"),
  day: Day,
  period_start: Optional(Day),
  /** Time in seconds; a rate as a fraction. It may be below zero. */
  value: z.number(),
  numerator: Optional(z.number()),
  denominator: Optional(z.number()),
  /** Whether the platform may still change it. */
  provisional: z._default(z.boolean(), false),
});
export type DeliveredFigure = z.output<typeof DeliveredFigure>;

/** The most accounts, and the most rows of one, that a batch may have. */
export const MOST_ACCOUNTS = 100;
const MOST_ROWS = 100_000;

function accountOf<P extends z.ZodMiniType, F extends z.ZodMiniType>(post: P, figure: F) {
  return z.object({
    platform: z.enum(PLATFORMS),
    /** The platform's own id: UC… for YouTube, urn:li:organization:… for LinkedIn, the number for X. */
    id: Words(300),
    name: Optional(Words(300)),
    /** Without the @. */
    handle: Optional(Words(300)),
    url: Optional(WebAddress),
    posts: z._default(z.array(post).check(z.maxLength(MOST_ROWS)), []),
    figures: z._default(z.array(figure).check(z.maxLength(MOST_ROWS)), []),
  });
}

function deliveryOf<A extends z.ZodMiniType>(account: A) {
  return z.object({
    /** The sender's own name of the batch; the same batch twice is stored once. */
    batch_id: z.string().check(z.regex(/^[\w.:+-]{1,190}$/)),
    /** When the sender read the figures. */
    captured_at: Optional(z.iso.datetime({ offset: true })),
    accounts: z.array(account).check(z.minLength(1), z.maxLength(MOST_ACCOUNTS)),
  });
}

/** What a push should hold, row by row; published as JSON Schema. */
export const Delivery = deliveryOf(accountOf(DeliveredPost, DeliveredFigure));

/** The same around rows that are looked at one by one, so that one that is wrong does not refuse the others. */
export const LooseDelivery = deliveryOf(accountOf(z.unknown(), z.unknown()));
export type LooseDelivery = z.output<typeof LooseDelivery>;

/** An account of such a delivery. */
export type LooseAccount = LooseDelivery["accounts"][number];

/** A page of what the Ops-Console answers: the accounts of a push, and where the next page is. */
export const ConsolePage = z.object({
  captured_at: Optional(z.iso.datetime({ offset: true })),
  accounts: z.array(accountOf(z.unknown(), z.unknown())).check(z.maxLength(MOST_ACCOUNTS)),
  next_cursor: Optional(Words(1000)),
});
export type ConsolePage = z.output<typeof ConsolePage>;

/** A row that was not taken, and why. */
export const RejectedRow = z.object({
  /** Which account, and which of its rows, counted from 0. */
  account: z.int(),
  kind: z.enum(["post", "figure"]),
  index: z.int(),
  reason: z.string(),
});
export type RejectedRow = z.output<typeof RejectedRow>;

/** What became of a push. */
export const PushResult = z.object({
  batch_id: z.string(),
  capture_id: Id,
  captured_at: Moment,
  posts: z.int(),
  figures_accepted: z.int(),
  rows_rejected: z.int(),
  /** The first of them. */
  rejected: z.array(RejectedRow),
});
export type PushResult = z.output<typeof PushResult>;

/** The most that one push may weigh. */
export const PUSH_MOST_BYTES = 10_000_000;

/** Figures from the operator's machine. */
export const pushFigures = endpoint({
  id: "analytics.sync.push",
  method: "POST",
  path: "/api/analytics/sync",
  summary:
    "Stores a batch of figures, signed with a push key: HMAC-SHA256 over timestamp, dot and body. The same batch twice is stored once",
  access: "signed",
  body: json(LooseDelivery, PUSH_MOST_BYTES),
  response: PushResult,
  errors: ["batch_differs"],
});

/** What a push must look like. */
export const readSyncSchema = endpoint({
  id: "analytics.sync.schema",
  method: "GET",
  path: "/api/analytics/sync/schema",
  summary: "The JSON Schema of a push; the Ops-Console answers with the same accounts",
  access: "public",
  response: z.record(z.string(), z.unknown()),
});

/** The endpoints of this area. */
export const syncEndpoints = [pushFigures, readSyncSchema];
