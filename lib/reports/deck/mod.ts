/**
 * The deck as plain values: from what was said and what people answered to slides with a finding each, every number with
 * its base. Pure; it never draws, reads a file or asks a clock, and it shows no share of fewer than five answers.
 */
export type * from "./deck.ts";
export type { DeckInput } from "./context.ts";
export { buildDeck, MOST_SLIDES } from "./build_deck.ts";
export { deckModel, keyFigures } from "./model.ts";
