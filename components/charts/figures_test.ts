import { changeOf, NO_HISTORY } from "../../tests/helpers/sample_figures.ts";
import { assertEquals } from "../../tests/helpers/assert.ts";
import type { Unit } from "../../lib/contract/metrics.ts";
import {
  changeText,
  figureOf,
  figureText,
  metricNoun,
  noComparisonText,
  percentText,
  shortText,
} from "./figures.ts";

/** Spaces that keep a figure with its unit, shown as plain ones. */
const plain = (text: string) => text.replace(/[\u202f\u00a0]/g, " ");

Deno.test("figureText() writes a figure exactly in its unit, whatever its size and sign", () => {
  const cases: [number, Unit, string][] = [
    [0, "count", "0"],
    [-0, "count", "0"],
    [2140, "count", "2,140"],
    [-1234, "count", "−1,234"],
    [-0.2, "count", "0"],
    [1_234_567_890, "count", "1,234,567,890"],
    [0.048, "ratio", "4.8 %"],
    [0.24, "ratio", "24 %"],
    [0.00034, "ratio", "0.03 %"],
    [0.00001, "ratio", "<0.01 %"],
    [0, "ratio", "0 %"],
    [-0.05, "ratio", "−5 %"],
    [12, "seconds", "12 s"],
    [252, "seconds", "4 min 12 s"],
    [3600, "seconds", "1 h"],
    [5400, "seconds", "1 h 30 min"],
    [4_334_400, "seconds", "1,204 h"],
    [12.5, "usd", "$12.50"],
    [0.999, "usd", "$1.00"],
    [-1234.5, "usd", "−$1,234.50"],
  ];

  for (const [value, unit, text] of cases) assertEquals(plain(figureText(value, unit)), text);
});

Deno.test("shortText() shortens only what is long, and keeps the digits that tell sizes apart", () => {
  const cases: [number, Unit, string][] = [
    [0, "seconds", "0"],
    [9999, "count", "9,999"],
    [12_345, "count", "12.3 K"],
    [999_499, "count", "999 K"],
    [999_500, "count", "1 M"],
    [-1_250_000, "count", "−1.3 M"],
    [2_000_000_000, "count", "2 B"],
    [12_345, "usd", "$12.3 K"],
    [0.05, "ratio", "5 %"],
  ];

  for (const [value, unit, text] of cases) assertEquals(plain(shortText(value, unit)), text);
});

Deno.test("changeText() says how a figure moved, and nothing where there is no comparison", () => {
  const text = (previous: number, current: number, metric: Parameters<typeof changeText>[1] = "views") => {
    const change = changeText(changeOf(previous, current), metric);
    return change === null ? null : [change.direction, plain(change.text)];
  };

  assertEquals(text(100, 124), ["up", "24 % more"]);
  assertEquals(text(100, 96), ["down", "4 % less"]);
  assertEquals(text(100, 100), ["level", "No change"]);
  assertEquals(text(0.042, 0.048, "engagement_rate"), ["up", "0.6 points more"]);
  // From −5 to 5 is no "200 % less".
  assertEquals(text(-5, 5, "followers_net"), ["up", "10 more"]);
  assertEquals(changeText(NO_HISTORY, "views"), null);
});

Deno.test("noComparisonText() has a reason for every state without a comparison", () => {
  const reason = (state: typeof NO_HISTORY["state"], days = 0) =>
    noComparisonText({ ...NO_HISTORY, state, days });

  assertEquals(reason("no_history"), "There are no figures of the period before.");
  assertEquals(reason("zero_before"), "The period before stood at zero.");
  assertEquals(reason("too_few_days", 1), "Only 1 day is complete in both periods: too few to compare.");
  assertEquals(reason("too_few_days"), "No day is complete in both periods.");
  assertEquals(reason("no_figures"), "There are no figures of this period.");
});

Deno.test("figureOf(), metricNoun() and percentText() write as a sentence does", () => {
  assertEquals(figureOf("views", 1), "1 view");
  assertEquals(figureOf("replies", 1), "1 reply");
  assertEquals(figureOf("followers_net", -3), "−3 net followers");
  assertEquals(plain(figureOf("engagement_rate", 0.048)), "4.8 %");
  assertEquals(metricNoun("revenue_per_thousand_views"), "RPM");
  assertEquals(plain(percentText(1.2)), "120 %");
});
