import { assert, assertEquals } from "../../../tests/helpers/assert.ts";
import { bins, mean, median, netPromoter, signTest, wilson } from "./statistics.ts";

function near(actual: number, expected: number, within = 5e-4): void {
  assert(Math.abs(actual - expected) <= within, `${actual} is not near ${expected}`);
}

Deno.test("wilson() matches published intervals", () => {
  // Newcombe 1998, "Two-sided confidence intervals for the single proportion", table I, method 3.
  for (
    const [k, n, low, high] of [[81, 263, 0.2553, 0.3662], [15, 148, 0.0624, 0.1605], [0, 20, 0, 0.1611], [
      1,
      29,
      0.0061,
      0.1718,
    ]] as const
  ) {
    const interval = wilson(k, n);
    near(interval[0], low);
    near(interval[1], high);
  }
});

Deno.test("wilson() is bounded and says nothing without answers", () => {
  assertEquals(wilson(0, 0), [0, 1]);
  assertEquals(wilson(5, 5)[1], 1);
  assertEquals(wilson(0, 5)[0], 0);
});

Deno.test("netPromoter() counts nine and ten less six and below", () => {
  const answers = [...Array(12).fill(10), ...Array(4).fill(8), 9, 9, 5, 6];

  assertEquals(netPromoter(answers), { score: 60, promoters: 14, passives: 4, detractors: 2 });
  assertEquals(netPromoter([]), null);
});

Deno.test("mean() and median() know the empty, the odd and the even", () => {
  assertEquals([mean([]), median([])], [null, null]);
  assertEquals([mean([1, 2, 9]), median([9, 1, 2])], [4, 2]);
  assertEquals(median([10, 2, 4, 8]), 6);
});

Deno.test("signTest() matches the binomial table", () => {
  near(signTest(8, 2), 0.109375, 1e-9);
  near(signTest(10, 0), 2 / 1024, 1e-9);
  near(signTest(0, 6), 0.03125, 1e-9);
  assertEquals(signTest(0, 0), 1);
  assertEquals(signTest(5, 5), 1);
  assert(signTest(60_000, 40_000) < 1e-6);
});

Deno.test("bins() hold every number between edges people use", () => {
  const found = bins([23, 25, 31, 38, 44, 47, 52, 59, 61]);

  assertEquals(found.map(({ label }) => label), ["20–29", "30–39", "40–49", "50–59", "60–69"]);
  assertEquals(found.map(({ count }) => count), [2, 2, 2, 2, 1]);
});

Deno.test("bins() of few whole numbers are the numbers", () => {
  assertEquals(bins([1, 2, 2, 5]).map(({ label, count }) => `${label}:${count}`), [
    "1:1",
    "2:2",
    "3:0",
    "4:0",
    "5:1",
  ]);
});

Deno.test("bins() never exceed eight nor lose a number", () => {
  for (
    const numbers of [[0, 100], [0.1, 0.2, 0.35], [-5, 5, 12], [1e6, 3e6], [7], [3.5], [2018, 2019, 2026]]
  ) {
    const found = bins(numbers);
    assert(found.length <= 8, `${found.length} bins for ${numbers}`);
    assertEquals(found.reduce((total, { count }) => total + count, 0), numbers.length);
  }
});
