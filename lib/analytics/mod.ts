export { downloadDeck, listDecks, readDeck, removeDeck, requestDeck } from "./deck/decks.ts";
export { giveUpMonthDeck, makeMonthDeck, runMonthDeck } from "./deck/make_deck.ts";
export { askForDueDecks, changeDeckSchedule, readDeckSchedule } from "./deck/schedule.ts";
export { MONTH, monthBefore } from "./deck/month.ts";
