import {
  MaxFileSizeExceededError,
  MaxTotalSizeExceededError,
  MultipartParser,
  type MultipartPart,
} from "@remix-run/multipart-parser";
import type { FileRule, UploadedFile } from "../contract/endpoint.ts";
import { AppError } from "./app_error.ts";
import { limitedChunks, requireMediaType } from "./body.ts";
import { extensionOf, safeFileName } from "./file_name.ts";

/** A form as it arrived: text by field (a name may come more than once), and files by field, in lists where many may come. */
export interface Upload<Rules extends Record<string, FileRule> = Record<string, FileRule>> {
  fields: [name: string, value: string][];
  files: { [Name in keyof Rules]?: Rules[Name] extends { many: number } ? UploadedFile[] : UploadedFile };
}

const MAX_PARTS = 200;
const MAX_FIELD_BYTES = 1_000_000;
const FRAMING_BYTES = 100_000;
/** A form of many files is held in memory whole, so it may not hold many large ones. */
const MANY_FILES_BYTES = 100 * 1024 * 1024;

/**
 * Reads a form with files, refusing while it arrives: a file over its limit, a field nobody asked for that carries a file,
 * a kind of file not taken, and a connection that ends early. Files come whole, with names that are safe to keep.
 * @throws AppError "file_too_large", "file_type_wrong", "file_empty", "file_missing", "upload_incomplete", "body_unreadable"
 */
export async function readUpload<const Rules extends Record<string, FileRule>>(
  request: Request,
  rules: Rules,
  { maxParts = MAX_PARTS }: { maxParts?: number } = {},
): Promise<Upload<Rules>> {
  requireMediaType(request, /^multipart\/form-data$/, "multipart/form-data");
  const boundary = /;\s*boundary=(?:"([^"]{1,70})"|([^\s;,]{1,70}))/i.exec(
    request.headers.get("content-type") ?? "",
  );
  if (boundary === null) throw new AppError("body_unreadable", { detail: "The form names no boundary." });

  const largestFile = Math.max(MAX_FIELD_BYTES, ...Object.values(rules).map((rule) => rule.maxBytes));
  const total = Object.values(rules).reduce((sum, rule) => sum + mostBytesOf(rule), MAX_FIELD_BYTES);
  const parser = new MultipartParser(boundary[1] ?? boundary[2] ?? "", {
    maxFileSize: largestFile,
    maxTotalSize: total,
    maxParts,
  });
  const upload: Arriving = { fields: [], files: {} };
  // A browser that announces more than the whole form may hold is told of the file, since that is what it was.
  if (Number(request.headers.get("content-length") ?? "0") > total + FRAMING_BYTES) {
    throw tooLarge(rules);
  }
  await parse(request, parser, total + FRAMING_BYTES, (part) => take(part, rules, upload));
  for (const [name, rule] of Object.entries(rules)) {
    if (upload.files[name] === undefined && !rule.optional) {
      throw new AppError("file_missing", { fields: { [name]: "Choose a file." } });
    }
  }
  return upload as Upload<Rules>;
}

/** A form while it arrives. */
interface Arriving {
  fields: [name: string, value: string][];
  files: Record<string, UploadedFile | UploadedFile[]>;
}

/** What all files of a field may come to. */
function mostBytesOf({ maxBytes, many }: FileRule): number {
  return many === undefined ? maxBytes : Math.max(maxBytes, Math.min(maxBytes * many, MANY_FILES_BYTES));
}

function tooLarge(rules: Record<string, FileRule>): AppError {
  const takesMany = Object.values(rules).some(({ many }) => many !== undefined);
  return takesMany
    ? new AppError("body_too_large", {
      detail: "Together the files are larger than 100 MB. Send fewer at a time.",
    })
    : new AppError("file_too_large");
}

async function parse(
  request: Request,
  parser: MultipartParser,
  maxBytes: number,
  onPart: (part: MultipartPart) => void,
): Promise<void> {
  let finished = false;
  for await (const chunk of limitedChunks(request, maxBytes)) {
    // What follows the closing boundary is to be ignored (RFC 2046), yet the parser refuses it in a chunk of its own.
    if (finished) continue;
    try {
      for (const part of parser.write(chunk)) onPart(part);
    } catch (error) {
      throw parseFailure(error);
    }
    finished = isFinished(parser);
  }
  if (!finished) throw new AppError("upload_incomplete");
}

function isFinished(parser: MultipartParser): boolean {
  try {
    parser.finish();
    return true;
  } catch {
    // The parser says so only by throwing.
    return false;
  }
}

function parseFailure(error: unknown): Error {
  if (error instanceof AppError) return error;
  if (error instanceof MaxFileSizeExceededError) return new AppError("file_too_large", { cause: error });
  if (error instanceof MaxTotalSizeExceededError) return new AppError("body_too_large", { cause: error });
  return new AppError("body_unreadable", { detail: "The form is damaged.", cause: error });
}

function take(part: MultipartPart, rules: Record<string, FileRule>, upload: Arriving): void {
  const name = part.name;
  if (name === undefined) {
    throw new AppError("body_unreadable", { detail: "A field of the form has no name." });
  }
  if (part.filename === undefined) {
    if (part.size > MAX_FIELD_BYTES) throw new AppError("body_too_large");
    upload.fields.push([name, part.text]);
    return;
  }
  const rule = Object.hasOwn(rules, name) ? rules[name] : undefined;
  // An empty file input still sends a part, with no name and no bytes.
  if (rule === undefined || (part.filename === "" && part.size === 0)) return;
  const before = upload.files[name];
  if (rule.many !== undefined) {
    const list = Array.isArray(before) ? before : [];
    if (list.length === rule.many) {
      throw new AppError("input_invalid", {
        fields: { [name]: `Choose at most ${rule.many} files at a time.` },
      });
    }
    upload.files[name] = [...list, acceptFile(part, name, rule)];
    return;
  }
  if (before !== undefined) {
    throw new AppError("input_invalid", { fields: { [name]: "Choose one file." } });
  }
  upload.files[name] = acceptFile(part, name, rule);
}

function acceptFile(part: MultipartPart, field: string, rule: FileRule): UploadedFile {
  const name = safeFileName(part.filename ?? "");
  // Of many, the one that is wrong is named.
  const which = rule.many === undefined ? "" : `“${name}”: `;
  if (part.size > rule.maxBytes) {
    throw new AppError("file_too_large", { fields: { [field]: `${which}Choose a smaller file.` } });
  }
  if (!rule.extensions.includes(extensionOf(name).toLowerCase())) {
    const kinds = rule.extensions.join(", ");
    throw new AppError("file_type_wrong", {
      detail: `${which}Choose a file of one of these kinds: ${kinds}.`,
      fields: { [field]: `${which}Choose a file of one of these kinds: ${kinds}.` },
    });
  }
  if (part.size === 0) {
    throw new AppError("file_empty", {
      fields: { [field]: `${which}This file is empty. Export it again and choose that copy.` },
    });
  }
  const bytes = part.bytes as Uint8Array<ArrayBuffer>;
  return { name, mediaType: part.mediaType ?? "application/octet-stream", bytes };
}
