import fc from "fast-check";
import { assert, assertEquals } from "../../../tests/helpers/assert.ts";
import { type LooseAccount, LooseDelivery } from "../../contract/sync.ts";
import { readDelivery } from "./read_delivery.ts";

const now = new Date("2026-03-02T09:00:00Z");

function account(figures: unknown[], posts: unknown[] = []): LooseAccount {
  return LooseDelivery.parse({
    batch_id: "b",
    accounts: [{ platform: "x", id: "1", handle: "@sample", figures, posts }],
  }).accounts[0]!;
}

Deno.test("readDelivery() fills in what a sender may leave out", () => {
  const { batches } = readDelivery([
    account([
      { metric: "followers", basis: "to_date", day: "2026-03-01", value: 5 },
      { post: "19000", metric: "likes", day: "2026-03-01", value: 2, provisional: true },
      { metric: "likes", basis: "period", period_start: "2026-02-01", day: "2026-02-28", value: 9 },
    ], [{ id: "19000", title: "Hello" }]),
  ], now);

  assertEquals(batches[0]!.account.handle, "sample");
  assertEquals(batches[0]!.posts[0]!.title, "Hello");
  assertEquals(
    batches[0]!.observations.map(({ post, layer, basis, periodStart, provisional }) => [
      post,
      layer,
      basis,
      periodStart,
      provisional,
    ]),
    [
      [null, "account", "to_date", null, false],
      ["19000", "content", "day", null, true],
      [null, "account", "period", "2026-02-01", false],
    ],
  );
});

Deno.test("readDelivery() says of each row what is wrong with it", () => {
  const row = { metric: "likes", day: "2026-03-01", value: 2 };
  const wrong: [row: unknown, word: string][] = [
    [{ ...row, metric: undefined }, "metric: Fill this in."],
    [{ ...row, metric: "likez" }, '"likez"'],
    [{ ...row, day: "01/03/2026" }, "day:"],
    [{ ...row, day: "2026-03-05" }, "lies ahead"],
    [{ ...row, day: "1999-01-01" }, "too long ago"],
    [{ ...row, value: null }, "value:"],
    [{ ...row, value: 1e300 }, "larger than any"],
    [{ ...row, basis: "period" }, "Say where the period begins"],
    [{ ...row, basis: "period", period_start: "2026-03-02" }, "after the day"],
    [{ ...row, period_start: "2026-02-01" }, "Only a period"],
    [{ ...row, post: "1", layer: "account" }, "not the account's"],
    [7, "object"],
  ];

  const { rejected, figures } = readDelivery([account(wrong.map(([row]) => row))], now);

  assertEquals(figures, 0);
  wrong.forEach(([row, word], index) => {
    assert(rejected[index]!.reason.includes(word), `${JSON.stringify(row)}: ${rejected[index]!.reason}`);
  });
});

Deno.test("readDelivery() names a hundred refused rows and counts them all", () => {
  const { rejected, rejectedTotal } = readDelivery([account(Array.from({ length: 250 }, () => "x"))], now);

  assertEquals([rejected.length, rejectedTotal], [100, 250]);
});

Deno.test("readDelivery() accounts for every row of anything JSON can hold", () => {
  fc.assert(fc.property(fc.array(fc.jsonValue({ maxDepth: 3 }), { maxLength: 20 }), (rows) => {
    const { figures, rejectedTotal } = readDelivery([account(rows)], now);

    assertEquals(figures + rejectedTotal, rows.length);
  }));
});
