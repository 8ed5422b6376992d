/**
 * CSV: finds the delimiter and hands over the rows of a table one by one, as the cells of text they are; and writes rows
 * that no spreadsheet takes for formulas. It knows no headers, guesses no types and never decides what a table means.
 */
export * from "./delimiter.ts";
export * from "./read_csv.ts";
export * from "./write_csv.ts";
