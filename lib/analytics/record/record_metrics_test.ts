import { assert, assertEquals, assertRejects } from "../../../tests/helpers/assert.ts";
import { CHANNEL, deliver, figureOf, historyOf, stateOf } from "../../../tests/helpers/figures.ts";
import { people } from "../../../tests/helpers/people.ts";
import { type TestServices, withServices } from "../../../tests/helpers/services.ts";
import { AppError } from "../../http/mod.ts";
import type { AccountFacts, Observation, ObservationBatch, RecordOutcome } from "../mod.ts";
import type { Source } from "../../contract/metrics.ts";

const AT = new Date("2026-03-01T12:00:00Z");
const LATER = new Date("2026-03-02T08:00:00Z");

function batchOf(observations: Observation[], over: Partial<ObservationBatch> = {}): ObservationBatch {
  return { account: CHANNEL, posts: [], observations, ...over };
}

/** Read at noon on 1 March unless said otherwise. */
function record(
  services: TestServices,
  organisationId: string,
  batches: ObservationBatch[],
  options: Parameters<typeof deliver>[3] = {},
) {
  return deliver(services, organisationId, batches, { capturedAt: AT, ...options });
}

const NOTHING = { added: 0, changed: 0, unchanged: 0, late: 0, repeated: 0 };

function counts({ added, changed, unchanged, late, repeated }: RecordOutcome) {
  return { added, changed, unchanged, late, repeated };
}

Deno.test("recordMetrics() delivered twice changes nothing the second time", () =>
  withServices(async (services) => {
    const { organisationId } = (await people(services)).ada;
    const batch = batchOf([figureOf(), figureOf({ day: "2026-02-02", value: -3 })]);
    const first = await record(services, organisationId, [batch]);
    const before = await stateOf(services, organisationId);
    const second = await record(services, organisationId, [batch]);

    assertEquals(counts(first), { ...NOTHING, added: 2 });
    assertEquals(counts(second), { ...NOTHING, unchanged: 2 });
    assertEquals(await stateOf(services, organisationId), before);
    assertEquals(await historyOf(services, organisationId), []);
  }));

Deno.test("recordMetrics() keeps what a correction replaces, and shows the correction", () =>
  withServices(async (services) => {
    const { organisationId } = (await people(services)).ada;
    await record(services, organisationId, [batchOf([figureOf({ value: 100 })])]);
    const outcome = await record(services, organisationId, [batchOf([figureOf({ value: 90 })])], {
      capturedAt: LATER,
    });

    assertEquals(counts(outcome), { ...NOTHING, changed: 1 });
    assertEquals((await stateOf(services, organisationId)).daily[0]!.value, 90);
    assertEquals(await historyOf(services, organisationId), [{ value: 100, captured_at: AT }] as never);
  }));

Deno.test("recordMetrics() puts a delivery that was read earlier into the history, once", () =>
  withServices(async (services) => {
    const { organisationId } = (await people(services)).ada;
    const early = [batchOf([figureOf({ value: 90 })])];
    await record(services, organisationId, [batchOf([figureOf({ value: 100 })])], { capturedAt: LATER });
    const outcome = await record(services, organisationId, early);
    await record(services, organisationId, early);

    assertEquals(counts(outcome), { ...NOTHING, late: 1 });
    assertEquals((await stateOf(services, organisationId)).daily[0]!.value, 100);
    assertEquals(await historyOf(services, organisationId), [{ value: 90, captured_at: AT }] as never);
  }));

Deno.test("recordMetrics() takes a value that is confirmed as read then, so that nothing between replaces it", () =>
  withServices(async (services) => {
    const { organisationId } = (await people(services)).ada;
    const between = new Date("2026-03-01T20:00:00Z");
    await record(services, organisationId, [batchOf([figureOf({ value: 5 })])]);
    await record(services, organisationId, [batchOf([figureOf({ value: 5 })])], { capturedAt: LATER });
    await record(services, organisationId, [batchOf([figureOf({ value: 7 })])], { capturedAt: between });

    const [figure] = (await stateOf(services, organisationId)).metrics;
    assertEquals([figure!.value, figure!.captured_at], [5, LATER]);
  }));

Deno.test("recordMetrics() says what it refuses and takes the rest", () =>
  withServices(async (services) => {
    const { organisationId } = (await people(services)).ada;
    const { refused, ...outcome } = await record(services, organisationId, [batchOf([
      figureOf(),
      figureOf({ value: 101 }),
      figureOf({ day: "2026-02-30" }),
      figureOf({ day: "2026-02-03", value: NaN }),
      figureOf({ day: "2026-02-04", value: Infinity }),
      figureOf({ day: "2026-03-09" }),
      figureOf({ basis: "period" }),
      figureOf({ basis: "period", periodStart: "2026-02-09" }),
      figureOf({ metric: "constructor" as never }),
      figureOf({ post: "\0 " }),
    ])]);

    assertEquals([outcome.rows, outcome.added, outcome.repeated], [10, 1, 1]);
    assertEquals(refused.map(({ reason, count }) => [reason, count]), [
      ["The day is not a date.", 1],
      ["The value is not a number.", 2],
      ["The day was still to come when the source was read.", 1],
      ["A span needs its first day, and only a span has one.", 1],
      ["The span does not begin before it ends.", 1],
      ["There is no metric of this name.", 1],
      ["The post has no usable id.", 1],
    ]);
    assertEquals((await stateOf(services, organisationId)).daily[0]!.value, 101);
  }));

Deno.test("recordMetrics() marks the days a platform has not settled yet", () =>
  withServices(async (services) => {
    const { organisationId } = (await people(services)).ada;
    const days = ["2026-02-26", "2026-02-27", "2026-02-28"];
    await record(services, organisationId, [batchOf(days.map((day) => figureOf({ day })))]);
    const open = (await stateOf(services, organisationId)).daily.map((row) => row.provisional);
    await record(services, organisationId, [batchOf(days.map((day) => figureOf({ day })))], {
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
    const from = (source: Source, day: string, value: number, provisional = false) =>
      record(services, organisationId, [batchOf([figureOf({ day, value, provisional })])], { source });
    await from("export", "2026-02-01", 10);
    await from("api", "2026-02-01", 11);
    await from("export", "2026-02-02", 20, true);
    await from("push", "2026-02-02", 22);
    await from("api", "2026-02-03", 30);
    await from("console", "2026-02-03", 30);

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
    const of = (post: string, over: Partial<Observation>) => figureOf({ post, layer: "content", ...over });
    await record(services, organisationId, [
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
    await record(services, organisationId, [
      batchOf([], { posts: [post("2026-01-05T17:30:00Z", "Sample")] }),
    ]);
    await record(services, organisationId, [batchOf([], { posts: [post("2026-01-05", null)] })], {
      capturedAt: LATER,
    });

    const [kept] = (await stateOf(services, organisationId)).posts;
    assertEquals([kept!.published_at, kept!.title], [new Date("2026-01-05T17:30:00Z"), "Sample"]);
  }));

Deno.test("recordMetrics() finds an account by its id, by the caller's word, or by its name, and makes one otherwise", () =>
  withServices(async (services) => {
    const { organisationId } = (await people(services)).ada;
    const from = (over: Partial<AccountFacts>, accountId: string | null = null) =>
      record(services, organisationId, [batchOf([figureOf()], { account: { ...CHANNEL, ...over } })], {
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
    const { accounts } = await record(services, ada.organisationId, [batchOf([figureOf()])]);
    const nameless = { ...CHANNEL, externalId: null, name: null };
    const wrong = [
      () =>
        record(services, ada.organisationId, [batchOf([], { account: { ...nameless, platform: "x" } })], {
          accountId: accounts[0]!,
        }),
      () =>
        record(services, otto.organisationId, [batchOf([], { account: nameless })], {
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
      record(services, organisationId, [batchOf([figureOf({ value })])], {
        capturedAt: new Date(AT.getTime() + value),
      })
    ));

    const { metrics } = await stateOf(services, organisationId);
    const history = await historyOf(services, organisationId);
    assertEquals(metrics.map(({ value }) => value), [4]);
    assertEquals(history.map(({ value }) => value).sort(), [1, 2, 3]);
  }));
