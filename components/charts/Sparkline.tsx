import { line } from "d3-shape";
import type { DayPoint } from "../../lib/contract/analytics_shapes.ts";
import type { Platform } from "../../lib/contract/metrics.ts";
import type { ChartFrame } from "./frame.ts";
import { xOf, yOf } from "./frame.ts";
import type { Spot } from "./place.ts";
import { PLATFORM_HUES } from "./PlatformMark.tsx";

const WIDTH = 136;
const HEIGHT = 52;

/** A line without axes beside a figure: its shape alone, with gaps, and dotted where it may still change. */
export function Sparkline(
  { points, platform, label }: { points: readonly DayPoint[]; platform: Platform; label: string },
) {
  const values = points.flatMap(({ value }) => value ?? []);
  if (values.length === 0) return null;
  const [min, max] = [Math.min(...values), Math.max(...values)];
  const frame: ChartFrame = {
    width: WIDTH,
    height: HEIGHT,
    left: 2,
    right: WIDTH - 4,
    top: 5,
    bottom: HEIGHT - 5,
    // Days that are all alike lie in the middle.
    min: min === max ? min - 1 : min,
    max: min === max ? max + 1 : max,
    days: points.length,
  };
  const spots = points.map(({ value }, index): Spot | null =>
    value === null ? null : { x: xOf(frame, index), y: yOf(frame, value) }
  );
  const last = spots.findLastIndex((spot) => spot !== null);
  const isOpen = (index: number) => points[index]?.provisional === true;
  const end = spots[last]!;
  return (
    <svg
      class={`spark ${PLATFORM_HUES[platform]}`}
      viewBox={`0 0 ${WIDTH} ${HEIGHT}`}
      role="img"
      aria-label={label}
    >
      <path class="spark__line" d={pathOf(spots.map((spot, index) => isOpen(index) ? null : spot))} />
      <path
        class="spark__line spark__line--soft"
        d={pathOf(spots.map((spot, index) => isOpen(index) || isOpen(index + 1) ? spot : null))}
      />
      <circle
        class={isOpen(last) ? "end end--hollow" : "end"}
        cx={end.x.toFixed(1)}
        cy={end.y.toFixed(1)}
        r="3"
      />
    </svg>
  );
}

function pathOf(spots: (Spot | null)[]): string | undefined {
  const write = line<Spot | null>((spot) => spot!.x, (spot) => spot!.y).defined((spot) => spot !== null)
    .digits(1);
  return write(spots) ?? undefined;
}
