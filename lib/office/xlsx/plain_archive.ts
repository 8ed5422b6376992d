import { zipSync } from "fflate";
import { AppError } from "../../http/app_error.ts";
import { openZip } from "../zip_guard.ts";

const LIMITS = { entries: 500, totalBytes: 80 * 2 ** 20, entryBytes: 40 * 2 ** 20, ratio: 120 };

/** What holds cells, their formats and how they belong together; pictures, macros and links outside are left behind. */
const WANTED =
  /^(?:\[Content_Types\]\.xml|_rels\/.*|xl\/(?:_rels\/.*|workbook\.(?:xml|bin)|styles\.(?:xml|bin)|sharedStrings\.(?:xml|bin)|worksheets\/[^/]+\.(?:xml|bin)))$/i;

/**
 * The cells' parts of an XLSX as an archive that is not packed: everything was unpacked under the guard, so that the
 * parser of workbooks never meets a part that unpacks without end.
 */
export function plainArchive(bytes: Uint8Array): Uint8Array {
  try {
    const zip = openZip(bytes, LIMITS);
    const parts: Record<string, Uint8Array> = {};
    for (const name of zip.names) if (WANTED.test(name)) parts[name] = zip.read(name);
    return zipSync(parts, { level: 0 });
  } catch (cause) {
    if (!(cause instanceof AppError)) throw cause;
    if (cause.code === "transcript_encrypted") throw new AppError("workbook_encrypted", { cause });
    if (cause.code === "archive_unsafe") throw cause;
    throw new AppError("workbook_unreadable", { detail: cause.detail, cause });
  }
}
