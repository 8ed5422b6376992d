import { Inflate } from "fflate";
import { AppError } from "../http/app_error.ts";

/** How much an archive may hold before it is refused. */
export interface ZipLimits {
  entries: number;
  totalBytes: number;
  entryBytes: number;
  /** Unpacked to packed; asked of parts past `ratioFromBytes` only, for small parts may well be all blanks. */
  ratio: number;
  ratioFromBytes: number;
}

/** An archive whose directory was checked; parts unpack one at a time and never past their limit. */
export interface SafeZip {
  names: string[];
  has(name: string): boolean;
  /** @throws AppError "archive_unsafe" when the part unpacks to more than it declares. */
  read(name: string): Uint8Array;
}

interface Entry {
  name: string;
  method: number;
  packedBytes: number;
  unpackedBytes: number;
  headerAt: number;
}

const DOCUMENT_LIMITS: ZipLimits = {
  entries: 2000,
  totalBytes: 200 * 2 ** 20,
  entryBytes: 60 * 2 ** 20,
  ratio: 300,
  ratioFromBytes: 8 * 2 ** 20,
};

const LOCAL_HEADER = 0x04034b50;
const DIRECTORY_ENTRY = 0x02014b50;
const DIRECTORY_END = 0x06054b50;
const DIRECTORY_END_BYTES = 22;
const COMMENT_BYTES_MAX = 0xffff;
const STORED = 0;
const DEFLATED = 8;
const SLICE_BYTES = 8192;

/**
 * Opens an archive after reading its directory only (PKWARE APPNOTE 4.3): nothing is unpacked until asked for.
 * @throws AppError "archive_unsafe" for a bomb, "transcript_encrypted" for locked parts, "transcript_unreadable" when broken.
 */
export function openZip(bytes: Uint8Array, limits: Partial<ZipLimits> = {}): SafeZip {
  const allowed = { ...DOCUMENT_LIMITS, ...limits };
  const entries = readDirectory(bytes, allowed);
  refuseBombs(entries, allowed);
  refuseOverlaps(entries);
  const byName = new Map(entries.map((entry) => [entry.name, entry]));
  return {
    names: [...byName.keys()],
    has: (name) => byName.has(name),
    read(name) {
      const entry = byName.get(name);
      if (entry === undefined) throw broken(`The part "${name}" is missing.`);
      return unpack(bytes, entry);
    },
  };
}

function readDirectory(bytes: Uint8Array, limits: ZipLimits): Entry[] {
  const view = viewOf(bytes);
  const endAt = findDirectoryEnd(view);
  if (endAt === null) {
    throw broken("The end of the file is missing, so it was cut off on its way. Upload it again.");
  }
  const count = view.getUint16(endAt + 10, true);
  const sizeBytes = view.getUint32(endAt + 12, true);
  const statedAt = view.getUint32(endAt + 16, true);
  if (count > limits.entries) throw unsafe(`It lists more than ${limits.entries} parts.`);
  if (sizeBytes === 0xffffffff || statedAt === 0xffffffff) throw unsafe("It is laid out for more than 4 GB.");
  const startAt = endAt - sizeBytes;
  // Bytes before the archive (a mail header, a stub) shift every offset by the same amount.
  const shift = startAt - statedAt;
  if (startAt < 0 || shift < 0) {
    throw broken("Its list of parts is damaged. Save it again and upload that copy.");
  }
  return readEntries(view, { startAt, endAt, count, shift });
}

/** The end record is last but for a comment of up to 64 KB, which may hold its magic number too: search from the end. */
function findDirectoryEnd(view: DataView): number | null {
  const lowest = Math.max(0, view.byteLength - DIRECTORY_END_BYTES - COMMENT_BYTES_MAX);
  for (let at = view.byteLength - DIRECTORY_END_BYTES; at >= lowest; at--) {
    if (view.getUint32(at, true) !== DIRECTORY_END) continue;
    if (at + DIRECTORY_END_BYTES + view.getUint16(at + 20, true) <= view.byteLength) return at;
  }
  return null;
}

function readEntries(
  view: DataView,
  directory: { startAt: number; endAt: number; count: number; shift: number },
): Entry[] {
  const entries: Entry[] = [];
  let at = directory.startAt;
  for (let index = 0; index < directory.count; index++) {
    if (at + 46 > directory.endAt || view.getUint32(at, true) !== DIRECTORY_ENTRY) {
      throw broken("Its list of parts is damaged. Save it again and upload that copy.");
    }
    const nameBytes = view.getUint16(at + 28, true);
    const entryBytes = 46 + nameBytes + view.getUint16(at + 30, true) + view.getUint16(at + 32, true);
    if (at + entryBytes > directory.endAt) throw broken("Its list of parts is damaged.");
    if ((view.getUint16(at + 8, true) & 1) === 1) {
      throw new AppError("transcript_encrypted", { detail: "Remove the password and upload it again." });
    }
    entries.push({
      name: nameOf(view, at + 46, nameBytes),
      method: view.getUint16(at + 10, true),
      packedBytes: view.getUint32(at + 20, true),
      unpackedBytes: view.getUint32(at + 24, true),
      headerAt: view.getUint32(at + 42, true) + directory.shift,
    });
    at += entryBytes;
  }
  if (directory.endAt - at >= 46) throw unsafe("It holds more parts than it lists.");
  return entries;
}

function refuseBombs(entries: Entry[], limits: ZipLimits): void {
  let totalBytes = 0;
  for (const entry of entries) {
    totalBytes += entry.unpackedBytes;
    if (totalBytes > limits.totalBytes) {
      throw unsafe(`It declares over ${megabytes(limits.totalBytes)} of content.`);
    }
    const isText = /\.(xml|rels)$/i.test(entry.name);
    if (isText && entry.unpackedBytes > limits.entryBytes) {
      throw unsafe(`Its part "${entry.name}" is over ${megabytes(limits.entryBytes)}.`);
    }
    const steep = entry.unpackedBytes > entry.packedBytes * limits.ratio;
    if (steep && entry.unpackedBytes > limits.ratioFromBytes) {
      throw unsafe(`Its part "${entry.name}" is packed ${limits.ratio} times over.`);
    }
  }
}

/** Parts that share bytes let a small file unpack to a huge one (a "non-recursive" bomb). */
function refuseOverlaps(entries: Entry[]): void {
  let freeFrom = 0;
  for (const entry of entries.toSorted((a, b) => a.headerAt - b.headerAt)) {
    if (entry.headerAt < freeFrom) throw unsafe("Its parts overlap.");
    freeFrom = entry.headerAt + 30 + entry.packedBytes;
  }
}

function unpack(bytes: Uint8Array, entry: Entry): Uint8Array {
  const packed = packedBytesOf(bytes, entry);
  if (entry.method === STORED) {
    if (packed.length !== entry.unpackedBytes) throw unsafe(`Its part "${entry.name}" misstates its size.`);
    return packed;
  }
  if (entry.method !== DEFLATED) throw broken(`Its part "${entry.name}" is packed in an unknown way.`);
  return inflate(packed, entry);
}

function packedBytesOf(bytes: Uint8Array, entry: Entry): Uint8Array {
  const view = viewOf(bytes);
  const { headerAt } = entry;
  if (headerAt + 30 > bytes.length || view.getUint32(headerAt, true) !== LOCAL_HEADER) {
    throw broken(`Its part "${entry.name}" is missing.`);
  }
  const startAt = headerAt + 30 + view.getUint16(headerAt + 26, true) + view.getUint16(headerAt + 28, true);
  if (startAt + entry.packedBytes > bytes.length) throw broken(`Its part "${entry.name}" is cut off.`);
  return bytes.subarray(startAt, startAt + entry.packedBytes);
}

/** Feeds small slices and counts what comes out: a declared size may lie, and the rest is never unpacked then. */
function inflate(packed: Uint8Array, entry: Entry): Uint8Array {
  const unpacked = new Uint8Array(entry.unpackedBytes);
  let length = 0;
  const stream = new Inflate((chunk) => {
    if (length + chunk.length > unpacked.length) throw unsafe(`Its part "${entry.name}" misstates its size.`);
    unpacked.set(chunk, length);
    length += chunk.length;
  });
  try {
    for (let at = 0; at < packed.length; at += SLICE_BYTES) {
      stream.push(packed.subarray(at, at + SLICE_BYTES), at + SLICE_BYTES >= packed.length);
    }
  } catch (cause) {
    if (cause instanceof AppError) throw cause;
    throw broken(`Its part "${entry.name}" is damaged.`, cause);
  }
  if (length !== unpacked.length) throw broken(`Its part "${entry.name}" is cut off.`);
  return unpacked;
}

function viewOf(bytes: Uint8Array): DataView {
  return new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
}

/** Some writers use backslashes between folders. */
function nameOf(view: DataView, at: number, length: number): string {
  const bytes = new Uint8Array(view.buffer, view.byteOffset + at, length);
  return new TextDecoder().decode(bytes).replaceAll("\\", "/");
}

function megabytes(bytes: number): string {
  return `${Math.round(bytes / 2 ** 20)} MB`;
}

function unsafe(detail: string): AppError {
  return new AppError("archive_unsafe", {
    detail: `${detail} Save what it holds as a new file, and upload that.`,
  });
}

function broken(detail: string, cause?: unknown): AppError {
  return new AppError("transcript_unreadable", { detail, cause });
}
