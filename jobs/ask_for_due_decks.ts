import { askForDueDecks } from "../lib/analytics/mod.ts";
import { recurring } from "./recurring.ts";

/** Asks for the monthly decks whose day has come, every quarter of an hour. */
export const askForDueDecksJob = recurring("ask_for_due_decks", 15 * 60 * 1000, askForDueDecks);
