import type { LibraryChartName, LibraryChartOptions, LibrarySlide } from "./library.ts";
import type { Chart } from "./drawing.ts";
import { cleanText } from "./measure.ts";
import { POINTS } from "./page.ts";
import { plotArea, valueFormat } from "./plot.ts";
import type { Theme } from "./theme.ts";

const BODY_FONT = "+mn-lt";
const LEAST_FRAME_HEIGHT = 2;

/** Adds a native chart; what the library gets wrong in it is mended afterwards, from the same drawing. */
export function addChart(slide: LibrarySlide, chart: Chart, theme: Theme): void {
  const categories = chart.categories.map((label) => cleanText(label).replaceAll("\n", " "));
  const data = chart.series.map((series) => ({
    name: cleanText(series.name),
    labels: [...categories],
    values: [...series.values],
  }));
  slide.addChart("bar" as LibraryChartName, data, {
    ...placement(chart, theme),
    ...valueStyle(chart, theme),
    ...axisStyle(chart, theme),
    altText: cleanText(chart.alt).trim() || chart.name,
    objectName: chart.name,
  } as LibraryChartOptions);
}

function placement(chart: Chart, theme: Theme) {
  const plot = plotArea(chart, theme);
  // LibreOffice breaks value labels in a low frame; the bars keep their place in a taller one.
  const frameHeight = Math.max(chart.h, LEAST_FRAME_HEIGHT);
  return {
    x: chart.x,
    y: chart.y,
    w: chart.w,
    h: frameHeight,
    layout: { x: plot.x / chart.w, y: plot.y / frameHeight, w: plot.w / chart.w, h: plot.h / frameHeight },
    barDir: chart.direction === "column" ? "col" : "bar",
    barGrouping: chart.grouping,
    barGapWidthPct: chart.gapPercent,
    ...(chart.overlapPercent === undefined ? {} : { barOverlapPct: chart.overlapPercent }),
    chartArea: { roundedCorners: false },
  };
}

function valueStyle(chart: Chart, theme: Theme) {
  return {
    // One colour a series; a colour a point is written when the chart is mended.
    chartColors: chart.series.map((series) => {
      const role = series.colors[0];
      return role ? theme.slot[role] : "transparent";
    }),
    ...(chart.grouping === "stacked" ? { dataBorder: { pt: 1, color: theme.slot.white } } : {}),
    showLegend: false,
    showTitle: false,
    showValue: true,
    dataLabelPosition: chart.labelPosition,
    dataLabelFontFace: BODY_FONT,
    dataLabelFontSize: POINTS[chart.labelSize],
    dataLabelFontBold: chart.labelBold ?? true,
    dataLabelColor: theme.slot.ink,
    dataLabelFormatCode: valueFormat(chart),
  };
}

function axisStyle(chart: Chart, theme: Theme) {
  const bars = chart.direction === "bar";
  return {
    catAxisHidden: bars && chart.categoryWidth === 0,
    catAxisOrientation: bars ? "maxMin" : "minMax",
    // Tick marks without a line are the gap between a bar and its label.
    catAxisMajorTickMark: bars ? "out" : "none",
    catAxisLineShow: chart.axisLine,
    catAxisLineColor: theme.slot.line,
    catAxisLabelFontFace: BODY_FONT,
    catAxisLabelFontSize: POINTS[chart.categorySize],
    catAxisLabelColor: theme.slot.ink,
    catGridLine: { style: "none" },
    valAxisHidden: true,
    valAxisMinVal: 0,
    valAxisMaxVal: chart.max,
    valAxisLineShow: false,
    valAxisMajorTickMark: "none",
    valAxisLabelFontFace: BODY_FONT,
    valAxisLabelFontSize: POINTS.small,
    valAxisLabelColor: theme.slot.muted,
    valGridLine: { style: "none" },
  };
}
