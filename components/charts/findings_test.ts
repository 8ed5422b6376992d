import {
  annotationOf,
  changeOf,
  periodOf,
  pointsOf,
  spanFigureOf,
} from "../../tests/helpers/sample_figures.ts";
import { assertEquals } from "../../tests/helpers/assert.ts";
import { type Told, trendSummary, trendTitle } from "./findings.ts";

const PEAK = [10, 12, 11, 9, 60, 12, 10];
const plain = (text: string) => text.replace(/[\u202f\u00a0]/g, " ");

function told(changes: Partial<Told> & { values?: (number | null)[] } = {}): Told {
  const values = changes.values ?? PEAK;
  return {
    platform: "youtube",
    figure: spanFigureOf("views", 124),
    points: pointsOf(values),
    annotations: [],
    period: periodOf(values.length),
    ...changes,
  };
}

Deno.test("trendTitle() tells of a peak, and of what happened on its day", () => {
  assertEquals(trendTitle(told()), "YouTube views peaked at 60 on 26 Oct");
  const annotations = [annotationOf("2026-10-26", "Episode 41")];
  assertEquals(trendTitle(told({ annotations })), "YouTube views peaked at 60 on the day of Episode 41");
});

Deno.test("trendTitle() makes no peak of chance, and tells of the change or the topic alone", () => {
  const level = { values: [10, 12, 11, 9, 12, 12, 10] };
  assertEquals(trendTitle(told(level)), "YouTube views, day by day");
  assertEquals(trendTitle(told({ values: [0, 0, 1, 0, 0, 3, 0] })), "YouTube views, day by day");
  assertEquals(trendTitle(told({ values: [90] })), "YouTube views, day by day");
  const moved = spanFigureOf("views", 76, { change: changeOf(100, 76) });
  assertEquals(
    plain(trendTitle(told({ ...level, figure: moved }))),
    "YouTube views were down 24 % on the period before",
  );
  const still = spanFigureOf("views", 76, { change: changeOf(76, 76) });
  assertEquals(
    trendTitle(told({ ...level, figure: still })),
    "YouTube views held level with the period before",
  );
});

Deno.test("trendTitle() speaks of followers as a standing, of rates in points, and of nothing as nothing", () => {
  const followers = (values: (number | null)[]) =>
    trendTitle(told({ values, figure: spanFigureOf("followers", values.at(-1) ?? null) }));
  assertEquals(followers([1200, 1210, null, 1240]), "YouTube followers grew by 40 to 1,240");
  assertEquals(followers([1200, 1190]), "YouTube followers fell by 10 to 1,190");
  assertEquals(followers([1200, 1200]), "YouTube followers stayed at 1,200");
  const rate = spanFigureOf("engagement_rate", 0.048, { change: changeOf(0.042, 0.048) });
  assertEquals(
    plain(trendTitle(told({ figure: rate }))),
    "YouTube engagement rate was 4.8 %, 0.6 points more than before",
  );
  assertEquals(
    trendTitle(told({ figure: spanFigureOf("views", null) })),
    "YouTube views: no figures for these days",
  );
});

Deno.test("trendSummary() names the highest, the lowest below zero, what is missing and what may change", () => {
  const points = pointsOf([4, -2, null, 9, 3], { open: 1 });
  const figure = spanFigureOf("views", 14);

  assertEquals(
    trendSummary(told({ points, figure, period: periodOf(5) })),
    "14 views in 5 days. Highest: 9 on 25 Oct. Lowest: −2 on 23 Oct. No figures for 24 Oct. " +
      "26 Oct is provisional and may still change.",
  );
  assertEquals(
    trendSummary(told({ values: [null, null], figure: spanFigureOf("views", null) })),
    "There are no views of the 2 days from 22 Oct to 23 Oct.",
  );
  assertEquals(
    trendSummary(told({ values: [0, 0], figure: spanFigureOf("views", 0) })),
    "0 views in 2 days.",
  );
});
