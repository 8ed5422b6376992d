/**
 * What the pages read: for each day and each post the one value that is shown of those that sources gave, and the rates
 * that are worked out. It is made anew from the facts at any time, and never changes one.
 */
export { refreshDays, refreshPostFigures, refreshSpans } from "./rollups.ts";
