import { AppError } from "../../http/app_error.ts";
import { openCsv } from "../../office/csv/mod.ts";
import { sniff } from "../../office/sniff.ts";
import { decodeText } from "../../office/text.ts";
import { readWorkbook } from "../../office/xlsx/mod.ts";
import { openZip } from "../../office/zip_guard.ts";
import type { Cell } from "./cell.ts";
import type { ImportFile } from "./reading.ts";

/** A row of a table with its number as a spreadsheet shows it. */
export interface TableRow {
  cells: Cell[];
  row: number;
}

/** A table of a delivery; its rows can be gone through as often as wanted. */
export interface SourceTable {
  file: string;
  /** The sheet of a workbook; null for a CSV. */
  sheet: string | null;
  /** Where semicolons part cells, commas part decimals. */
  semicolons: boolean;
  rows(): Generator<TableRow>;
}

/** A delivery opened: its tables, and what the archives it came in are called. */
export interface OpenedFiles {
  tables: SourceTable[];
  /** Names of the files and of the archives around them: they may say which days are covered. */
  names: string[];
}

const ZIP_LIMITS = { entries: 60, totalBytes: 200 * 2 ** 20, entryBytes: 100 * 2 ** 20, ratio: 200 };

/**
 * Opens the tables of files by what they are, whatever they are called.
 * @throws AppError "import_unreadable", "archive_unsafe" and those of workbooks
 */
export function openFiles(files: ImportFile[]): OpenedFiles {
  const names: string[] = [];
  const tables = files.flatMap((file) => {
    names.push(file.name);
    if (!isArchive(file.bytes)) return tablesOf(file);
    return unpack(file).flatMap((part) => {
      names.push(part.name);
      return tablesOf(part);
    });
  });
  return { tables, names };
}

/** An archive of files; one with workbooks in it looks like a workbook to whoever searches its bytes. */
function isArchive(bytes: Uint8Array): boolean {
  const kind = sniff(bytes);
  if (kind === "zip") return true;
  if (kind !== "xlsx") return false;
  try {
    return !openZip(bytes, ZIP_LIMITS).has("[Content_Types].xml");
  } catch {
    // The reader of workbooks says what is wrong with it.
    return false;
  }
}

function unpack(file: ImportFile): ImportFile[] {
  const parts: ImportFile[] = [];
  try {
    const zip = openZip(file.bytes, ZIP_LIMITS);
    for (const name of zip.names) {
      // Macs add a folder of their own, and hidden files.
      if (name.endsWith("/") || /(?:^|\/)(?:__MACOSX\/|\.)/.test(name)) continue;
      parts.push({ name: name.split("/").at(-1)!, bytes: zip.read(name) });
    }
  } catch (cause) {
    if (!(cause instanceof AppError) || cause.code === "archive_unsafe") throw cause;
    throw unreadable(file.name, cause.detail ?? "It is damaged, or protected by a password.", cause);
  }
  if (parts.length === 0) throw unreadable(file.name, "The archive holds no file.");
  return parts;
}

function tablesOf(file: ImportFile): SourceTable[] {
  const kind = sniff(file.bytes);
  switch (kind) {
    case "text":
      return [csvTable(file)];
    case "xlsx":
    case "ole":
    case "ole_encrypted":
      return sheetTables(file);
    case "empty":
      throw new AppError("file_empty", { detail: `"${file.name}" holds nothing. Export it again.` });
    case "html":
      throw unreadable(
        file.name,
        "It is a web page, not an export: sign in to the platform and export it again.",
      );
    case "zip":
      throw unreadable(file.name, "It is an archive inside an archive. Unpack it first.");
    default:
      throw unreadable(file.name, "It is neither a table of text (CSV) nor a workbook (XLS, XLSX).");
  }
}

function csvTable(file: ImportFile): SourceTable {
  const csv = openCsv(decodeText(file.bytes).text);
  if (csv.openQuoteRow !== null) {
    throw unreadable(file.name, `In row ${csv.openQuoteRow} a quotation mark opens and never closes.`);
  }
  if (csv.tooWide !== null) throw unreadable(file.name, `A row has ${csv.tooWide} cells.`);
  return {
    file: file.name,
    sheet: null,
    semicolons: csv.delimiter === ";",
    *rows() {
      for (const { cells, rowNumber } of csv.rows()) yield { cells, row: rowNumber };
    },
  };
}

function sheetTables(file: ImportFile): SourceTable[] {
  try {
    return readWorkbook(file.bytes).map((sheet) => ({
      file: file.name,
      sheet: sheet.name,
      semicolons: false,
      *rows() {
        for (const { cells, rowNumber } of sheet.rows) yield { cells, row: rowNumber };
      },
    }));
  } catch (cause) {
    if (!(cause instanceof AppError)) throw cause;
    throw new AppError(cause.code, { detail: [`"${file.name}".`, cause.detail].join(" ").trim(), cause });
  }
}

function unreadable(name: string, reason: string, cause?: unknown): AppError {
  return new AppError("import_unreadable", { detail: `"${name}": ${reason}`, cause });
}
