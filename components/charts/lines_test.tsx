import * as fc from "fast-check";
import { render } from "preact-render-to-string";
import { periodOf, pointsOf } from "../../tests/helpers/sample_figures.ts";
import { assert, assertEquals, assertIncludes } from "../../tests/helpers/assert.ts";
import { apart, layLines, MOST_LINES } from "./lines.ts";
import { LinesChart } from "./LinesChart.tsx";

const NASTY = `"><script>alert(1)</script>`;

Deno.test("apart() keeps names in order, from touching and within the drawing where there is room", () => {
  fc.assert(
    fc.property(fc.array(fc.integer({ min: 0, max: 300 }), { maxLength: 5 }), (heights) => {
      const moved = apart(heights, 20, 300);

      const sorted = [...moved].sort((a, b) => a - b);
      assert(sorted.every((height, index) => index === 0 || height - sorted[index - 1]! >= 19));
      assert(sorted.every((height) => height <= 300));
      heights.forEach((height, index) =>
        heights.forEach((other, second) => assert(height >= other || moved[index]! < moved[second]!))
      );
    }),
  );
  assertEquals(apart([100, 200], 20, 300), [100, 200]);
});

Deno.test("layLines() draws few lines, with gaps, and cuts a long name", () => {
  const lines = Array.from({ length: 8 }, (_, index) => ({
    name: `A channel with a name of some length, number ${index}`,
    points: pointsOf([index, null, index * 2]),
  }));

  const laid = layLines(lines, "count", "narrow");

  assertEquals(laid.lines.length, MOST_LINES);
  assertEquals(new Set(laid.lines.map(({ name }) => name.text)).size, MOST_LINES, "names that begin alike");
  assert(laid.lines.every(({ name, isCut }) => isCut && name.text.startsWith("…")));
  assertEquals(
    layLines([{ name: "None", points: pointsOf([null, null]) }], "count", "wide").lines[0]!.end,
    null,
  );
});

Deno.test("LinesChart tells each line by dash, mark and name, and has all in its table", () => {
  const lines = ["قناة تجريبية", NASTY, "Third"].map((name, index) => ({
    name,
    points: pointsOf([index + 1, index * 3, null]),
  }));
  const html = render(
    <LinesChart id="c" platform="youtube" metric="views" lines={lines} period={periodOf(3)} />,
  );

  for (
    const part of ["line--1", "line--2", "line--3", "<bdi>قناة تجريبية</bdi>", "Third: highest 6 on 23 Oct."]
  ) {
    assertIncludes(html, part);
  }
  assert(!html.includes("<script") && !/NaN|undefined/.test(html));
  const none = render(<LinesChart id="c" platform="x" metric="views" lines={[]} period={periodOf(3)} />);
  assert(!/NaN|Infinity|undefined/.test(none));
});
