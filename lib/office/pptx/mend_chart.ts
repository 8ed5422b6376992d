import { type Parts, readPart } from "./archive.ts";
import type { Chart, ChartSeries, ColorRole } from "./drawing.ts";
import { themed } from "./mend_slides.ts";
import type { Theme } from "./theme.ts";
import { writeWorkbook } from "./workbook.ts";

/** Repairs each chart part from its drawing, and gives it a workbook that holds the same numbers. */
export function mendCharts(parts: Parts, charts: Chart[], theme: Theme): void {
  charts.forEach((chart, i) => {
    const name = `ppt/charts/chart${i + 1}.xml`;
    parts.set(name, mendChart(readPart(parts, name), chart, theme));
    const relations = readPart(parts, `ppt/charts/_rels/chart${i + 1}.xml.rels`);
    const workbook = /Target="\.\.\/([^"]+\.xlsx)"/.exec(relations)?.[1];
    if (workbook === undefined) throw new Error(`Cannot mend "${name}": it names no workbook`);
    parts.set(`ppt/${workbook}`, writeWorkbook(chart));
  });
}

function mendChart(xml: string, chart: Chart, theme: Theme): string {
  let at = -1;
  const withSeries = xml.replace(/<c:ser>.*?<\/c:ser>/gs, (series) => {
    at += 1;
    const drawn = chart.series[at];
    return drawn ? mendSeries(series, drawn, theme) : series;
  });
  return themed(twoAxes(withSeries))
    .replace(/<c:showLeaderLines val="\d"\/>/g, "")
    .replaceAll("<c:noMultiLvlLbl", '<c:lblOffset val="100"/><c:noMultiLvlLbl')
    .replace(
      /<a:p>\s*<a:pPr>((?:(?!<\/a:p>).)*?)<\/a:pPr>\s*<\/a:p>/gs,
      '<a:p><a:pPr>$1</a:pPr><a:endParaRPr lang="en-GB"/></a:p>',
    )
    .replaceAll('"en-US"', '"en-GB"');
}

/** A bar chart has two axes; the library names a third that does not exist. */
function twoAxes(xml: string): string {
  return xml.replace(/<c:barChart>.*?<\/c:barChart>/s, (bars) => {
    let count = 0;
    return bars.replace(/<c:axId val="\d+"\/>/g, (axis) => ++count > 2 ? "" : axis);
  });
}

function mendSeries(xml: string, series: ChartSeries, theme: Theme): string {
  const plain = withoutMissing(plainCategories(xml));
  // The schema wants the colour of each point before the labels.
  const pointed = plain.replace("<c:dLbls>", () => `${pointColors(series, theme)}<c:dLbls>`);
  if (series.colors.every((color) => color === null)) {
    return pointed.replace(/<c:dLbls>.*?<\/c:dLbls>/s, '<c:dLbls><c:delete val="1"/></c:dLbls>');
  }
  const label = `<a:schemeClr val="${theme.slot[series.labelColor]}"/>`;
  return pointed.replace(/(<c:dLbls>.*?<a:solidFill>).*?(<\/a:solidFill>)/s, `$1${label}$2`);
}

function pointColors(series: ChartSeries, theme: Theme): string {
  if (series.colors.length < 2) return "";
  return series.colors.map((color, i) =>
    `<c:dPt><c:idx val="${i}"/><c:invertIfNegative val="0"/><c:bubble3D val="0"/><c:spPr>${
      fill(color, theme)
    }</c:spPr></c:dPt>`
  ).join("");
}

function fill(color: ColorRole | null, theme: Theme): string {
  if (color === null) return "<a:noFill/>";
  return `<a:solidFill><a:schemeClr val="${theme.slot[color]}"/></a:solidFill>`;
}

/** Categories of one level are a plain string reference, not a hierarchy. */
function plainCategories(xml: string): string {
  return xml.replace(
    /<c:multiLvlStrRef>(.*?)<c:multiLvlStrCache>(.*?)<\/c:multiLvlStrCache>\s*<\/c:multiLvlStrRef>/s,
    (_, formula, cache) =>
      `<c:strRef>${formula}<c:strCache>${cache.replace(/<\/?c:lvl>/g, "")}</c:strCache></c:strRef>`,
  );
}

/** A missing value has no point at all; an empty one is not a number. */
function withoutMissing(xml: string): string {
  return xml.replace(
    /<c:val>.*?<\/c:val>/s,
    (values) => values.replace(/<c:pt idx="\d+"><c:v>(?:NaN|Infinity|-Infinity)?<\/c:v><\/c:pt>/g, ""),
  );
}
