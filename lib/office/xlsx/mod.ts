/**
 * Workbooks: reads the sheets of an XLSX or XLS file as cells of text, numbers and days, within limits that are checked
 * before anything unpacks. It never follows a link, runs a formula or decides what a sheet means.
 */
export * from "./read_workbook.ts";
