import * as fc from "fast-check";
import { annotationOf, later, pointsOf } from "../../tests/helpers/sample_figures.ts";
import { assert, assertEquals } from "../../tests/helpers/assert.ts";
import { indexAt, xOf, yOf } from "./frame.ts";
import { overlap } from "./place.ts";
import { axisOf, dayTicks } from "./scale.ts";
import { type ChartSize, layTrend, type TrendInput } from "./trend.ts";
import { boxOf } from "./words.ts";

const SIZES: ChartSize[] = ["wide", "half", "narrow"];

function input(values: (number | null)[], changes: Partial<TrendInput> = {}): TrendInput {
  return { points: pointsOf(values), annotations: [], unit: "count", before: "7 days before", ...changes };
}

/** How many lines a path has. */
const pieces = (path: string) => path.split("M").length - 1;

Deno.test("layTrend() breaks the line at a missing day, and marks a day alone", () => {
  const trend = layTrend(input([1, 2, null, 3, null, 4, 5]), "wide");

  assertEquals(pieces(trend.lines), 3);
  assertEquals(pieces(trend.areas), 3);
  assertEquals(trend.dots.length, 1);
  assertEquals(trend.gaps.map(({ text }) => text), ["No figures", "No figures"]);
  assertEquals(trend.nothing, null);
});

Deno.test("layTrend() dots the line to provisional days, hatches them and leaves the end hollow", () => {
  const trend = layTrend(input([5, 6, 7, 8], { points: pointsOf([5, 6, 7, 8], { open: 2 }) }), "wide");

  assertEquals(pieces(trend.soft), 1);
  assert(!trend.lines.includes(trend.end!.x.toFixed(0)), "the whole line ends before the provisional days");
  assertEquals(trend.end!.isHollow, true);
  assertEquals(trend.hatched.length, 1);
  assertEquals(trend.provisional!.text, "Provisional");
  assertEquals(layTrend(input([5, 6]), "wide").end!.isHollow, false);
});

Deno.test("layTrend() says that nothing is known where nothing is", () => {
  const trend = layTrend(input([null, null, null]), "narrow");

  assertEquals(trend.nothing!.text, "No figures in these days");
  assertEquals([trend.lines, trend.end, trend.gaps, trend.labels], ["", null, [], []]);
  assertEquals(trend.grid.length, 1);
});

Deno.test("layTrend() names both lines only where there are two", () => {
  const points = pointsOf([10, 20, 30], { previous: [5, 10, 5] });

  assertEquals(layTrend(input([], { points }), "wide").labels.map(({ text }) => text), [
    "This period",
    "7 days before",
  ]);
  assertEquals(layTrend(input([10, 20, 30]), "wide").labels, []);
});

Deno.test("layTrend() puts bars below zero under the axis, and keeps a hair of a day that is zero", () => {
  const trend = layTrend(input([4, -3, 0, null], { bars: true }), "wide");
  const zero = yOf(trend.frame, 0);

  assertEquals(trend.bars.length, 3);
  const [up, down, none] = trend.bars;
  assert(Math.abs(up!.y + up!.height - zero) < 0.01 && Math.abs(down!.y - zero) < 0.01);
  assertEquals(none!.height, 1);
  assertEquals(trend.lines, "");
});

Deno.test("layTrend() shades from zero, and not at all where the axis begins elsewhere", () => {
  const near = layTrend(input([11_900, 12_000], { near: true }), "wide");

  assert(near.frame.min > 11_000 && near.areas === "");
  assertEquals(new Set(near.grid.map(({ text }) => text)).size, near.grid.length);
  assertEquals(layTrend(input([11_900, 12_000]), "wide").frame.min, 0);
});

Deno.test("axisOf() holds every value between few round lines, with no half of a count", () => {
  fc.assert(
    fc.property(
      fc.array(fc.integer({ min: -1_000_000_000, max: 1_000_000_000 }), { minLength: 1, maxLength: 20 }),
      fc.boolean(),
      (values, near) => {
        const { min, max, ticks } = axisOf(values, "count", near);
        assert(min <= Math.min(...values) && max >= Math.max(...values) && max > min);
        assert(ticks.length >= 1 && ticks.length <= 6 && ticks.every(Number.isInteger));
        if (!near) assert(ticks.includes(0) || ticks.some((tick) => tick === 0));
      },
    ),
  );
  assertEquals(axisOf([1], "count").ticks, [0, 1]);
  assertEquals(axisOf([7200], "seconds").ticks.every((tick) => tick % 60 === 0), true);
});

Deno.test("dayTicks() names few days, evenly apart", () => {
  assertEquals(dayTicks(30, 7), [0, 7, 14, 21, 28]);
  assertEquals(dayTicks(1, 3), [0]);
  assert(dayTicks(2000, 6).length <= 6);
});

Deno.test("indexAt() finds the day under a place, within the days there are", () => {
  const { frame } = layTrend(input([1, 2, 3, 4]), "wide");

  for (const index of [0, 1, 2, 3]) assertEquals(indexAt(frame, xOf(frame, index) + 3), index);
  assertEquals([indexAt(frame, -500), indexAt(frame, 5000)], [0, 3]);
});

Deno.test("layTrend() keeps every mark and word on the drawing and apart, whatever the days hold", () => {
  const value = fc.option(
    fc.oneof(fc.integer({ min: -50, max: 500 }), fc.integer({ min: 0, max: 2_000_000_000 })),
  );
  const title = fc.string({ unit: "grapheme", minLength: 1, maxLength: 200 });
  fc.assert(
    fc.property(
      fc.array(value, { minLength: 1, maxLength: 120 }),
      fc.array(fc.tuple(fc.nat(119), title), { maxLength: 8 }),
      fc.nat(3),
      fc.constantFrom(...SIZES),
      fc.boolean(),
      (values, events, open, size, bars) => {
        const points = pointsOf(values, { open, previous: values.toReversed() });
        const annotations = events.map(([day, title]) => annotationOf(later("2026-10-22", day), title));
        const trend = layTrend({ points, annotations, unit: "count", before: "before", bars }, size);

        assert(!JSON.stringify(trend).includes("null,null"), "no place is lost");
        assert(!/NaN|Infinity/.test(JSON.stringify(trend) + trend.lines + trend.soft + trend.previous));
        const { width, height } = trend.frame;
        const words = trend.marks.flatMap(({ box }) => box ?? []);
        const names = trend.labels.map(({ text, x, y }) => boxOf({ text, x, y, anchor: "start" }));
        for (const box of [...words, ...names]) {
          assert(
            box.x >= -4 && box.y >= -14 && box.x + box.width <= width + 8 && box.y + box.height <= height,
          );
        }
        words.forEach((box, index) => {
          assert(words.slice(index + 1).every((other) => !overlap(box, other)), "words touch");
        });
      },
    ),
    { numRuns: 60 },
  );
});
