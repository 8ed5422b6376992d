import * as z from "zod/mini";
import { ById, Id, Moment } from "./common.ts";
import { endpoint, json } from "./endpoint.ts";
import { PLATFORMS } from "./metrics.ts";

/** What figures can be fetched from: the platforms' APIs and the agency's Ops-Console. */
export const CONNECTION_KINDS = [...PLATFORMS, "console"] as const;
export type ConnectionKind = (typeof CONNECTION_KINDS)[number];

/** What a kind of connection is called. */
export const CONNECTION_NAMES: Record<ConnectionKind, string> = {
  youtube: "YouTube",
  linkedin: "LinkedIn",
  x: "X",
  console: "Ops-Console",
};

/** One reading of one connection, and how far it is. */
export const Run = z.object({
  id: Id,
  connection_id: Id,
  kind: z.enum(CONNECTION_KINDS),
  /** The channel, page or account. */
  name: z.string(),
  asked_by: z.enum(["clock", "person", "operator"]),
  state: z.enum(["queued", "running", "completed", "failed"]),
  /** What is being done, in words. */
  step: z.nullable(z.string()),
  fraction: z.number(),
  figures: z.int(),
  /** What the source left out, or rows of it that were refused. */
  notes: z.array(z.string()),
  /** Why it failed, in words for a client. */
  reason: z.nullable(z.string()),
  /** The source's own number of the request that failed. */
  source_request: z.nullable(z.string()),
  capture_id: z.nullable(Id),
  created_at: Moment,
  started_at: z.nullable(Moment),
  completed_at: z.nullable(Moment),
});
export type Run = z.output<typeof Run>;

/** A place figures are fetched from. */
export const Connection = z.object({
  id: Id,
  kind: z.enum(CONNECTION_KINDS),
  external_id: z.string(),
  name: z.string(),
  state: z.enum(["waiting", "fresh", "running", "failing", "sign_in_again"]),
  last_success_at: z.nullable(Moment),
  last_failure: z.nullable(z.object({
    at: Moment,
    reason: z.string(),
    source_request: z.nullable(z.string()),
  })),
  /** Tries that failed since the last success. */
  failures: z.int(),
  next_try_at: z.nullable(Moment),
  /** How many posts are on each rung of the ladder. */
  ladder: z.array(z.object({ rung: z.string(), posts: z.int() })),
});
export type Connection = z.output<typeof Connection>;

/** A batch that was pushed. */
export const Push = z.object({
  capture_id: Id,
  batch_id: z.string(),
  state: z.enum(["running", "completed", "failed"]),
  received_at: Moment,
  figures_accepted: z.int(),
  rows_rejected: z.int(),
  /** Why the first of them were refused. */
  reasons: z.array(z.string()),
});
export type Push = z.output<typeof Push>;

/** What was asked for with "Refresh now". */
export const Refresh = z.object({
  id: Id,
  state: z.enum(["running", "completed", "partly_failed", "failed"]),
  fraction: z.number(),
  created_at: Moment,
  runs: z.array(Run),
});
export type Refresh = z.output<typeof Refresh>;

/** A key that pushes are signed with; never its secret. */
export const PushKey = z.object({
  id: Id,
  /** What goes into the header X-MediaHub-Key. */
  key_id: z.string(),
  name: z.string(),
  created_at: Moment,
  last_used_at: z.nullable(Moment),
  revoked_at: z.nullable(Moment),
});
export type PushKey = z.output<typeof PushKey>;

/** A new key, with its secret: it is told here and never again. */
export const NewPushKey = z.extend(PushKey, { secret: z.string() });
export type NewPushKey = z.output<typeof NewPushKey>;

/** What a new push key is called. */
export const PushKeyForm = z.object({ name: z.string().check(z.trim(), z.minLength(1), z.maxLength(100)) });
export type PushKeyForm = z.output<typeof PushKeyForm>;

/** What is to be read anew; everything where nothing is named. */
export const RefreshForm = z.object({ kind: z.optional(z.enum(CONNECTION_KINDS)) });
export type RefreshForm = z.output<typeof RefreshForm>;

/** Everything figures are fetched from. */
export const listConnections = endpoint({
  id: "analytics.connections",
  method: "GET",
  path: "/api/analytics/connections",
  summary: "What figures are fetched from, with what failed last and when the next try is",
  access: "admin",
  response: z.object({ items: z.array(Connection) }),
});

/** The newest readings. */
export const listRuns = endpoint({
  id: "analytics.runs",
  method: "GET",
  path: "/api/analytics/runs",
  summary: "The fifty newest readings of connections",
  access: "admin",
  response: z.object({ items: z.array(Run) }),
});

/** The newest pushes. */
export const listPushes = endpoint({
  id: "analytics.pushes",
  method: "GET",
  path: "/api/analytics/pushes",
  summary: "The twenty newest pushes, with what was refused of them",
  access: "admin",
  response: z.object({ items: z.array(Push) }),
});

/** Reads the sources anew, at once. */
export const requestRefresh = endpoint({
  id: "analytics.refresh",
  method: "POST",
  path: "/api/analytics/refresh",
  summary: "Reads the sources of figures anew; a source that is being read already is not read twice",
  access: "admin",
  body: json(RefreshForm, 10_000),
  response: Refresh,
  status: 202,
  errors: ["source_not_set_up", "too_many_attempts"],
});

/** How far a refresh is. */
export const readRefresh = endpoint({
  id: "analytics.refreshes.read",
  method: "GET",
  path: "/api/analytics/refreshes/{id}",
  summary: "How far a refresh is, source by source",
  access: "admin",
  params: ById,
  response: Refresh,
});

/** How far a refresh is, as it goes on. */
export const followRefresh = endpoint({
  id: "analytics.refreshes.events",
  method: "GET",
  path: "/api/analytics/refreshes/{id}/events",
  summary: "Changes of one refresh as server-sent events; ends when every source is done",
  access: "admin",
  params: ById,
  response: "events",
});

/** The keys that pushes are signed with. */
export const listPushKeys = endpoint({
  id: "analytics.push_keys.list",
  method: "GET",
  path: "/api/analytics/push-keys",
  summary: "The keys that pushes are signed with; never their secrets",
  access: "admin",
  response: z.object({ items: z.array(PushKey) }),
});

/** Makes a key. */
export const createPushKey = endpoint({
  id: "analytics.push_keys.create",
  method: "POST",
  path: "/api/analytics/push-keys",
  summary: "Makes a key for pushes; its secret is in this answer only",
  access: "admin",
  body: json(PushKeyForm, 10_000),
  response: NewPushKey,
  status: 201,
});

/** Ends a key. */
export const revokePushKey = endpoint({
  id: "analytics.push_keys.revoke",
  method: "DELETE",
  path: "/api/analytics/push-keys/{id}",
  summary: "Ends a key: what it signs is refused from then on",
  access: "admin",
  params: ById,
});

/** The endpoints of this area. */
export const connectionEndpoints = [
  listConnections,
  listRuns,
  listPushes,
  requestRefresh,
  readRefresh,
  followRefresh,
  listPushKeys,
  createPushKey,
  revokePushKey,
];
