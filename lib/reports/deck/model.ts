import type { Deck, SummarySlide } from "./deck.ts";

/** The version of MODEL.json; it grows by new fields and rises only when one changes its meaning. */
const MODEL_VERSION = 1;

/** The Deck with every number as a JSON value with snake_case names: what MODEL.json holds. */
export function deckModel(deck: Deck): Record<string, unknown> {
  return { model: MODEL_VERSION, ...snakeCased(deck) as Record<string, unknown> };
}

/** Up to four figures of the summary, for a page about the report. */
export function keyFigures(deck: Deck): { value: string; text: string }[] {
  const summary = deck.slides.find((slide): slide is SummarySlide => slide.kind === "summary");
  return summary?.figures.slice(0, 4) ?? [];
}

function snakeCased(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(snakeCased);
  if (value === null || typeof value !== "object") return value;
  return Object.fromEntries(
    Object.entries(value).filter(([, inner]) => inner !== undefined)
      .map((
        [key, inner],
      ) => [key.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`), snakeCased(inner)]),
  );
}
