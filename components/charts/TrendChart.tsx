import type { ComponentChildren } from "preact";
import type { Annotation, DayPoint, Period, SpanFigure } from "../../lib/contract/analytics_shapes.ts";
import { metricOf, type Platform } from "../../lib/contract/metrics.ts";
import { countOf, dayText } from "../format.ts";
import { shortDay } from "./days.ts";
import { figureOf, metricText } from "./figures.ts";
import { trendSummary, trendTitle } from "./findings.ts";
import type { ChartFrame } from "./frame.ts";
import { PLATFORM_HUES } from "./PlatformMark.tsx";
import { layTrend, type Trend } from "./trend.ts";
import { TrendSvg } from "./TrendSvg.tsx";

/** What an island needs to read a chart out day by day: the same figures, and where they were drawn. */
export interface ChartReading {
  label: string;
  metric: SpanFigure["metric"];
  before: string;
  points: readonly DayPoint[];
  annotations: readonly Annotation[];
  wide: ChartFrame;
  narrow: ChartFrame;
}

/** What a chart of days is made of. */
export interface TrendChartProps {
  /** Begins every id within, so that several stand on a page. */
  id: string;
  platform: Platform;
  figure: SpanFigure;
  points: readonly DayPoint[];
  annotations: readonly Annotation[];
  period: Period;
  /** Between the headline and the drawing: tabs. */
  above?: ComponentChildren;
  /** At the far end of the headline: a link. */
  aside?: ComponentChildren;
  /** Whether it stands in a column of two. */
  half?: boolean;
  /** Whether each day is a bar. */
  bars?: boolean;
  /** What reads exact values under a pointer or by the arrow keys. */
  reader?: (reading: ChartReading) => ComponentChildren;
}

/** With more days one is too narrow to be pointed at. */
const MOST_TITLES = 200;

/** Days as a line: the finding as its title, drawn for a page and for a phone, with the figures as words and as a table. */
export function TrendChart(props: TrendChartProps) {
  const { id, platform, figure, points, annotations, period, bars = false, half = false } = props;
  const metric = metricOf(figure.metric);
  const before = `${countOf(period.days, "day")} before`;
  const near = metric.kind === "standing";
  // Two sets of bars and a line through them would be three ideas; the days before are in the table.
  const drawn = bars ? points.map((point) => ({ ...point, previous: null })) : points;
  const input = { points: drawn, annotations, unit: metric.unit, before, near, bars };
  const [wide, narrow] = [layTrend(input, half ? "half" : "wide"), layTrend(input, "narrow")];
  const naming = `${id}-title ${id}-text`;
  const titles = points.length > MOST_TITLES ? [] : points.map((point) => dayTitle(point, figure.metric));
  const hue = PLATFORM_HUES[platform];
  return (
    <section class={half ? "section chart chart--half" : "section chart"} aria-labelledby={`${id}-title`}>
      <div class="section__head">
        <h2 class="chart__title" id={`${id}-title`}>
          <bdi>{trendTitle(props)}</bdi>
        </h2>
        {props.aside}
        <p class="meta">
          {unitLine(metric, near && wide.frame.min > 0 ? metricText(figure.metric, wide.frame.min) : null)}
        </p>
      </div>
      {props.above}
      <div class="chart__drawing">
        <TrendSvg trend={wide} id={`${id}-wide`} hue={hue} size="wide" naming={naming} titles={titles} />
        <TrendSvg
          trend={narrow}
          id={`${id}-narrow`}
          hue={hue}
          size="narrow"
          naming={naming}
          titles={titles}
        />
        {points.length === 0 ? null : props.reader?.({
          label: `${metric.label}, ${shortDay(period.from)} to ${shortDay(period.to)}`,
          metric: figure.metric,
          before,
          points,
          annotations,
          wide: wide.frame,
          narrow: narrow.frame,
        })}
      </div>
      <p class="meta chart__text" id={`${id}-text`}>{trendSummary(props)}</p>
      <Unnamed points={points} annotations={annotations} trends={[wide, narrow]} />
      <TrendTable {...props} before={before} />
    </section>
  );
}

/** A day's figure in words: "12 Nov 2026: 2,140 views, provisional". */
function dayTitle({ day, value, provisional }: DayPoint, metric: SpanFigure["metric"]): string {
  const text = value === null ? "no figures" : figureOf(metric, value);
  return `${dayText(day)}: ${text}${provisional ? ", provisional" : ""}`;
}

/** What the axis counts, and where it begins when that is not at zero. */
function unitLine({ label, kind, unit }: ReturnType<typeof metricOf>, begins: string | null): string {
  const timed = unit === "seconds" ? ", in hours and minutes" : "";
  const words = kind === "standing"
    ? `${label} at the end of each day`
    : kind === "rate"
    ? `${label} by day`
    : `${label} per day${timed}`;
  return begins === null ? words : `${words}. The axis begins at ${begins}, not at zero.`;
}

/** Events that the drawing marks without room for their words, or in fewer of them. */
function Unnamed(
  { points, annotations, trends }: Pick<TrendChartProps, "points" | "annotations"> & { trends: Trend[] },
) {
  const cut = new Set(
    trends.flatMap(({ marks }) =>
      marks.filter(({ box, text, titles }) => box === null || titles.length > 1 || text !== titles[0])
        .map(({ index }) => points[index]!.day)
    ),
  );
  const told = annotations.filter(({ day }) => cut.has(day));
  if (told.length === 0) return null;
  return (
    <p class="meta chart__events">
      {told.map(({ id, day, title }, index) => (
        <span key={id}>
          {shortDay(day)}: <bdi>{title}</bdi>
          {index === told.length - 1 ? "." : "; "}
        </span>
      ))}
    </p>
  );
}

function TrendTable({ id, figure, points, annotations, before }: TrendChartProps & { before: string }) {
  if (points.length === 0) return null;
  const { label } = metricOf(figure.metric);
  const events = Map.groupBy(annotations, ({ day }) => day);
  const marked = points.some(({ day }) => events.has(day));
  const compared = points.some(({ previous }) => previous !== null);
  return (
    <details class="more chart__table">
      <summary>
        <span class="when-shut">Show the figures as a table</span>
        <span class="when-open">Hide the table</span>
      </summary>
      <div class="scroll" tabIndex={0} role="region" aria-label={`${label}, day by day`}>
        <table id={`${id}-table`}>
          <thead>
            <tr>
              <th scope="col">Day</th>
              <th scope="col" class="n">{label}</th>
              {compared ? <th scope="col" class="n">{before}</th> : null}
              {marked ? <th scope="col">What happened</th> : null}
            </tr>
          </thead>
          <tbody>
            {points.map(({ day, value, previous, provisional }) => (
              <tr key={day}>
                <th scope="row">{dayText(day)}</th>
                <td class="n">
                  {metricText(figure.metric, value)}
                  {provisional ? <span class="meta">provisional</span> : null}
                </td>
                {compared ? <td class="n">{metricText(figure.metric, previous)}</td> : null}
                {marked
                  ? (
                    <td class="clip">
                      <bdi>{events.get(day)?.map(({ title }) => title).join("; ")}</bdi>
                    </td>
                  )
                  : null}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </details>
  );
}
