/**
 * Reports: a transcript and a survey become a deck as plain values, and the deck a PowerPoint file. It shows no share of
 * fewer than five answers, lets nothing through that says who answered, and invents no cause.
 */
export { brandFrom, PLAIN_BRAND } from "./brand_file.ts";
export {
  buildDeck,
  type Deck,
  type DeckInput,
  deckModel,
  deckOutline,
  type EventDetails,
  keyFigures,
} from "./deck/mod.ts";
export { makeReport, type ReportRequest } from "./make_report.ts";
export { refusalOf } from "./refusal.ts";
