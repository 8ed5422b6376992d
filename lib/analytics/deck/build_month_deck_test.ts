import { SAMPLE_BRAND } from "../../../tests/fixtures/reference_slides.ts";
import { assert, assertEquals, assertIncludes } from "../../../tests/helpers/assert.ts";
import {
  comparedChange,
  noChange,
  october,
  octoberPoints,
  octoberPost,
  platformOctober,
  spanFigure,
} from "../../../tests/helpers/month_figures.ts";
import { checkDrawing, themeOf } from "../../office/pptx/mod.ts";
import { drawDeck, type Slide } from "../../reports/mod.ts";
import { buildMonthDeck } from "./build_month_deck.ts";

function kindsOf(slides: Slide[]): string[] {
  return slides.map((slide) => slide.kind);
}

Deno.test("buildMonthDeck() gives each platform its own slides and sums none", () => {
  const { slides, title } = buildMonthDeck(october());

  assertEquals(title, "Channels in October 2026");
  assertEquals(kindsOf(slides), [
    "cover",
    "summary",
    ...["days", "table", "table"],
    ...["days", "table", "table"],
    ...["days", "table", "table", "table"],
    "method",
  ]);
  assert(!JSON.stringify(slides).includes((33_940 + 58_519 + 7_613).toLocaleString("en-GB")));
});

Deno.test("buildMonthDeck() draws without a fault, also with hostile titles and few figures", () => {
  const long = "Nguyễn Thị Mẫu asks: ".repeat(12);
  const bare = platformOctober("x", {
    posts: [],
    posts_total: 0,
    series: [],
    figures: [spanFigure("impressions", 3, noChange("too_few_days"))],
  });
  const hostile = october();
  hostile.platforms[0]!.report.posts[0]!.title = long;
  for (const month of [october(), hostile, october({ platforms: [{ report: bare, change: null }] })]) {
    const drawings = drawDeck(buildMonthDeck(month), SAMPLE_BRAND);

    assertEquals(drawings.flatMap((drawing) => checkDrawing(drawing, themeOf(SAMPLE_BRAND))), []);
  }
});

Deno.test("buildMonthDeck() leaves a missing day without a column, and names it", () => {
  const days = buildMonthDeck(october()).slides.find((slide) => slide.kind === "days")!;

  assertEquals([days.days.length, days.days[4]!.value], [31, null]);
  assertIncludes(days.source, "5\u00a0October");
  assertEquals(days.days.filter((day) => day.lead).map((day) => day.label), ["12"]);
});

Deno.test("buildMonthDeck() draws no columns for days below zero", () => {
  const report = platformOctober("linkedin");
  report.series[0]!.points = octoberPoints(100).map((point, i) => i === 3 ? { ...point, value: -5 } : point);

  const { slides } = buildMonthDeck(october({ platforms: [{ report, change: null }] }));

  assert(!kindsOf(slides).includes("days"));
});

Deno.test("buildMonthDeck() of a month nobody knows says so, and shows no figure", () => {
  const { slides } = buildMonthDeck(october({ platforms: [] }));

  assertEquals(kindsOf(slides), ["cover", "method"]);
});

Deno.test("buildMonthDeck() leads with what the platform's page leads with, organic where only that is known", () => {
  const report = platformOctober("linkedin", {
    figures: [spanFigure("impressions_organic", 910, comparedChange(700, 910))],
    series: [{ metric: "impressions_organic", layer: "account", points: octoberPoints(30) }],
  });
  report.posts = [octoberPost(report.accounts[0]!.account, "impressions_organic", 410, "Organic only")];

  const { slides } = buildMonthDeck(october({ platforms: [{ report, change: null }] }));

  assertEquals(kindsOf(slides), ["cover", "summary", "days", "table", "table", "method"]);
  const summary = slides[1]!;
  assert(summary.kind === "summary");
  assertEquals([summary.headline, summary.figures.map(({ value }) => value)], [
    "LinkedIn organic impressions rose 30\u00a0% to 910",
    ["910"],
  ]);
  assertIncludes(summary.points[0]!.text, "410 organic impressions");
});
