import { utils, write } from "@e965/xlsx";
import { zipSync } from "fflate";

/** What a cell of a sample export holds. */
export type SampleCell = string | number | Date | null;

/** Rows as the text of a CSV, quoted where they must be. */
export function csvOf(rows: SampleCell[][], delimiter = ","): string {
  const cell = (value: SampleCell) => {
    const text = value === null ? "" : String(value);
    return text.includes(delimiter) || /["\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
  };
  return rows.map((row) => row.map(cell).join(delimiter)).join("\n") + "\n";
}

/** A file of text as bytes. */
export function textFile(name: string, text: string): { name: string; bytes: Uint8Array<ArrayBuffer> } {
  return { name, bytes: new TextEncoder().encode(text) };
}

/** A file of rows as a CSV. */
export function csvFile(
  name: string,
  rows: SampleCell[][],
): { name: string; bytes: Uint8Array<ArrayBuffer> } {
  return textFile(name, csvOf(rows));
}

/** A workbook with sheets of rows; "0.00%" and the like are formats by the address of a cell ("Metrics!B3"). */
export function workbookFile(
  name: string,
  sheets: Record<string, SampleCell[][]>,
  { type = "xlsx" as "xlsx" | "biff8", formats = {} as Record<string, string> } = {},
): { name: string; bytes: Uint8Array<ArrayBuffer> } {
  const workbook = utils.book_new();
  for (const [sheetName, rows] of Object.entries(sheets)) {
    const sheet = utils.aoa_to_sheet(rows);
    for (const [address, format] of Object.entries(formats)) {
      const [of, cell] = address.split("!");
      if (of === sheetName) sheet[cell!].z = format;
    }
    utils.book_append_sheet(workbook, sheet, sheetName);
  }
  return {
    name,
    bytes: new Uint8Array(write(workbook, { type: "array", bookType: type, compression: true })),
  };
}

/** An archive of files. */
export function zipFile(
  name: string,
  files: { name: string; bytes: Uint8Array }[],
): { name: string; bytes: Uint8Array<ArrayBuffer> } {
  const parts = Object.fromEntries(files.map((file) => [file.name, file.bytes]));
  return { name, bytes: new Uint8Array(zipSync(parts)) };
}

/** Every figure of batches: "abc views 2026-01-01..2026-01-31" to its value. */
export function figuresOf(
  batches: Iterable<{
    observations: {
      post: string | null;
      metric: string;
      basis: string;
      periodStart: string | null;
      day: string;
      value: number;
    }[];
  }>,
): Record<string, number> {
  const all: Record<string, number> = {};
  for (const { observations } of batches) {
    for (const { post, metric, basis, periodStart, day, value } of observations) {
      const days = basis === "period" ? `${periodStart}..${day}` : `${basis} ${day}`;
      all[`${post ?? "account"} ${metric} ${days}`] = value;
    }
  }
  return all;
}
