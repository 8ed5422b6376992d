/** Where a chart's days and values are on its drawing; small and pure, since the island that reads charts needs it too. */
export interface ChartFrame {
  width: number;
  height: number;
  left: number;
  right: number;
  top: number;
  bottom: number;
  /** The values at the bottom and at the top. */
  min: number;
  max: number;
  /** How many days there are from left to right. */
  days: number;
}

/** Where a day is from the left; one day alone is in the middle. */
export function xOf({ left, right, days }: ChartFrame, index: number): number {
  return days < 2 ? (left + right) / 2 : left + (right - left) * index / (days - 1);
}

/** Where a value is from the top. */
export function yOf({ top, bottom, min, max }: ChartFrame, value: number): number {
  return bottom - (bottom - top) * (value - min) / (max - min);
}

/** The day nearest to a place from the left. */
export function indexAt({ left, right, days }: ChartFrame, x: number): number {
  if (days < 2) return 0;
  return Math.min(days - 1, Math.max(0, Math.round((x - left) / (right - left) * (days - 1))));
}
