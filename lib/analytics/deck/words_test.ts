import { assertEquals } from "../../../tests/helpers/assert.ts";
import { comparedChange, noChange, spanFigure } from "../../../tests/helpers/month_figures.ts";
import { changeText, figureText, movedText, percentText } from "./words.ts";

Deno.test("figureText() says each unit as people write it, and never a zero for what is missing", () => {
  assertEquals([
    figureText("views", 33_940),
    figureText("comments", -3),
    figureText("watch_time", 512 * 3600),
    figureText("average_view_duration", 252),
    figureText("engagement_rate", 0.048),
    figureText("views", null),
  ], ["33,940", "−3", "512\u00a0h", "4\u00a0min 12\u00a0s", "4.8\u00a0%", "n/a"]);
});

Deno.test("changeText() tells rates in points, numbers below zero in counts, and nothing without a comparison", () => {
  assertEquals([
    changeText(spanFigure("views", 124, comparedChange(100, 124))),
    changeText(spanFigure("views", 1000, comparedChange(1001, 1000))),
    changeText(spanFigure("engagement_rate", 0.048, comparedChange(0.052, 0.048))),
    changeText(spanFigure("comments", -3, comparedChange(12, -3))),
    changeText(spanFigure("views", 124, noChange("zero_before"))),
  ], ["24\u00a0% more", "level", "0.4 points less", "15 fewer", null]);
});

Deno.test("movedText() makes a headline, and invents no comparison", () => {
  assertEquals([
    movedText("youtube", spanFigure("views", 33_940, comparedChange(27_371, 33_940))),
    movedText("linkedin", spanFigure("impressions", 7_613, comparedChange(9_900, 7_613))),
    movedText("x", spanFigure("impressions", 58_519, noChange("no_history"))),
    movedText("x", spanFigure("impressions", null, noChange("no_figures"))),
  ], [
    "YouTube views rose 24\u00a0% to 33,940",
    "LinkedIn impressions fell 23\u00a0% to 7,613",
    "58,519 X impressions, with nothing to compare yet",
    "No X impressions are known for this month",
  ]);
});

Deno.test("percentText() keeps a digit where it is small", () => {
  assertEquals([0.24, 0.031, 0.0999, 1.5].map(percentText), [
    "24\u00a0%",
    "3.1\u00a0%",
    "10\u00a0%",
    "150\u00a0%",
  ]);
});
