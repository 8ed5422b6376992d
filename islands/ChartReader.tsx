import { useSignal } from "@preact/signals";
import { useEffect, useRef } from "preact/hooks";
import { figureOf } from "../components/charts/figures.ts";
import { type ChartFrame, indexAt, xOf, yOf } from "../components/charts/frame.ts";
import { fitText, textWidth } from "../components/charts/place.ts";
import type { ChartReading } from "../components/charts/TrendChart.tsx";
import { dayText } from "../components/format.ts";

const STEPS: Record<string, number> = {
  ArrowLeft: -1,
  ArrowRight: 1,
  ArrowDown: -1,
  ArrowUp: 1,
  PageDown: -7,
  PageUp: 7,
};

/**
 * Reads a chart out day by day: under the pointer or a finger, or by the arrow keys on one tab stop. It lies over the
 * drawing and moves nothing.
 */
export function ChartReader(reading: ChartReading) {
  const { points, label, wide, narrow } = reading;
  const live = useSignal(false);
  const shown = useSignal<number | null>(null);
  const last = points.findLastIndex(({ value }) => value !== null);
  const kept = useSignal(Math.max(0, last));
  const place = useRef<HTMLDivElement>(null);
  useEffect(() => {
    live.value = true;
  }, []);

  function show(index: number): void {
    shown.value = kept.value = Math.min(points.length - 1, Math.max(0, index));
  }
  function point(event: PointerEvent): void {
    // The style sheet decides which of the two drawings is there.
    for (const [name, frame] of [["wide", wide], ["narrow", narrow]] as const) {
      const { left, width } = place.current!.querySelector(`.chart__${name}`)!.getBoundingClientRect();
      if (width > 0) show(indexAt(frame, (event.clientX - left) * frame.width / width));
    }
  }
  function press(event: KeyboardEvent): void {
    if (event.altKey || event.ctrlKey || event.metaKey) return;
    const step = STEPS[event.key];
    if (step !== undefined) show(kept.value + step);
    else if (event.key === "Home") show(0);
    else if (event.key === "End") show(points.length - 1);
    else if (event.key === "Escape") shown.value = null;
    else return;
    event.preventDefault();
  }

  if (!live.value) return null;
  return (
    <div
      ref={place}
      class="chart__reader"
      tabIndex={0}
      role="slider"
      aria-label={`${label}: read with the arrow keys`}
      aria-orientation="horizontal"
      aria-valuemin={1}
      aria-valuemax={points.length}
      aria-valuenow={kept.value + 1}
      aria-valuetext={linesOf(reading, kept.value).join(", ")}
      onPointerMove={point}
      onPointerDown={point}
      onPointerLeave={({ pointerType }) => pointerType === "mouse" && (shown.value = null)}
      onFocus={(event) => event.currentTarget.matches(":focus-visible") && show(kept.value)}
      onBlur={() => shown.value = null}
      onKeyDown={press}
    >
      <Overlay reading={reading} frame={wide} index={shown.value} name="chart__wide" />
      <Overlay reading={reading} frame={narrow} index={shown.value} name="chart__narrow" />
    </div>
  );
}

function Overlay(
  { reading, frame, index, name }: {
    reading: ChartReading;
    frame: ChartFrame;
    index: number | null;
    name: string;
  },
) {
  const { width, height } = frame;
  return (
    <svg class={name} viewBox={`0 0 ${width} ${height}`} width={width} height={height} aria-hidden="true">
      {index === null ? null : <Tip reading={reading} frame={frame} index={index} />}
    </svg>
  );
}

function Tip({ reading, frame, index }: { reading: ChartReading; frame: ChartFrame; index: number }) {
  const { value } = reading.points[index]!;
  const lines = linesOf(reading, index).map((text) => fitText(text, 260));
  const x = xOf(frame, index);
  const y = value === null ? null : yOf(frame, value);
  const width = Math.max(...lines.map(textWidth)) + 20;
  const height = lines.length * 18 + 12;
  const beside = x + 12 + width <= frame.width ? x + 12 : x - 12 - width;
  const left = Math.max(0, Math.min(beside, frame.width - width));
  const top = Math.min(Math.max(0, (y ?? frame.bottom) - height - 8), frame.bottom - height);
  return (
    <>
      <path class="tip__rule" d={`M${x} ${frame.top}V${frame.bottom}`} />
      {y === null ? null : <circle class="tip__dot" cx={x} cy={y} r="4.5" />}
      <rect class="tip__box" x={left} y={top} width={width} height={height} rx="4" />
      {lines.map((text, line) => (
        <text
          key={text}
          class={line === 1 ? "tip__text tip__text--strong" : "tip__text"}
          x={left + 10}
          y={top + 19 + 18 * line}
        >
          {text}
        </text>
      ))}
    </>
  );
}

function linesOf({ points, metric, before, annotations }: ChartReading, index: number): string[] {
  const { day, value, previous, provisional } = points[index]!;
  return [
    dayText(day),
    value === null ? "No figures" : figureOf(metric, value) + (provisional ? ", provisional" : ""),
    ...previous === null ? [] : [`${before}: ${figureOf(metric, previous)}`],
    ...annotations.filter((each) => each.day === day).map(({ title }) => title),
  ];
}
