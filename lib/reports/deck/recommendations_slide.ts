import type { RecommendationsSlide } from "./deck.ts";
import { type Context, sourceLine } from "./context.ts";
import type { Advice } from "./recommend.ts";

/** What to do next, each with its number; null where there is nothing to go by. */
export function recommendationsSlide(context: Context, advice: Advice[]): RecommendationsSlide | null {
  const first = advice[0];
  if (first === undefined) return null;
  return {
    kind: "recommendations",
    topic: "What to do next",
    headline: first.headline,
    rows: advice.map(({ value, action, why }) => ({ value, action, why })),
    source: sourceLine(context, `Source: ${context.surveyName} and transcript`),
    notes: [
      ...advice.map((row) => row.note),
      "Formula: each number is on a slide before this one; rules over numbers, no causes",
    ],
    questionIds: [],
  };
}
