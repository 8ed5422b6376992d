import { type ChartFrame, xOf } from "./frame.ts";
import type { ChartSize, Trend } from "./trend.ts";

interface TrendSvgProps {
  trend: Trend;
  id: string;
  hue: string;
  size: ChartSize;
  /** The ids of what names it. */
  naming: string;
  /** What each day is, told on hover where no script runs. */
  titles: string[];
}

/** A trend as it was laid out, written as SVG. */
export function TrendSvg({ trend, id, hue, size, naming, titles }: TrendSvgProps) {
  const { frame } = trend;
  const { top, bottom, width, height } = frame;
  const { left, right } = trend.axis;
  const words = trend.marks.filter(({ box }) => box !== null);
  return (
    <svg
      class={size === "wide" ? "chart__wide" : "chart__narrow"}
      viewBox={`0 0 ${width} ${height}`}
      width={width}
      height={height}
      role="img"
      aria-labelledby={naming}
    >
      {trend.hatched.length === 0 ? null : (
        <defs>
          <pattern
            id={`${id}-hatch`}
            width="6"
            height="6"
            patternUnits="userSpaceOnUse"
            patternTransform="rotate(45)"
          >
            <path class="hatch" d="M0 0V6" />
          </pattern>
        </defs>
      )}
      {trend.grid.map(({ x, y, text, anchor, isBase }) => (
        <g key={text}>
          <path class={isBase ? "base" : "grid"} d={`M${left} ${y.toFixed(1)}H${right}`} />
          <text x={x} y={(y + 4.5).toFixed(1)} text-anchor={anchor}>{text}</text>
        </g>
      ))}
      {trend.hatched.map(({ x, width }) => (
        <rect
          key={x}
          x={x.toFixed(1)}
          y={top}
          width={width.toFixed(1)}
          height={bottom - top}
          fill={`url(#${id}-hatch)`}
        />
      ))}
      {trend.days.map(({ x, y, text, anchor }) => (
        <text key={text + x} x={x.toFixed(1)} y={y} text-anchor={anchor}>{text}</text>
      ))}
      {trend.previous === "" ? null : <path class="prev" d={trend.previous} />}
      <g class={hue}>
        {trend.areas === "" ? null : <path class="area" d={trend.areas} />}
        {trend.bars.map(({ x, y, width, height, isHollow }) => (
          <rect
            key={x}
            class={isHollow ? "bar bar--hollow" : "bar"}
            x={x.toFixed(1)}
            y={y.toFixed(1)}
            width={width.toFixed(1)}
            height={height.toFixed(1)}
          />
        ))}
        {trend.lines === "" ? null : <path class="line" d={trend.lines} />}
        {trend.soft === "" ? null : <path class="line soft" d={trend.soft} />}
        {trend.dots.map(({ x, y }) => (
          <circle key={x} class="dot" cx={x.toFixed(1)} cy={y.toFixed(1)} r="3.5" />
        ))}
        {trend.end === null ? null : (
          <circle
            class={trend.end.isHollow ? "end end--hollow" : "end"}
            cx={trend.end.x.toFixed(1)}
            cy={trend.end.y.toFixed(1)}
            r="4"
          />
        )}
      </g>
      {trend.marks.map(({ index, stem }) => (
        <path
          key={index}
          class="note"
          d={`M${stem.x.toFixed(1)} ${stem.from.toFixed(1)}V${stem.to.toFixed(1)}`}
        />
      ))}
      {words.map(({ index, box, text, titles }) => (
        <text key={index} class="halo" x={(box!.x + 4).toFixed(1)} y={(box!.y + 13).toFixed(1)}>
          <title>{titles.join("; ")}</title>
          {text}
        </text>
      ))}
      {[trend.provisional, trend.nothing, ...trend.gaps].map((label) =>
        label === null ? null : (
          <text
            key={label.x}
            class="halo"
            x={label.x.toFixed(1)}
            y={label.y.toFixed(1)}
            text-anchor={label.anchor}
          >
            {label.text}
          </text>
        )
      )}
      {size === "narrow" ? null : <DayTitles frame={frame} titles={titles} />}
      {trend.labels.map(({ text, x, y }, index) => (
        <text
          key={text}
          class={index === 0 ? `strong halo ${hue}` : "halo"}
          x={x.toFixed(1)}
          y={y.toFixed(1)}
        >
          {text}
        </text>
      ))}
    </svg>
  );
}

function DayTitles({ frame, titles }: { frame: ChartFrame; titles: string[] }) {
  const width = titles.length < 2 ? 48 : (frame.right - frame.left) / (titles.length - 1);
  return (
    <g class="days">
      {titles.map((title, index) => (
        <rect
          key={title}
          x={(xOf(frame, index) - width / 2).toFixed(1)}
          y={frame.top}
          width={width.toFixed(1)}
          height={frame.bottom - frame.top}
        >
          <title>{title}</title>
        </rect>
      ))}
    </g>
  );
}
