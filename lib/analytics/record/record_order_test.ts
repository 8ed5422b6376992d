import fc from "fast-check";
import { assertEquals } from "../../../tests/helpers/assert.ts";
import { CHANNEL, deliver, historyOf, postOf, stateOf } from "../../../tests/helpers/figures.ts";
import { people } from "../../../tests/helpers/people.ts";
import { withServices } from "../../../tests/helpers/services.ts";
import type { Source } from "../../contract/metrics.ts";
import { tenant } from "../../db/mod.ts";
import type { Observation, ObservationBatch } from "../mod.ts";

const AT = new Date("2026-03-01T12:00:00Z");
const LATER = new Date("2026-03-02T08:00:00Z");

function batchOf(observations: Observation[]): ObservationBatch {
  return { account: CHANNEL, posts: [], observations };
}

Deno.test("recordMetrics() of two descriptions of a post in either order keeps the same one", () =>
  withServices(async (services) => {
    const { ada, otto } = await people(services);
    const [a, b] = [
      postOf({ title: "A sample", url: null, publishedAt: "2026-02-01" }),
      postOf({ title: "Renamed", url: "https://sample.example/1", publishedAt: "2026-02-01T15:00:00Z" }),
    ];
    const describe = (organisationId: string, post: typeof a, capturedAt: Date) =>
      deliver(services, organisationId, [{ account: CHANNEL, posts: [post], observations: [] }], {
        capturedAt,
      });

    for (const [first, second] of [[AT, AT], [AT, LATER], [LATER, AT]] as const) {
      await describe(ada.organisationId, a, first);
      await describe(ada.organisationId, b, second);
      await describe(otto.organisationId, b, second);
      await describe(otto.organisationId, a, first);
      const { posts } = await stateOf(services, ada.organisationId);
      assertEquals((await stateOf(services, otto.organisationId)).posts, posts);
      assertEquals(posts[0]!.published_at, new Date("2026-02-01T15:00:00Z"));
      await Promise.all(
        [ada, otto].map(({ organisationId }) =>
          tenant(services.sql, organisationId, (tx) => tx`delete from analytics_accounts`)
        ),
      );
    }
  }));

const DAYS = ["2026-02-01", "2026-02-02", "2026-02-27", "2026-02-28"];
const observation = fc.record({
  post: fc.constantFrom(null, "-a", "b"),
  metric: fc.constantFrom("views", "likes", "comments", "shares", "followers", "engagement_rate"),
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
            (organisationId: string) =>
              deliver(services, organisationId, [batchOf(first)], { capturedAt: AT }),
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
      { numRuns: 30 },
    );
  }));
