/**
 * How a report's slides look: a Deck in, drawings out, one small file a kind of slide. Pure layout on one grid; it
 * decides no words and no numbers (the deck does), and writes no file (the office adapter does).
 */
export { drawDeck } from "./draw_deck.ts";
