import { type Box, type Chart, labelColorOn, type Shape, type Theme } from "../../office/pptx/mod.ts";
import type { ChaptersSlide } from "../deck/deck.ts";
import { columnHead } from "./chart_parts.ts";
import { BODY, columnsWidth, columnX, MARGIN } from "./grid.ts";
import { clipped, LEADING, rowRule, textBlock } from "./pen.ts";
import { greatest } from "./words.ts";

type Chapter = ChaptersSlide["chapters"][number];

const MOST_CHAPTERS = 9;
const CHART_X = columnX(6) + 0.1;
const CHART_WIDTH = columnsWidth(6) - 0.1;

/** Draws the chapters as rows: when, what and by whom, and a bar for its place and length. */
export function drawChapters(slide: ChaptersSlide, theme: Theme, headerBottom: number): Shape[] {
  const chapters = slide.chapters.slice(0, MOST_CHAPTERS);
  if (chapters.length === 0) return [];
  const timed = slide.timed && chapters.every((chapter) => chapter.startSeconds !== null);
  const top = Math.max(BODY.y - 0.05, headerBottom + 0.36);
  const rowHeight = Math.min(0.56, (BODY.bottom - top) / chapters.length);
  const timeWidth = timed ? 0.95 : 0.5;
  const chart = { x: CHART_X, y: top, w: CHART_WIDTH, h: rowHeight * chapters.length };
  return [
    ...(timed ? [columnHead("Start", MARGIN, top - 0.29, timeWidth)] : []),
    columnHead("Chapter", MARGIN + timeWidth, top - 0.29, 3),
    columnHead(timed ? "When it ran, minutes" : "Share of words", CHART_X, top - 0.29, 4),
    ...chapters.flatMap((chapter, i) => drawRow(chapter, i, { top, rowHeight, timeWidth, timed }, theme)),
    timed ? timeline(chapters, slide, chart, theme) : wordShares(chapters, slide, chart),
  ];
}

function drawRow(
  chapter: Chapter,
  i: number,
  place: { top: number; rowHeight: number; timeWidth: number; timed: boolean },
  theme: Theme,
): Shape[] {
  const y = place.top + i * place.rowHeight;
  const w = columnsWidth(6) - place.timeWidth;
  const box = { y, h: place.rowHeight, valign: "middle" as const };
  const clock = place.timed ? clockTime(chapter.startSeconds ?? 0) : String(i + 1);
  const title = clipped(chapter.title, "label", w, 1, theme, { bold: true }) || " ";
  const by = place.rowHeight < 0.42 ? "" : clipped(chapter.by, "small", w, 1, theme);
  const runs = [
    { text: title, bold: true, size: "label" as const, breakAfter: by !== "" },
    ...(by === "" ? [] : [{ text: by, color: "muted" as const }]),
  ];
  return [
    rowRule(MARGIN, y, columnsWidth(12), i),
    textBlock("Time", clock, { ...box, x: MARGIN, w: place.timeWidth }, {
      size: "label",
      color: "muted",
      valign: "middle",
    }),
    textBlock("Chapter", runs, { ...box, x: MARGIN + place.timeWidth, w }, {
      size: "small",
      valign: "middle",
      leading: LEADING.tight,
    }),
  ];
}

/** Place and length in one: an invisible first series holds the start. */
function timeline(chapters: Chapter[], slide: ChaptersSlide, box: Box, theme: Theme): Chart {
  const minutes = chapters.map(shownLength);
  const starts = chapters.map((chapter) => hundredths((chapter.startSeconds ?? 0) / 60));
  const ends = starts.map((start, i) => start + (minutes[i] ?? 0));
  const max = greatest([...ends, slide.minutes], 1);
  // Two series, because a label has one colour a series, and accent and grey may need different ones.
  const lengthSeries = (name: string, color: "bar" | "accent", isOf: (chapter: Chapter) => boolean) => ({
    name,
    values: chapters.map((chapter, i) => isOf(chapter) ? minutes[i] ?? 0 : 0),
    colors: [color],
    labelColor: labelColorOn(theme, color),
  });
  return {
    ...chapterChart(chapters, box, slide.headline),
    grouping: "stacked",
    series: [
      { name: "Starts at minute", values: starts, colors: [null], labelColor: "ink" },
      lengthSeries("Minutes", "bar", (chapter) => !chapter.lead),
      lengthSeries("Minutes, named in the headline", "accent", (chapter) => chapter.lead),
    ],
    max,
    format: "count",
    // A bar narrower than its number carries none.
    labelFrom: hundredths(Math.max(0.5, max * 0.2 / CHART_WIDTH)),
    labelPosition: "ctr",
    rightWidth: 0,
  };
}

function wordShares(chapters: Chapter[], slide: ChaptersSlide, box: Box): Chart {
  return {
    ...chapterChart(chapters, box, slide.headline),
    grouping: "clustered",
    series: [{
      name: "Share of words",
      values: chapters.map((chapter) => chapter.share),
      colors: chapters.map((chapter) => chapter.lead ? "accent" : "bar"),
      labelColor: "ink",
    }],
    max: greatest(chapters.map((chapter) => chapter.share), 0) || 1,
    format: "percent",
    labelFrom: 0,
    labelPosition: "outEnd",
    rightWidth: 0.7,
  };
}

function chapterChart(chapters: Chapter[], box: Box, alt: string) {
  return {
    ...box,
    type: "chart" as const,
    name: "Chapters",
    alt,
    direction: "bar" as const,
    categories: chapters.map((chapter) => chapter.title),
    labelSize: "label" as const,
    categorySize: "label" as const,
    categoryWidth: 0,
    gapPercent: 90,
    axisLine: false,
  };
}

/** The true length where it rounds to the minutes shown, else those: a label never differs from the total it adds to. */
function shownLength(chapter: Chapter): number {
  const minutes = hundredths((chapter.lengthSeconds ?? 0) / 60);
  const shown = chapter.shownMinutes ?? Math.round(minutes);
  return Math.round(minutes) === shown ? minutes : shown;
}

/** Minutes run on past the hour, as in quotes and questions. */
function clockTime(seconds: number): string {
  const two = (value: number) => String(Math.floor(value)).padStart(2, "0");
  return `${two(seconds / 60)}:${two(seconds % 60)}`;
}

function hundredths(value: number): number {
  return Math.round(value * 100) / 100;
}
