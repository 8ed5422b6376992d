import type { Period } from "../../lib/contract/analytics_shapes.ts";
import { type MetricKey, metricOf, type Platform } from "../../lib/contract/metrics.ts";
import { dayText } from "../format.ts";
import { shortDay } from "./days.ts";
import { metricText } from "./figures.ts";
import { layLines, type Lines, MOST_LINES, type NamedLine } from "./lines.ts";
import { PLATFORM_HUES } from "./PlatformMark.tsx";

interface LinesChartProps {
  id: string;
  platform: Platform;
  metric: MetricKey;
  lines: readonly NamedLine[];
  period: Period;
}

/** Marks of the lines, in the order of their dashes: square, circle, triangle, diamond, cross. */
const MARKS = [
  "M-4-4H4V4H-4z",
  "M-4.500 0a4.500 4.500 0 1 0 9 0a4.500 4.500 0 1 0-9 0",
  "M0-5L5 4H-5z",
  "M0-6L6 0L0 6L-6 0z",
  "M-4-4L4 4M4-4L-4 4",
];

/** Several channels in one chart: each line has a dash, a mark and its name at its end, so none needs its colour. */
export function LinesChart({ id, platform, metric, lines, period }: LinesChartProps) {
  const { label, unit } = metricOf(metric);
  const naming = `${id}-title ${id}-text`;
  const shown = { platform, naming };
  return (
    <div class="chart chart--lines">
      <h3 id={`${id}-title`}>{label} per day, by channel</h3>
      <div class="chart__drawing">
        <LinesSvg {...shown} lines={layLines(lines, unit, "wide")} name="chart__wide" />
        <LinesSvg {...shown} lines={layLines(lines, unit, "narrow")} name="chart__narrow" />
      </div>
      <p class="meta chart__text clip" id={`${id}-text`}>{summary(lines, metric, period)}</p>
      <details class="more chart__table">
        <summary>
          <span class="when-shut">Show the figures as a table</span>
          <span class="when-open">Hide the table</span>
        </summary>
        <div class="scroll" tabIndex={0} role="region" aria-label={`${label} by channel, day by day`}>
          <table>
            <thead>
              <tr>
                <th scope="col">Day</th>
                {lines.map(({ name }, index) => (
                  <th key={index} scope="col" class="n">
                    <bdi>{name}</bdi>
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {(lines[0]?.points ?? []).map(({ day }, index) => (
                <tr key={day}>
                  <th scope="row">{dayText(day)}</th>
                  {lines.map(({ points }, line) => (
                    <td key={line} class="n">{metricText(metric, points[index]?.value ?? null)}</td>
                  ))}
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      </details>
    </div>
  );
}

function LinesSvg(
  { lines: { frame, grid, days, lines }, platform, naming, name }: {
    lines: Lines;
    platform: Platform;
    naming: string;
    name: string;
  },
) {
  const { width, height, left, right } = frame;
  return (
    <svg
      class={name}
      viewBox={`0 0 ${width} ${height}`}
      width={width}
      height={height}
      role="img"
      aria-labelledby={naming}
    >
      {grid.map(({ x, y, text, anchor, isBase }) => (
        <g key={text}>
          <path class={isBase ? "base" : "grid"} d={`M${left} ${y.toFixed(1)}H${right}`} />
          <text x={x} y={(y + 4.5).toFixed(1)} text-anchor={anchor}>{text}</text>
        </g>
      ))}
      {days.map(({ x, y, text, anchor }) => (
        <text key={text + x} x={x.toFixed(1)} y={y} text-anchor={anchor}>{text}</text>
      ))}
      <g class={PLATFORM_HUES[platform]}>
        {lines.map(({ path, end }, index) => (
          <g key={index}>
            <path class={`line line--${index + 1}`} d={path} />
            {end === null ? null : (
              <path
                class={index === 4 ? "mark mark--open" : "mark"}
                transform={`translate(${end.x.toFixed(1)} ${end.y.toFixed(1)})`}
                d={MARKS[index]}
              />
            )}
          </g>
        ))}
      </g>
      {lines.map(({ end, name }, index) => (
        <g key={index}>
          {end === null ? null : (
            <path
              class="lead"
              d={`M${(end.x + 7).toFixed(1)} ${end.y.toFixed(1)}L${(name.x - 3).toFixed(1)} ${
                (name.y - 5).toFixed(1)
              }`}
            />
          )}
          <text class="halo" x={name.x.toFixed(1)} y={name.y.toFixed(1)}>{name.text}</text>
        </g>
      ))}
    </svg>
  );
}

/** Each channel with its highest day, and which are in the table alone. */
function summary(lines: readonly NamedLine[], metric: MetricKey, period: Period): string {
  const told = lines.slice(0, MOST_LINES).map(({ name, points }) => {
    const peak = points.reduce<{ day: string; value: number } | null>(
      (best, { day, value }) =>
        value !== null && (best === null || value > best.value) ? { day, value } : best,
      null,
    );
    return peak === null
      ? `${name}: no figures.`
      : `${name}: highest ${metricText(metric, peak.value)} on ${shortDay(peak.day)}.`;
  });
  const left = lines.length - MOST_LINES;
  if (left > 0) told.push(`${left} more in the table.`);
  return `${shortDay(period.from)} to ${shortDay(period.to)}. ${told.join(" ")}`;
}
