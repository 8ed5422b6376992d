import { Buffer } from "node:buffer";
import { decodeText } from "./text.ts";

/** What bytes are, whatever their file is called. */
export type FileKind =
  | "empty"
  | "docx"
  | "xlsx"
  | "pptx"
  | "zip"
  | "ole_encrypted"
  | "ole"
  | "pdf"
  | "html"
  | "rtf"
  | "image"
  | "binary"
  | "text";

const HEAD_BYTES = 4096;

const IMAGES = ["\x89PNG", "\xff\xd8\xff", "GIF8", "BM", "II*\0", "MM\0*", "8BPS"];
const OTHER_BINARIES = [
  "\x1f\x8b",
  "7z\xbc\xaf",
  "Rar!",
  "ID3",
  "OggS",
  "fLaC",
  "SQLite format",
  "\x7fELF",
  "MZ\x90",
];

/** Says by content what a file is; never throws and unpacks nothing. */
export function sniff(bytes: Uint8Array): FileKind {
  if (bytes.every((byte) => byte === 0)) return "empty";
  const head = Buffer.from(bytes.buffer, bytes.byteOffset, Math.min(bytes.length, HEAD_BYTES)).toString(
    "latin1",
  );
  if (head.startsWith("PK\x03\x04") || head.startsWith("PK\x05\x06")) return kindOfZip(bytes);
  if (head.startsWith("\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1")) return kindOfCompoundFile(bytes);
  if (head.slice(0, 1024).includes("%PDF-")) return "pdf";
  if (head.startsWith("{\\rtf")) return "rtf";
  if (IMAGES.some((magic) => head.startsWith(magic)) && hasControls(head)) return "image";
  if (head.startsWith("RIFF") && head.slice(8, 12) === "WEBP") return "image";
  if (OTHER_BINARIES.some((magic) => head.startsWith(magic)) && hasControls(head)) return "binary";
  return kindOfText(bytes);
}

/** The names of parts stand unpacked in the archive, in its directory at the end and before each part. */
function kindOfZip(bytes: Uint8Array): FileKind {
  const archive = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length);
  const holds = (part: string) => archive.includes(part, 0, "latin1");
  if (holds("word/document") || (holds("word/") && holds("[Content_Types].xml"))) return "docx";
  if (holds("xl/workbook")) return "xlsx";
  if (holds("ppt/presentation")) return "pptx";
  return "zip";
}

/** Office keeps a protected document as a stream of this name in an OLE compound file ([MS-OFFCRYPTO] 2.3.2). */
function kindOfCompoundFile(bytes: Uint8Array): FileKind {
  const file = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length);
  return file.includes("EncryptedPackage", 0, "utf16le") ? "ole_encrypted" : "ole";
}

function kindOfText(bytes: Uint8Array): FileKind {
  const { text } = decodeText(bytes.subarray(0, HEAD_BYTES));
  if (text.trim() === "") return bytes.length <= HEAD_BYTES ? "empty" : "binary";
  const controls = countControls(text);
  if (controls > text.length * 0.02 && controls > 2) return "binary";
  if (
    /^\s*(?:<\?xml[^>]{0,200}>\s*)?(?:<!--[^>]{0,400}-->\s*)?<(?:!doctype html|html|head|body|meta|title)\b/i
      .test(text)
  ) {
    return "html";
  }
  return "text";
}

function hasControls(head: string): boolean {
  return countControls(head) > 0 || head.includes("\0");
}

function countControls(text: string): number {
  let controls = 0;
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (code < 32 && code !== 9 && code !== 10 && code !== 12 && code !== 13 && code !== 27) controls++;
  }
  return controls;
}
