import fc from "fast-check";
import { assert, assertEquals, assertRejects } from "../../../tests/helpers/assert.ts";
import { people } from "../../../tests/helpers/people.ts";
import { type TestServices, withServices } from "../../../tests/helpers/services.ts";
import { tenant } from "../../db/mod.ts";
import { AppError } from "../../http/mod.ts";
import {
  type AccountFacts,
  type Observation,
  type ObservationBatch,
  openCapture,
  recordMetrics,
} from "../mod.ts";

const AT = new Date("2026-03-01T12:00:00Z");
const LATER = new Date("2026-03-02T08:00:00Z");

const CHANNEL = {
  platform: "youtube" as const,
  externalId: "UCsample",
  name: "Sample Health Media",
  handle: null,
  url: null,
};

function seen(over: Partial<Observation> = {}): Observation {
  return {
    post: null,
    metric: "views",
    layer: "account",
    basis: "day",
    day: "2026-02-01",
    periodStart: null,
    value: 100,
    numerator: null,
    denominator: null,
    provisional: false,
    ...over,
  };
}

function batchOf(observations: Observation[], over: Partial<ObservationBatch> = {}): ObservationBatch {
  return { account: CHANNEL, posts: [], observations, ...over };
}

type Source = "export" | "api" | "console" | "push";

/** Delivers batches as one capture of its own. */
async function deliver(
  services: TestServices,
  organisationId: string,
  batches: ObservationBatch[],
  { source = "export" as Source, capturedAt = AT, accountId = null as string | null } = {},
) {
  const { id } = await openCapture(services, organisationId, { source, capturedAt });
  return await recordMetrics(services, organisationId, { source, captureId: id, capturedAt }, batches, {
    accountId,
  });
}

/** Everything stored and worked out, without the ids a database makes up. */
async function stateOf(services: TestServices, organisationId: string) {
  return await tenant(services.sql, organisationId, async (tx) => ({
    metrics: [
      ...await tx`
      select a.external_id as account, p.external_id as post, s.metric, s.layer, s.basis, s.source, m.day::text,
        m.period_start::text, m.value, m.numerator, m.denominator, m.provisional, m.captured_at
      from analytics_metrics m
      join analytics_series s on s.id = m.series_id
      join analytics_accounts a on a.id = s.account_id
      left join analytics_posts p on p.id = s.post_id
      order by 1, 2, 3, 4, 5, 6, 7, 8`,
    ],
    daily: [
      ...await tx`
      select layer, metric, day::text, value, numerator, denominator, provisional, source, captured_at, disputed
      from analytics_daily order by 1, 2, 3`,
    ],
    posts: [
      ...await tx`
      select p.external_id, p.title, p.published_at, f.metric, f.value, f.basis, f.since::text, f.day::text, f.source
      from analytics_posts p left join analytics_post_figures f on f.post_id = p.id order by 1, 4`,
    ],
  }));
}

async function historyOf(services: TestServices, organisationId: string) {
  return await tenant(services.sql, organisationId, async (tx) => [
    ...await tx<{ value: number; captured_at: Date }[]>`
      select value, captured_at from analytics_metric_history order by id`,
  ]);
}

const NOTHING = { added: 0, changed: 0, unchanged: 0, late: 0, repeated: 0 };

function counts({ added, changed, unchanged, late, repeated }: Awaited<ReturnType<typeof deliver>>) {
  return { added, changed, unchanged, late, repeated };
}

Deno.test("recordMetrics() delivered twice changes nothing the second time", () =>
  withServices(async (services) => {
    const { organisationId } = (await people(services)).ada;
    const batch = batchOf([seen(), seen({ day: "2026-02-02", value: -3 })]);
    const first = await deliver(services, organisationId, [batch]);
    const before = await stateOf(services, organisationId);
    const second = await deliver(services, organisationId, [batch]);

    assertEquals(counts(first), { ...NOTHING, added: 2 });
    assertEquals(counts(second), { ...NOTHING, unchanged: 2 });
    assertEquals(await stateOf(services, organisationId), before);
    assertEquals(await historyOf(services, organisationId), []);
  }));

Deno.test("recordMetrics() keeps what a correction replaces, and shows the correction", () =>
  withServices(async (services) => {
    const { organisationId } = (await people(services)).ada;
    await deliver(services, organisationId, [batchOf([seen({ value: 100 })])]);
    const outcome = await deliver(services, organisationId, [batchOf([seen({ value: 90 })])], {
      capturedAt: LATER,
    });

    assertEquals(counts(outcome), { ...NOTHING, changed: 1 });
    assertEquals((await stateOf(services, organisationId)).daily[0]!.value, 90);
    assertEquals(await historyOf(services, organisationId), [{ value: 100, captured_at: AT }] as never);
  }));

Deno.test("recordMetrics() puts a delivery that was read earlier into the history, once", () =>
  withServices(async (services) => {
    const { organisationId } = (await people(services)).ada;
    const early = [batchOf([seen({ value: 90 })])];
    await deliver(services, organisationId, [batchOf([seen({ value: 100 })])], { capturedAt: LATER });
    const outcome = await deliver(services, organisationId, early);
    await deliver(services, organisationId, early);

    assertEquals(counts(outcome), { ...NOTHING, late: 1 });
    assertEquals((await stateOf(services, organisationId)).daily[0]!.value, 100);
    assertEquals(await historyOf(services, organisationId), [{ value: 90, captured_at: AT }] as never);
  }));

Deno.test("recordMetrics() takes a value that is confirmed as read then, so that nothing between replaces it", () =>
  withServices(async (services) => {
    const { organisationId } = (await people(services)).ada;
    const between = new Date("2026-03-01T20:00:00Z");
    await deliver(services, organisationId, [batchOf([seen({ value: 5 })])]);
    await deliver(services, organisationId, [batchOf([seen({ value: 5 })])], { capturedAt: LATER });
    await deliver(services, organisationId, [batchOf([seen({ value: 7 })])], { capturedAt: between });

    const [figure] = (await stateOf(services, organisationId)).metrics;
    assertEquals([figure!.value, figure!.captured_at], [5, LATER]);
  }));

Deno.test("recordMetrics() says what it refuses and takes the rest", () =>
  withServices(async (services) => {
    const { organisationId } = (await people(services)).ada;
    const { refused, ...outcome } = await deliver(services, organisationId, [batchOf([
      seen(),
      seen({ value: 101 }),
      seen({ day: "2026-02-30" }),
      seen({ day: "2026-02-03", value: NaN }),
      seen({ day: "2026-02-04", value: Infinity }),
      seen({ day: "2026-03-09" }),
      seen({ basis: "period" }),
      seen({ basis: "period", periodStart: "2026-02-09" }),
      seen({ metric: "constructor" as never }),
    ])]);

    assertEquals([outcome.rows, outcome.added, outcome.repeated], [9, 1, 1]);
    assertEquals(refused.map(({ reason, count }) => [reason, count]), [
      ["The day is not a date.", 1],
      ["The value is not a number.", 2],
      ["The day was still to come when the source was read.", 1],
      ["A span needs its first day, and only a span has one.", 1],
      ["The span does not begin before it ends.", 1],
      ["There is no metric of this name.", 1],
    ]);
    assertEquals((await stateOf(services, organisationId)).daily[0]!.value, 101);
  }));

Deno.test("recordMetrics() marks the days a platform has not settled yet", () =>
  withServices(async (services) => {
    const { organisationId } = (await people(services)).ada;
    const days = ["2026-02-26", "2026-02-27", "2026-02-28"];
    await deliver(services, organisationId, [batchOf(days.map((day) => seen({ day })))]);
    const open = (await stateOf(services, organisationId)).daily.map((row) => row.provisional);
    await deliver(services, organisationId, [batchOf(days.map((day) => seen({ day })))], {
      capturedAt: LATER,
    });
    const settled = (await stateOf(services, organisationId)).daily.map((row) => row.provisional);

    assertEquals(open, [false, false, true]);
    assertEquals(settled, [false, false, false]);
    assertEquals(await historyOf(services, organisationId), []);
  }));

Deno.test("recordMetrics() shows the platform's own file before its API, a complete value before an open one, and says when they differ", () =>
  withServices(async (services) => {
    const { organisationId } = (await people(services)).ada;
    const record = (source: Source, day: string, value: number, provisional = false) =>
      deliver(services, organisationId, [batchOf([seen({ day, value, provisional })])], { source });
    await record("export", "2026-02-01", 10);
    await record("api", "2026-02-01", 11);
    await record("export", "2026-02-02", 20, true);
    await record("push", "2026-02-02", 22);
    await record("api", "2026-02-03", 30);
    await record("console", "2026-02-03", 30);

    const { daily } = await stateOf(services, organisationId);
    assertEquals(daily.map(({ value, source, disputed }) => [value, source, disputed]), [
      [10, "export", true],
      [22, "push", false],
      [30, "api", false],
    ]);
  }));

Deno.test("recordMetrics() takes for a post its newest standing, then a span's total, then the sum of its days", () =>
  withServices(async (services) => {
    const { organisationId } = (await people(services)).ada;
    const posts = ["-wIt_WsJGfw", "b", "c"].map((externalId) => ({
      externalId,
      url: null,
      title: `Sample ${externalId}\0`,
      kind: "video",
      publishedAt: "2026-01-05",
      durationSeconds: 60,
      thumbnailUrl: "javascript:alert(1)",
    }));
    const of = (post: string, over: Partial<Observation>) => seen({ post, layer: "content", ...over });
    await deliver(services, organisationId, [
      batchOf([
        of("-wIt_WsJGfw", { basis: "to_date", day: "2026-02-01", value: 500 }),
        of("-wIt_WsJGfw", { basis: "to_date", day: "2026-02-03", value: 520 }),
        of("-wIt_WsJGfw", { basis: "period", day: "2026-02-28", periodStart: "2026-02-01", value: 40 }),
        of("b", { basis: "period", day: "2026-02-28", periodStart: "2026-02-01", value: 40 }),
        of("b", { basis: "period", day: "2026-02-20", periodStart: "2026-01-01", value: 70 }),
        of("b", { day: "2026-02-20", value: 3 }),
        of("c", { day: "2026-02-20", value: 3 }),
        of("c", { day: "2026-02-21", value: -1 }),
      ], { posts }),
    ]);

    const state = (await stateOf(services, organisationId)).posts;
    assertEquals(
      state.map(({ external_id, value, basis, since, day }) => [external_id, value, basis, since, day]),
      [
        ["-wIt_WsJGfw", 520, "to_date", "2026-01-05", "2026-02-03"],
        ["b", 70, "period", "2026-01-01", "2026-02-20"],
        ["c", 2, "day", "2026-02-20", "2026-02-21"],
      ],
    );
    assertEquals(state[0]!.title, "Sample -wIt_WsJGfw");
  }));

Deno.test("recordMetrics() keeps the moment of publication when a later file says only the day", () =>
  withServices(async (services) => {
    const { organisationId } = (await people(services)).ada;
    const post = (publishedAt: string, title: string | null) => ({
      externalId: "a",
      url: null,
      title,
      kind: null,
      publishedAt,
      durationSeconds: null,
      thumbnailUrl: null,
    });
    await deliver(services, organisationId, [
      batchOf([], { posts: [post("2026-01-05T17:30:00Z", "Sample")] }),
    ]);
    await deliver(services, organisationId, [batchOf([], { posts: [post("2026-01-05", null)] })], {
      capturedAt: LATER,
    });

    const [kept] = (await stateOf(services, organisationId)).posts;
    assertEquals([kept!.published_at, kept!.title], [new Date("2026-01-05T17:30:00Z"), "Sample"]);
  }));

Deno.test("recordMetrics() finds an account by its id, by the caller's word, or by its name, and makes one otherwise", () =>
  withServices(async (services) => {
    const { organisationId } = (await people(services)).ada;
    const from = (over: Partial<AccountFacts>, accountId: string | null = null) =>
      deliver(services, organisationId, [batchOf([seen()], { account: { ...CHANNEL, ...over } })], {
        accountId,
      }).then(({ accounts }) => accounts[0]!);
    const named = await from({ externalId: null, name: "Sample Heart" });
    const adopted = await from({ externalId: "UCheart", name: "sample heart" });
    const byId = await from({ externalId: "UCheart", name: "Renamed" });
    const chosen = await from({ externalId: null, name: "export.csv" }, named);
    const other = await from({ externalId: "UCother", name: "Sample Heart" });

    assertEquals([adopted, byId, chosen], [named, named, named]);
    assert(other !== named);
  }));

Deno.test("recordMetrics() refuses an account of another platform or organisation", () =>
  withServices(async (services) => {
    const { ada, otto } = await people(services);
    const { accounts } = await deliver(services, ada.organisationId, [batchOf([seen()])]);
    const nameless = { ...CHANNEL, externalId: null, name: null };
    const wrong = [
      () =>
        deliver(services, ada.organisationId, [batchOf([], { account: { ...nameless, platform: "x" } })], {
          accountId: accounts[0]!,
        }),
      () =>
        deliver(services, otto.organisationId, [batchOf([], { account: nameless })], {
          accountId: accounts[0]!,
        }),
    ];

    const codes = [];
    for (const act of wrong) codes.push((await assertRejects(act) as AppError).code);
    assertEquals(codes, ["input_invalid", "not_found"]);
  }));

Deno.test("recordMetrics() of two deliveries at once loses nothing", () =>
  withServices(async (services) => {
    const { organisationId } = (await people(services)).ada;
    const values = [1, 2, 3, 4];
    await Promise.all(values.map((value) =>
      deliver(services, organisationId, [batchOf([seen({ value })])], {
        capturedAt: new Date(AT.getTime() + value),
      })
    ));

    const { metrics } = await stateOf(services, organisationId);
    const history = await historyOf(services, organisationId);
    assertEquals(metrics.map(({ value }) => value), [4]);
    assertEquals(history.map(({ value }) => value).sort(), [1, 2, 3]);
  }));

const DAYS = ["2026-02-01", "2026-02-02", "2026-02-27", "2026-02-28"];
const observation = fc.record({
  post: fc.constantFrom(null, "-a", "b"),
  metric: fc.constantFrom("views", "followers", "engagement_rate"),
  layer: fc.constantFrom("account", "content"),
  basis: fc.constantFrom("day", "to_date"),
  day: fc.constantFrom(...DAYS),
  periodStart: fc.constant(null),
  value: fc.integer({ min: -5, max: 5 }),
  numerator: fc.constantFrom(null, 1, 2),
  denominator: fc.constantFrom(null, 4),
  provisional: fc.boolean(),
}) as fc.Arbitrary<Observation>;

Deno.test("recordMetrics() of halves in either order, or of all twice, gives the same state", () =>
  withServices(async (services) => {
    const everybody = await people(services);
    const [one, two] = [everybody.ada.organisationId, everybody.otto.organisationId];
    const empty = (organisationId: string) =>
      tenant(services.sql, organisationId, (tx) => tx`delete from analytics_accounts`);

    await fc.assert(
      fc.asyncProperty(
        fc.array(observation, { maxLength: 12 }),
        fc.array(observation, { maxLength: 12 }),
        fc.constantFrom(AT, LATER),
        fc.constantFrom<Source>("export", "api"),
        async (first, second, capturedAt, source) => {
          await empty(one);
          await empty(two);
          const halves = [
            (organisationId: string) => deliver(services, organisationId, [batchOf(first)]),
            (organisationId: string) =>
              deliver(services, organisationId, [batchOf(second)], { capturedAt, source }),
          ] as const;

          await halves[0](one);
          await halves[1](one);
          await halves[1](two);
          await halves[0](two);
          const state = await stateOf(services, one);
          assertEquals(await stateOf(services, two), state);
          const kept = await historyOf(services, one);
          await halves[0](one);
          await halves[1](one);

          assertEquals(await stateOf(services, one), state);
          assertEquals(await historyOf(services, one), kept);
        },
      ),
      { numRuns: 25 },
    );
  }));
