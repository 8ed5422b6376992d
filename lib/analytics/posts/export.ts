import type { Actor } from "../../contract/actor.ts";
import type { PostQuery } from "../../contract/analytics.ts";
import type { Post, PostFigure } from "../../contract/analytics_shapes.ts";
import type { FileAnswer } from "../../contract/endpoint.ts";
import { type MetricKey, METRICS, PLATFORM_NAMES } from "../../contract/metrics.ts";
import { tenant } from "../../db/mod.ts";
import { CSV_MARK, csvRow } from "../../office/csv/mod.ts";
import type { Services } from "../../services.ts";
import { dayOf } from "../days.ts";
import { unitSuffix } from "../words.ts";
import { selectionOf } from "./posts.ts";
import { presentPost } from "./present.ts";
import { type PostRow, selectPostIds, selectPostMetrics, selectPosts } from "./queries.ts";

const BATCH = 500;

/**
 * The posts of a list as CSV: the same filters and the same order, all pages, every figure any of them has, and which days
 * the figures cover.
 * @throws AppError as `listPosts()`
 */
export async function exportPosts(services: Services, actor: Actor, query: PostQuery): Promise<FileAnswer> {
  const { organisationId } = actor;
  const now = services.clock.now();
  // Order and columns are settled at one moment; what posts stand at is read as it is sent.
  const { ids, metrics } = await tenant(services.sql, organisationId, async (tx) => {
    const selection = await selectionOf(tx, organisationId, query, now);
    return {
      ids: await selectPostIds(tx, organisationId, selection, { offset: 0, limit: null }),
      metrics: await selectPostMetrics(tx, organisationId, selection),
    };
  });
  return {
    name: `posts-${dayOf(now)}.csv`,
    mediaType: "text/csv; charset=utf-8",
    body: ReadableStream.from(lines(services, organisationId, ids, metrics))
      .pipeThrough(new TextEncoderStream()),
  };
}

async function* lines(
  services: Services,
  organisationId: string,
  ids: readonly string[],
  metrics: readonly MetricKey[],
): AsyncGenerator<string> {
  yield CSV_MARK + csvRow([
    "Platform",
    "Account",
    "Title",
    "Post",
    "Address",
    "Kind",
    "Published (UTC)",
    "Duration (s)",
    ...metrics.map((metric) => METRICS[metric].label + unitSuffix(metric)),
    "Figures from",
    "Figures to",
  ]);
  for (let start = 0; start < ids.length; start += BATCH) {
    const rows = await tenant(
      services.sql,
      organisationId,
      (tx) => selectPosts(tx, organisationId, ids.slice(start, start + BATCH)),
    );
    yield rows.map((row) => csvRow(cellsOf(row, metrics))).join("");
  }
}

function cellsOf(row: PostRow, metrics: readonly MetricKey[]): (string | number | null)[] {
  const post = presentPost(row);
  return [
    PLATFORM_NAMES[row.platform],
    row.account_name,
    row.title,
    // With its platform before it an id that begins with "-" is no formula, and one of 19 digits no rounded number.
    `${row.platform}:${row.external_id}`,
    row.url,
    row.kind,
    row.published_at?.toISOString() ?? null,
    row.duration_seconds,
    ...metrics.map((metric) => post.figures[metric]?.value ?? null),
    ...spanOf(post),
  ];
}

/** The days that all figures of a post lie in. */
function spanOf({ figures }: Post): [string | null, string | null] {
  const all = Object.values(figures).filter((figure): figure is PostFigure => figure !== undefined);
  const from = all.flatMap(({ since }) => since ?? []).sort()[0] ?? null;
  return [from, all.map(({ day }) => day).sort().at(-1) ?? null];
}
