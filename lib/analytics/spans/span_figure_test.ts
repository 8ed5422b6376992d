import fc from "fast-check";
import { assert, assertEquals } from "../../../tests/helpers/assert.ts";
import type { MetricKey } from "../../contract/metrics.ts";
import { addDays, eachDay } from "../days.ts";
import type { Spans } from "../periods.ts";
import { type DayRow, dayTable } from "./day_table.ts";
import { dayPoints, spanFigure, type View } from "./span_figure.ts";

const SPANS: Spans = {
  period: { from: "2026-02-11", to: "2026-02-20", days: 10 },
  previous: { from: "2026-02-01", to: "2026-02-10", days: 10 },
};
const VIEWS = { metric: "views", layer: "account" } as const;

/** A day of a channel, 100 views unless said otherwise. */
function row(day: string, over: Partial<DayRow> = {}): DayRow {
  return {
    account_id: "a",
    layer: "account",
    metric: "views",
    day,
    value: 100,
    numerator: null,
    denominator: null,
    provisional: false,
    source: "export",
    ...over,
  };
}

function viewOf(rows: DayRow[], over: Partial<View> = {}): View {
  return {
    table: dayTable(rows),
    platform: "youtube",
    accountIds: ["a", "b"],
    spans: SPANS,
    now: new Date("2026-03-02T09:00:00Z"),
    ...over,
  };
}

const current = eachDay(SPANS.period);
const before = eachDay(SPANS.previous);
const all = [...before, ...current];

Deno.test("spanFigure() adds up a flow, below zero too, and lists the days without a figure", () => {
  const rows = current.filter((day) => day !== "2026-02-13").map((day) => row(day, { value: -2 }));

  const figure = spanFigure(viewOf(rows), VIEWS);

  assertEquals([figure.value, figure.days_known], [-18, 9]);
  assertEquals(figure.days_missing, ["2026-02-13"]);
});

Deno.test("spanFigure() of nothing is missing, not zero", () => {
  const figure = spanFigure(viewOf([]), VIEWS);

  assertEquals([figure.value, figure.days_known, figure.change.state], [null, 0, "no_figures"]);
});

Deno.test("spanFigure() does not call days missing that the platform has not settled", () => {
  const rows = current.slice(0, 8).map((day) => row(day));

  const figure = spanFigure(viewOf(rows, { now: new Date("2026-02-21T09:00:00Z") }), VIEWS);

  // On 21 February YouTube has settled the 19th.
  assertEquals(figure.days_missing, ["2026-02-19"]);
});

Deno.test("spanFigure() calls a day missing that one channel of two lacks, but not before it began", () => {
  const rows = [
    ...current.map((day) => row(day)),
    ...current.slice(4).filter((day) => day !== "2026-02-18").map((day) => row(day, { account_id: "b" })),
  ];

  const figure = spanFigure(viewOf(rows), VIEWS);
  const points = dayPoints(viewOf(rows), VIEWS);

  assertEquals(figure.days_missing, ["2026-02-18"]);
  assertEquals(figure.value, 1500);
  assertEquals(points.map(({ value }) => value), [100, 100, 100, 100, 200, 200, 200, null, 200, 200]);
});

Deno.test("a channel that ended before the span leaves no gaps in the days of the others", () => {
  const ended = before.slice(0, 2).map((day) => row(day, { account_id: "b" }));
  const rows = [...all.map((day) => row(day)), ...ended];

  const figure = spanFigure(viewOf(rows), VIEWS);
  const points = dayPoints(viewOf(rows), VIEWS);

  assertEquals([figure.value, figure.days_missing], [1000, []]);
  assertEquals(points.every(({ value }) => value === 100), true);
  assertEquals(points.map(({ previous }) => previous).slice(1, 3), [200, null]);
  assertEquals([figure.change.state, figure.change.ratio], ["compared", 0]);
});

Deno.test("spanFigure() compares only days that both spans have complete", () => {
  const rows = [
    ...before.filter((day) => day !== "2026-02-03").map((day) => row(day)),
    ...current.map((day) => row(day, { value: 150, provisional: day === "2026-02-20" })),
  ];

  const { change } = spanFigure(viewOf(rows), VIEWS);

  assertEquals(change, {
    state: "compared",
    previous: 800,
    current: 1200,
    difference: 400,
    ratio: 0.5,
    days: 8,
  });
});

Deno.test("spanFigure() makes no comparison up: none before, too few days, or nothing before", () => {
  const states = [
    current.map((day) => row(day)),
    [...before.slice(0, 4), ...current].map((day) => row(day)),
    all.map((day) => row(day, { value: day < "2026-02-11" ? 0 : 5 })),
  ].map((rows) => spanFigure(viewOf(rows), VIEWS).change);

  assertEquals(states.map(({ state, ratio }) => [state, ratio]), [
    ["no_history", null],
    ["too_few_days", null],
    ["zero_before", null],
  ]);
});

Deno.test("spanFigure() sets a channel against itself: one that is new adds nothing to the comparison", () => {
  const rows = [
    ...all.map((day) => row(day)),
    ...current.map((day) => row(day, { account_id: "b", value: 900 })),
  ];

  const figure = spanFigure(viewOf(rows), VIEWS);

  assertEquals(figure.value, 10_000);
  assertEquals([figure.change.previous, figure.change.current, figure.change.ratio], [1000, 1000, 0]);
});

Deno.test("spanFigure() reads a standing at the end, and compares ends", () => {
  const standing = (day: string, value: number) => row(day, { metric: "followers", value });
  const rows = [standing("2026-02-09", 900), standing("2026-02-12", 940), standing("2026-02-19", 950)];

  const figure = spanFigure(viewOf(rows), { metric: "followers", layer: "account" });

  assertEquals([figure.value, figure.change.difference, figure.change.previous], [950, 50, 900]);
});

Deno.test("spanFigure() does not compare a standing that was read far from the end", () => {
  const rows = ["2026-02-02", "2026-02-19"].map((day) => row(day, { metric: "followers" }));

  const { change } = spanFigure(viewOf(rows), { metric: "followers", layer: "account" });

  assertEquals(change.state, "too_few_days");
});

Deno.test("spanFigure() takes a reading of today for what a channel stands at yesterday", () => {
  const view = viewOf([row("2026-02-21", { metric: "followers", value: 70 })], {
    now: new Date("2026-02-21T09:00:00Z"),
  });

  assertEquals(spanFigure(view, { metric: "followers", layer: "account" }).value, 70);
  const later = { ...view, now: new Date("2026-02-25T09:00:00Z") };
  assertEquals(spanFigure(later, { metric: "followers", layer: "account" }).value, null);
});

const RATE = { metric: "engagement_rate", layer: "account" } as const;

/** Two days: 10 of 100, and 1 of 1000. */
function ratesOf(
  over: (part: { rate: number; counted: number; seen: number }, day: string) => DayRow[],
): DayRow[] {
  return [{ rate: 0.1, counted: 10, seen: 100 }, { rate: 0.001, counted: 1, seen: 1000 }]
    .flatMap((part, index) => over(part, current[index]!));
}

Deno.test("spanFigure() of a rate is all numerators over all denominators, never a mean of percentages", () => {
  const given = ratesOf(({ rate, counted, seen }, day) => [
    row(day, { metric: "engagement_rate", value: rate, numerator: counted, denominator: seen }),
  ]);

  const figure = spanFigure(viewOf(given, { platform: "linkedin" }), RATE);

  assertEquals([figure.value, figure.numerator, figure.denominator], [0.01, 11, 1100]);
});

Deno.test("spanFigure() weighs rates by what was seen each day where numerators are not given", () => {
  const weighed = ratesOf(({ rate, seen }, day) => [
    row(day, { metric: "engagement_rate", value: rate }),
    row(day, { metric: "impressions", value: seen }),
  ]);

  const figure = spanFigure(viewOf(weighed, { platform: "linkedin" }), RATE);

  assert(Math.abs(figure.value! - 0.01) < 1e-12);
  assertEquals([figure.numerator, figure.denominator], [null, 1100]);
});

Deno.test("spanFigure() has no value for rates of several days that nothing weighs", () => {
  const bare = ratesOf(({ rate }, day) => [row(day, { metric: "engagement_rate", value: rate })]);

  assertEquals(spanFigure(viewOf(bare, { platform: "linkedin" }), RATE).value, null);
});

Deno.test("spanFigure() works YouTube's engagement rate out from days that have all its parts", () => {
  const parts: MetricKey[] = ["likes", "comments", "shares"];
  const rows = current.flatMap((day, index) => [
    row(day, { value: index === 0 ? 0 : 100 }),
    ...parts.filter((metric) => metric !== "shares" || index < 5).map((metric) =>
      row(day, { metric, value: 2 })
    ),
  ]);

  const figure = spanFigure(viewOf(rows), RATE);

  assertEquals([figure.numerator, figure.denominator, figure.days_known], [30, 400, 5]);
  assertEquals(dayPoints(viewOf(rows), RATE).map(({ value }) => value).slice(0, 3), [null, 0.06, 0.06]);
});

Deno.test("spanFigure() of one channel is the sum of its days, whatever days there are", () => {
  fc.assert(fc.property(
    fc.uniqueArray(fc.integer({ min: 0, max: 25 }), { maxLength: 26 }),
    fc.array(fc.integer({ min: -1000, max: 1000 }), { minLength: 26, maxLength: 26 }),
    (places, values) => {
      const rows = places.map((place) => row(addDays("2026-01-30", place), { value: values[place]! }));
      const view = viewOf(rows, { accountIds: ["a"] });
      const points = dayPoints(view, VIEWS).flatMap(({ value }) => value ?? []);
      const figure = spanFigure(view, VIEWS);

      assertEquals(figure.value, points.length === 0 ? null : points.reduce((sum, value) => sum + value, 0));
      assertEquals(figure.days_known, points.length);
      assertEquals(figure.days_known + figure.days_missing.length, 10);
    },
  ));
});
