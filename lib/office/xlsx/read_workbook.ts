import { read, SSF, type WorkBook, type WorkSheet } from "@e965/xlsx";
import { AppError } from "../../http/app_error.ts";
import { sniff } from "../sniff.ts";
import { plainArchive } from "./plain_archive.ts";

/** What a cell holds; a blank one is null. */
export type SheetCell =
  | null
  | string
  | {
    number: number;
    /** Shown as a percentage: 0.0453 reads "4.53 %". */
    percent: boolean;
  }
  /** A day, with its time where the cell has one: YYYY-MM-DD or YYYY-MM-DDTHH:MM:SS. */
  | { date: string }
  /** A length of time. */
  | { seconds: number }
  /** What a spreadsheet shows in place of a value: #NAME? */
  | { fault: string };

/** A row of a sheet, numbered as a spreadsheet shows it (from 1). */
export interface SheetRow {
  cells: SheetCell[];
  rowNumber: number;
}

/** A sheet with the rows that hold anything. */
export interface Sheet {
  name: string;
  rows: SheetRow[];
}

/** How large a workbook may be. */
export interface WorkbookLimits {
  /** Of the older XLS format, which isn't packed. */
  xlsBytes: number;
  sheets: number;
  rowsPerSheet: number;
  cells: number;
}

const LIMITS: WorkbookLimits = {
  xlsBytes: 26 * 2 ** 20,
  sheets: 40,
  rowsPerSheet: 200_000,
  cells: 3_000_000,
};

/**
 * Reads every sheet of a workbook (XLSX, or XLS of 1997 to 2003).
 * @throws AppError "workbook_unreadable", "workbook_encrypted", "workbook_too_large", "archive_unsafe"
 */
export function readWorkbook(bytes: Uint8Array, limits: Partial<WorkbookLimits> = {}): Sheet[] {
  const allowed = { ...LIMITS, ...limits };
  const workbook = parse(packed(bytes, allowed), allowed);
  if (workbook.SheetNames.length > allowed.sheets) throw tooLarge(`It has over ${allowed.sheets} sheets.`);
  const from1904 = workbook.Workbook?.WBProps?.date1904 === true;
  let room = allowed.cells;
  return workbook.SheetNames.map((name) => {
    const rows = rowsOf(workbook.Sheets[name], from1904, room);
    if (rows.length > allowed.rowsPerSheet) {
      throw tooLarge(`Its sheet "${name}" has over ${allowed.rowsPerSheet.toLocaleString("en")} rows.`);
    }
    for (const row of rows) room -= row.cells.length;
    if (room < 0) throw tooLarge("It has more cells than can be read.");
    return { name, rows };
  });
}

function packed(bytes: Uint8Array, limits: WorkbookLimits): Uint8Array {
  const kind = sniff(bytes);
  if (kind === "xlsx") return plainArchive(bytes);
  if (kind === "ole_encrypted") throw new AppError("workbook_encrypted");
  if (kind !== "ole") throw new AppError("workbook_unreadable");
  if (bytes.length > limits.xlsBytes) throw tooLarge("Save it as XLSX or CSV, in parts.");
  return bytes;
}

function parse(bytes: Uint8Array, limits: WorkbookLimits): WorkBook {
  try {
    return read(bytes, {
      type: "array",
      dense: true,
      cellNF: true,
      cellText: false,
      cellHTML: false,
      cellFormula: false,
      // One more than allowed, so that a longer sheet is seen to be longer.
      sheetRows: limits.rowsPerSheet + 1,
    });
  } catch (cause) {
    if (cause instanceof Error && /password|encrypt/i.test(cause.message)) {
      throw new AppError("workbook_encrypted", { cause });
    }
    throw new AppError("workbook_unreadable", { cause });
  }
}

/** Only rows and cells that are there are visited: a sheet may declare a range that nobody could walk through. */
function rowsOf(sheet: WorkSheet | undefined, from1904: boolean, room: number): SheetRow[] {
  const held: unknown[][] = Array.isArray(sheet?.["!data"]) ? sheet["!data"] : [];
  const rows: SheetRow[] = [];
  held.forEach((row, index) => {
    if (!Array.isArray(row) || room < 0) return;
    const cells: SheetCell[] = [];
    row.forEach((cell, column) => {
      const value = cellOf(cell, from1904);
      if (value === null || column >= MOST_COLUMNS) return;
      while (cells.length < column) cells.push(null);
      cells.push(value);
    });
    room -= cells.length;
    if (cells.length > 0) rows.push({ cells, rowNumber: index + 1 });
  });
  return rows;
}

/** Far more than any export has; Excel itself ends at 16,384. */
const MOST_COLUMNS = 500;

interface RawCell {
  t?: string;
  v?: unknown;
  w?: string;
  z?: unknown;
}

function cellOf(cell: unknown, from1904: boolean): SheetCell {
  if (typeof cell !== "object" || cell === null) return null;
  const { t, v, w, z } = cell as RawCell;
  if (t === "e") return { fault: typeof w === "string" ? w : FAULTS[Number(v)] ?? "#ERROR" };
  if (typeof v === "string") return v.trim() === "" ? null : v;
  if (typeof v === "boolean") return v ? "TRUE" : "FALSE";
  if (v instanceof Date) return { date: v.toISOString().slice(0, 19) };
  if (typeof v !== "number" || !Number.isFinite(v)) return null;
  const format = typeof z === "string" ? z : "";
  if (SSF.is_date(format)) {
    // A time without a day, or one that counts past 24 hours, is how long something took.
    if ((v >= 0 && v < 1) || /\[[hms]+\]/i.test(format)) {
      return { seconds: Math.round(v * 86_400_000) / 1000 };
    }
    const date = dateOf(v, from1904);
    if (date !== null) return { date };
  }
  return { number: v, percent: format.includes("%") };
}

/** The values that stand for faults in a cell ([MS-XLS] 2.5.10, ECMA-376 18.18.11). */
const FAULTS: Record<number, string> = {
  0: "#NULL!",
  7: "#DIV/0!",
  15: "#VALUE!",
  23: "#REF!",
  29: "#NAME?",
  36: "#NUM!",
  42: "#N/A",
};

/** The day that a serial number stands for (days since 1899-12-30), or null where it can't be one. */
export function dateOf(serial: number, from1904 = false): string | null {
  if (serial < 1 || serial > 2_958_465) return null;
  const { y, m, d, H, M, S } = SSF.parse_date_code(serial, { date1904: from1904 }) ?? {};
  if (!y) return null;
  const two = (part: number) => String(part).padStart(2, "0");
  const day = `${String(y).padStart(4, "0")}-${two(m)}-${two(d)}`;
  return H + M + S === 0 ? day : `${day}T${two(H)}:${two(M)}:${two(Math.floor(S))}`;
}

function tooLarge(detail: string): AppError {
  return new AppError("workbook_too_large", { detail });
}
