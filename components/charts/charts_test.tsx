import { render } from "preact-render-to-string";
import { ChartReader } from "../../islands/ChartReader.tsx";
import { annotationOf, periodOf, pointsOf, spanFigureOf } from "../../tests/helpers/sample_figures.ts";
import { assert, assertEquals, assertIncludes } from "../../tests/helpers/assert.ts";
import { Sparkline } from "./Sparkline.tsx";
import { TrendChart, type TrendChartProps } from "./TrendChart.tsx";

const NASTY = `"><script>alert(1)</script><b>`;
const LONG = "Một buổi trò chuyện rất dài về huyết áp tại nhà ".repeat(5).slice(0, 200);

function chart(changes: Partial<TrendChartProps> = {}): string {
  const points = changes.points ??
    pointsOf([10, 12, 11, 9, 60, 12, null, 10], { open: 1, previous: [9, 9, 9, 9] });
  return render(
    <TrendChart
      id="c"
      platform="linkedin"
      figure={spanFigureOf("impressions", 124)}
      points={points}
      annotations={[]}
      period={periodOf(points.length)}
      {...changes}
    />,
  );
}

Deno.test("TrendChart draws two widths of the same figures, named by the title and the sentence below", () => {
  const html = chart();

  assertEquals(html.match(/viewBox="0 0 (800 390|358 316)"/g)?.length, 2);
  assertEquals(html.match(/aria-labelledby="c-title c-text"/g)?.length, 2);
  assertIncludes(html, "<bdi>LinkedIn impressions peaked at 60 on 26 Oct</bdi>");
  assertIncludes(html, "Impressions per day");
  assertIncludes(html, "No figures for 28 Oct. 29 Oct is provisional");
  assertIncludes(html, "<title>28 Oct 2026: no figures</title>");
  assert(!html.includes(" style="), "the policy allows no inline style");
});

Deno.test("TrendChart has its figures as a table, what is missing as words and what happened beside its day", () => {
  const html = chart({ annotations: [annotationOf("2026-10-23", "Webinar")] });

  assertIncludes(html, '<th scope="row">28 Oct 2026</th><td class="n">no figures</td>');
  assertIncludes(html, "<bdi>Webinar</bdi>");
  assertEquals(html.match(/<tr[ >]/g)?.length, 9);
});

Deno.test("TrendChart keeps hostile, long and foreign words as words", () => {
  const titles = [NASTY, LONG, "ندوة تجريبية عن الربو"];
  const html = chart({
    annotations: titles.map((title, index) => annotationOf(`2026-10-2${4 + index}`, title)),
  });

  assert(!html.includes("<script>"));
  assertIncludes(html, "<bdi>ندوة تجريبية عن الربو</bdi>");
  assertIncludes(html, `<bdi>${LONG}</bdi>`);
});

Deno.test("TrendChart draws no days, one day, all missing, zero, below zero and huge without a broken path", () => {
  const spans = [[], [42], [null, null], [0, 0, 0], [-5, 3, -9], [9e15, 1, 4e15], Array(800).fill(7)];
  for (const values of spans) {
    for (const [bars, half] of [[false, false], [true, true]]) {
      const html = chart({ points: pointsOf(values), bars, half });

      assert(!/NaN|Infinity|undefined/.test(html), `${values.slice(0, 3)}`);
    }
  }
});

Deno.test("Sparkline draws the shape alone, dotted where it may change, and nothing of nothing", () => {
  const spark = (values: (number | null)[], open = 0) =>
    render(<Sparkline points={pointsOf(values, { open })} platform="x" label="Daily views" />);

  assertIncludes(spark([1, 2, 3], 1), "end--hollow");
  assertIncludes(spark([5, 5, 5]), 'aria-label="Daily views"');
  assertEquals(spark([null, null]), "");
  assert(!/NaN/.test(spark([7]) + spark([null, 3, null])));
});

Deno.test("ChartReader is no tab stop until its script runs", () => {
  const frame = {
    width: 800,
    height: 390,
    left: 40,
    right: 794,
    top: 44,
    bottom: 360,
    min: 0,
    max: 10,
    days: 1,
  };

  assertEquals(
    render(
      <ChartReader
        label="Views"
        metric="views"
        before="1 day before"
        points={pointsOf([3])}
        annotations={[]}
        wide={frame}
        narrow={frame}
      />,
    ),
    "",
  );
});
