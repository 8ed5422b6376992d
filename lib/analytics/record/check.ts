import { BASES, LAYERS, METRICS } from "../../contract/metrics.ts";
import { addDays, dayOf } from "../days.ts";
import type { Observation } from "../observation.ts";
import { storableId } from "./facts.ts";

const DAY = /^\d{4}-\d{2}-\d{2}$/;
const EARLIEST = "2000-01-01";

/** Why an observation can't be stored, or null when it can. */
export function findFault(observation: Observation, capturedAt: Date): string | null {
  const { post, metric, layer, basis, day, periodStart, value, numerator, denominator } = observation;
  if (!Object.hasOwn(METRICS, metric)) return "There is no metric of this name.";
  if (!LAYERS.includes(layer)) return "There is no layer of this name.";
  if (!BASES.includes(basis)) return "There is no basis of this name.";
  // Without an id it would be taken for a figure of the account itself.
  if (post !== null && storableId(post) === null) return "The post has no usable id.";
  if (!isDay(day)) return "The day is not a date.";
  if (day < EARLIEST) return `The day is before ${EARLIEST}.`;
  // A day may have begun elsewhere before it has in UTC.
  if (day > addDays(dayOf(capturedAt), 1)) {
    return "The day was still to come when the source was read.";
  }
  if ((basis === "period") !== (periodStart !== null)) {
    return "A span needs its first day, and only a span has one.";
  }
  if (periodStart !== null && (!isDay(periodStart) || periodStart > day)) {
    return "The span does not begin before it ends.";
  }
  if (!Number.isFinite(value)) return "The value is not a number.";
  if (numerator !== null && !Number.isFinite(numerator)) return "The numerator is not a number.";
  if (denominator !== null && !Number.isFinite(denominator)) return "The denominator is not a number.";
  return null;
}

/** Whether the text is a day of the calendar; the 30th of February is none. */
export function isDay(text: string): boolean {
  if (!DAY.test(text)) return false;
  const time = Date.parse(`${text}T00:00:00Z`);
  return !Number.isNaN(time) && dayOf(new Date(time)) === text;
}
