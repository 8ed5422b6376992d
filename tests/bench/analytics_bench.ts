/**
 * Analytics with much in it: five channels over three years and 20,000 posts, about five million figures. How long the
 * overview takes, worked out and kept, and how fast a million figures are recorded and in how much memory. It runs on
 * the real Postgres that TEST_DATABASE_URL names and is left out without one.
 */
import { type ObservationBatch, openCapture, readOverview, recordMetrics } from "../../lib/analytics/mod.ts";
import type { Actor } from "../../lib/contract/actor.ts";
import type { MetricKey } from "../../lib/contract/metrics.ts";
import { tenant, transaction } from "../../lib/db/mod.ts";
import type { Services } from "../../lib/services.ts";
import { testDatabaseUrl } from "../helpers/database.ts";
import { people } from "../helpers/people.ts";
import { type TestServices, withServices } from "../helpers/services.ts";

const RUNS = 60;
const POSTS = 20_000;
const DAYS = 1096;
const POST_DAYS = 61;
const IMPORTED = 1_000_000;
const ACCOUNT_METRICS: MetricKey[] = [
  "views",
  "impressions",
  "watch_time",
  "likes",
  "comments",
  "shares",
  "followers",
  "followers_gained",
  "followers_lost",
  "engagements",
  "clicks",
  "reactions",
  "reposts",
  "video_views",
  "engagement_rate",
];
const POST_METRICS: MetricKey[] = ["views", "likes", "comments", "shares"];

if (testDatabaseUrl === null) {
  console.log("left out: TEST_DATABASE_URL names no Postgres");
} else {
  await withServices(bench);
}

async function bench(services: TestServices): Promise<void> {
  const { vera, otto } = await people(services);
  const rows = await fill(services, vera.organisationId);
  // As the server does by itself before long.
  await transaction(
    services.sql,
    (tx) =>
      tx`analyze analytics_posts, analytics_series, analytics_metrics, analytics_daily, analytics_post_figures`,
  );
  console.log(`filled with ${rows.toLocaleString("en-US")} figures`);
  await measure("overview, worked out", 50, async () => {
    await bumpDay(services);
    return () => readOverview(services, vera, { range: "30d" });
  });
  await measure("overview, 90 days, worked out", null, async () => {
    await bumpDay(services);
    return () => readOverview(services, vera, { range: "90d" });
  });
  await readOverview(services, vera, { range: "30d" });
  await measure(
    "overview, kept",
    5,
    () => Promise.resolve(() => readOverview(services, vera, { range: "30d" })),
  );
  await importMany(services, otto);
}

/** Nothing that was kept serves any more; the clock stays within the day. */
async function bumpDay(services: TestServices): Promise<void> {
  await services.cache.close();
}

async function measure(
  name: string,
  limitMs: number | null,
  prepare: () => Promise<() => Promise<unknown>>,
): Promise<void> {
  const times: number[] = [];
  for (let run = 0; run < RUNS; run++) {
    const ask = await prepare();
    const start = performance.now();
    await ask();
    times.push(performance.now() - start);
  }
  times.sort((a, b) => a - b);
  const at = (share: number) => times[Math.ceil(times.length * share) - 1]!;
  const verdict = limitMs === null ? "" : at(0.95) < limitMs ? ` (under ${limitMs})` : ` (OVER ${limitMs})`;
  console.log(`${name}: p50 ${at(0.5).toFixed(1)} ms, p95 ${at(0.95).toFixed(1)} ms${verdict}`);
}

/** Fills the tables as recording would have, by statements that are quick. */
async function fill(services: Services, organisationId: string): Promise<number> {
  const { id } = await openCapture(services, organisationId, {
    source: "api",
    capturedAt: services.clock.now(),
  });
  return await tenant(services.sql, organisationId, async (tx) => {
    await tx`
      insert into analytics_accounts (organisation_id, platform, external_id, name, captured_at, captured_from)
      select ${organisationId}::uuid, (array['youtube', 'linkedin', 'linkedin', 'x', 'youtube'])[n], 'sample' || n,
        'Sample channel ' || n, now(), 'api'
      from generate_series(1, 5) n
    `;
    await tx`
      insert into analytics_posts (organisation_id, account_id, external_id, title, published_at)
      select ${organisationId}::uuid, a.id, 'post' || n, 'Sample post ' || n,
        ${services.clock.now()}::timestamptz - n * interval '1 hour'
      from generate_series(1, ${POSTS}::int) n
      join analytics_accounts a on a.external_id = 'sample' || (n % 5 + 1)
    `;
    await tx`
      insert into analytics_series (organisation_id, account_id, post_id, metric, layer, basis, source)
      select ${organisationId}::uuid, a.id, null::uuid, metric, 'account', 'day', 'api'
      from analytics_accounts a, unnest(${ACCOUNT_METRICS as string[]}::text[]) metric
      union all
      select ${organisationId}::uuid, p.account_id, p.id, metric, 'content', 'to_date', 'api'
      from analytics_posts p, unnest(${POST_METRICS as string[]}::text[]) metric
    `;
    const { count } = await tx`
      insert into analytics_metrics (
        organisation_id, series_id, day, period_start, value, capture_id, captured_at
      )
      select ${organisationId}::uuid, s.id, d.day, d.day, (random() * 1000)::int, ${id}::uuid, ${services.clock.now()}
      from analytics_series s
      cross join lateral (
        select ${services.clock.now()}::date - n as day
        from generate_series(1, case when s.post_id is null then ${DAYS}::int else ${POST_DAYS}::int end) n
      ) d
    `;
    await tx`
      insert into analytics_daily (
        organisation_id, account_id, layer, metric, day, value, provisional, source, series_id, captured_at
      )
      select ${organisationId}::uuid, s.account_id, s.layer, s.metric, m.day, m.value, false, s.source, s.id, m.captured_at
      from analytics_series s
      join analytics_metrics m on m.series_id = s.id
      where s.post_id is null
    `;
    await tx`
      insert into analytics_post_figures (
        organisation_id, post_id, metric, value, basis, since, day, source, captured_at
      )
      select ${organisationId}::uuid, s.post_id, s.metric, m.value, s.basis, m.day, m.day, s.source, m.captured_at
      from analytics_series s
      join analytics_metrics m on m.series_id = s.id and m.day = ${services.clock.now()}::date - 1
      where s.post_id is not null
    `;
    return count;
  });
}

/** Records a million figures of a year of posts, most of them by day, while memory is watched. */
async function importMany(services: Services, { organisationId }: Actor): Promise<void> {
  const capturedAt = services.clock.now();
  const { id } = await openCapture(services, organisationId, { source: "export", capturedAt });
  const start = performance.now();
  const memory: number[] = [];
  const outcome = await recordMetrics(
    services,
    organisationId,
    { source: "export", captureId: id, capturedAt },
    delivery(capturedAt),
    { onProgress: () => void memory.push(Deno.memoryUsage().rss) },
  );
  const seconds = (performance.now() - start) / 1000;
  const half = memory.slice(memory.length / 2);
  const megabytes = (bytes: number) => `${Math.round(bytes / 1_000_000)} MB`;
  console.log(
    `import: ${outcome.added.toLocaleString("en-US")} figures in ${seconds.toFixed(1)} s` +
      `${seconds < 60 ? " (under 60)" : " (OVER 60)"}, memory ${megabytes(memory[0]!)} at first, ` +
      `${megabytes(Math.min(...half))} to ${megabytes(Math.max(...half))} in the second half`,
  );
}

function* delivery(capturedAt: Date): Generator<ObservationBatch> {
  const account = {
    platform: "linkedin" as const,
    externalId: "urn:li:organization:1",
    name: "Sample page",
    handle: null,
    url: null,
  };
  const perBatch = 10_000;
  const day = (back: number) => new Date(capturedAt.getTime() - back * 86_400_000).toISOString().slice(0, 10);
  for (let start = 0; start < IMPORTED; start += perBatch) {
    yield {
      account,
      posts: [],
      observations: Array.from({ length: perBatch }, (_, offset) => {
        const n = start + offset;
        return {
          post: `post${Math.floor(n / 400)}`,
          metric: POST_METRICS[n % 4]!,
          layer: "content" as const,
          basis: "day" as const,
          day: day(1 + Math.floor(n / 4) % 100),
          periodStart: null,
          value: n % 997,
          numerator: null,
          denominator: null,
          provisional: false,
        };
      }),
    };
  }
}
