/**
 * The making of a report, without a portal around it: two files in, a deck out. A door of its own, so that the terminal's
 * task loads no database, no accounts and nothing that needs more rights than reading and writing files.
 */
export { brandFrom, PLAIN_BRAND } from "../brand_file.ts";
export {
  buildDeck,
  type Deck,
  type DeckInput,
  deckModel,
  type EventDetails,
  keyFigures,
} from "../deck/mod.ts";
export { type MadeReport, makeReport, type ReportRequest } from "../make_report.ts";
export { refusalOf } from "../refusal.ts";
