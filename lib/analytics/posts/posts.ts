import type { PostQuery } from "../../contract/analytics.ts";
import type { Post, PostOrigin, PostPage } from "../../contract/analytics_shapes.ts";
import type { Actor } from "../../contract/actor.ts";
import { tenant, type Transaction } from "../../db/mod.ts";
import { AppError } from "../../http/mod.ts";
import { notACursor } from "../../http/page_cursor.ts";
import type { Services } from "../../services.ts";
import { dayOf } from "../days.ts";
import { selectCaptures } from "../explain/queries.ts";
import { presentCapture } from "../present.ts";
import { resolveSpans } from "../periods.ts";
import { findEdition, selectAccounts } from "../queries.ts";
import { presentPost } from "./present.ts";
import { countPosts, type PostSelection, selectPostCaptures, selectPostIds, selectPosts } from "./queries.ts";

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;
const CURSOR = /^\d{1,7}$/;
const FEWEST = 2;
const MOST = 6;

/**
 * Posts with what they stand at, a page at a time, and how many pass in all.
 * @throws AppError "input_invalid" for a cursor or days that are none, "not_found" for an account that is not there
 */
export async function listPosts(
  services: Services,
  actor: Actor,
  { cursor, limit, ...query }: PostQuery & { cursor?: string | undefined; limit: number },
): Promise<PostPage> {
  const offset = cursor === undefined ? 0 : placeOf(cursor);
  const { organisationId } = actor;
  return await tenant(services.sql, organisationId, async (tx) => {
    const selection = await selectionOf(tx, organisationId, query, services.clock.now());
    const total = await countPosts(tx, organisationId, selection);
    const ids = await selectPostIds(tx, organisationId, selection, { offset, limit });
    const rows = await selectPosts(tx, organisationId, ids);
    const next = offset + ids.length;
    return {
      items: rows.map(presentPost),
      total,
      next_cursor: next < total && ids.length > 0 ? String(next) : null,
    };
  });
}

/**
 * Two to six posts beside each other, in the order asked.
 * @throws AppError "input_invalid" when these are not two to six ids, "not_found" when one is not there
 */
export async function comparePosts(
  services: Services,
  actor: Actor,
  { ids }: { ids: string },
): Promise<{ posts: Post[] }> {
  const wanted = [...new Set(ids.split(",").map((id) => id.trim().toLowerCase()).filter((id) => id !== ""))];
  if (wanted.length < FEWEST || wanted.length > MOST || !wanted.every((id) => UUID.test(id))) {
    throw new AppError("input_invalid", { fields: { ids: "Choose two to six different posts." } });
  }
  const rows = await tenant(
    services.sql,
    actor.organisationId,
    (tx) => selectPosts(tx, actor.organisationId, wanted),
  );
  if (rows.length < wanted.length) {
    throw new AppError("not_found", { detail: "One of the posts is not there." });
  }
  return { posts: rows.map(presentPost) };
}

/**
 * One post with everything it stands at, and the deliveries its figures came in.
 * @throws AppError "not_found"
 */
export async function readPost(
  services: Services,
  actor: Actor,
  { id }: { id: string },
): Promise<PostOrigin> {
  const { organisationId } = actor;
  return await tenant(services.sql, organisationId, async (tx) => {
    const [row] = await selectPosts(tx, organisationId, [id]);
    if (row === undefined) throw new AppError("not_found");
    const ids = await selectPostCaptures(tx, organisationId, row.id);
    const captures = await selectCaptures(tx, organisationId, ids);
    return { ...presentPost(row), captures: captures.map(presentCapture) };
  });
}

/**
 * Which posts a query means.
 * @throws AppError "input_invalid" for days that are none, "not_found" for an account that is not there
 */
export async function selectionOf(
  tx: Transaction,
  organisationId: string,
  query: PostQuery,
  now: Date,
): Promise<PostSelection> {
  const { last_day } = await findEdition(tx, organisationId, dayOf(now));
  const { period } = resolveSpans(query, last_day, now);
  const accountId = query.account ?? null;
  if (accountId !== null) {
    const accounts = await selectAccounts(tx, organisationId);
    if (!accounts.some(({ id }) => id === accountId)) throw new AppError("not_found");
  }
  return {
    platform: query.platform ?? null,
    accountId,
    published: query.published === "in_range" ? period : null,
    q: query.q?.replaceAll("\0", "") || null,
    order: query.order,
    direction: query.direction,
  };
}

function placeOf(cursor: string): number {
  if (!CURSOR.test(cursor)) throw notACursor();
  return Number(cursor);
}
