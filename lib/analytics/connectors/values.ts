import * as z from "zod/mini";
import type { MetricKey } from "../../contract/metrics.ts";
import type { Observation } from "../observation.ts";
import { SourceFailure } from "./web/source_failure.ts";

/** What a platform's answer must hold at least; fields it does not name are let be. */
export function shapeOf<S extends z.ZodMiniType>(schema: S, value: unknown, source: string): z.output<S> {
  const parsed = schema.safeParse(value);
  if (parsed.success) return parsed.data;
  const where = parsed.error.issues.slice(0, 3).map((issue) => issue.path.map(String).join(".") || "the top");
  throw new SourceFailure("source_unreadable", {
    detail: `${source} answered in another shape than it documents, at ${where.join(", ")}.`,
  });
}

/** A count that may come as a number or, as YouTube sends it, as text; anything else is missing. */
export const Count = z.catch(
  z.nullish(z.pipe(
    z.union([z.number(), z.string().check(z.regex(/^-?\d{1,18}$/))]),
    z.transform((value) => Number(value)),
  )),
  null,
);

/** A platform's own id: text that can stand in an address and in a row. */
export const Name = z.pipe(
  z.string(),
  z.transform((text) => text.toWellFormed().replaceAll("\u0000", "")),
);

/** Text of a platform's, or nothing. */
export const Text = z.catch(z.nullish(Name), null);

/** A list whose items are looked at one by one; no list at all is an empty one. */
export function listOf<S extends z.ZodMiniType>(item: S) {
  return z._default(z.array(item), []);
}

/** What an observation needs beside its metric and value. */
export type Frame = Pick<Observation, "post" | "layer" | "basis" | "day" | "provisional">;

/** The observations of those values that are there. */
export function observe(
  frame: Frame,
  values: Partial<Record<MetricKey, number | null | undefined>>,
): Observation[] {
  return Object.entries(values).flatMap(([metric, value]) =>
    typeof value !== "number" || !Number.isFinite(value) ? [] : [{
      ...frame,
      metric: metric as MetricKey,
      value,
      periodStart: null,
      numerator: null,
      denominator: null,
    }]
  );
}

/** A rate with what it is made of; none where the whole is nought or missing. */
export function observeRate(
  frame: Frame,
  metric: MetricKey,
  rate: {
    value: number | null | undefined;
    numerator: number | null;
    denominator: number | null | undefined;
  },
): Observation[] {
  const { value, numerator, denominator } = rate;
  if (typeof value !== "number" || !Number.isFinite(value) || !denominator) return [];
  return [{ ...frame, metric, value, periodStart: null, numerator, denominator }];
}

/** A list in pieces of at most that many. */
export function inPieces<T>(items: readonly T[], most: number): T[][] {
  return Array.from(
    { length: Math.ceil(items.length / most) },
    (_, n) => items.slice(n * most, (n + 1) * most),
  );
}
