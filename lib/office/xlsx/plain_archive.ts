import { zipSync } from "fflate";
import { AppError } from "../../http/app_error.ts";
import { openZip } from "../zip_guard.ts";

const LIMITS = { entries: 500, totalBytes: 80 * 2 ** 20, entryBytes: 40 * 2 ** 20, ratio: 120 };

/** Pictures, macros and embedded files are left behind; other parts may be asked for by the list of contents. */
const LEFT_BEHIND =
  /(?:^|\/)(?:media|embeddings|printerSettings|activeX)\/|vbaProject|\.(?:vml|png|jpe?g|gif|emf|wmf)$/i;

/**
 * The parts of an XLSX that hold text as an archive that is not packed: everything was unpacked under the guard, so that the
 * parser of workbooks never meets a part that unpacks without end.
 */
export function plainArchive(bytes: Uint8Array): Uint8Array {
  try {
    const zip = openZip(bytes, LIMITS);
    const parts: Record<string, Uint8Array> = {};
    for (const name of zip.names) {
      if (!name.endsWith("/") && !LEFT_BEHIND.test(name)) parts[name] = zip.read(name);
    }
    return zipSync(parts, { level: 0 });
  } catch (cause) {
    if (!(cause instanceof AppError)) throw cause;
    if (cause.code === "transcript_encrypted") throw new AppError("workbook_encrypted", { cause });
    if (cause.code === "archive_unsafe") throw cause;
    throw new AppError("workbook_unreadable", { detail: cause.detail, cause });
  }
}
