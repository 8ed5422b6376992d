import { strToU8, zipSync } from "fflate";
import { constants, deflateRawSync } from "node:zlib";
import { docxOf, docxOfXml } from "../helpers/docx.ts";
import { answers, TALK } from "../helpers/report_files.ts";

/** An uploaded file that is not what it should be. */
export interface HostileFile {
  name: string;
  bytes: Uint8Array;
}

/** A part of an archive as its directory tells of it, which need not be so. */
interface ToldPart {
  name: string;
  packed: Uint8Array;
  toldBytes: number;
}

const WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";

/** Text as an uploaded file. */
export function textFile(name: string, text: string): HostileFile {
  return { name, bytes: strToU8(text) };
}

/** A short talk as a sound Word document. */
export function soundDocx(): Uint8Array {
  return docxOf([
    "Ada Example: Welcome to this short session about washing spacers.",
    "Ben Specimen: Let the spacer dry in the air after washing it once a month.",
  ]);
}

/** A PDF, whatever its name says. */
export function pdfAs(name: string): HostileFile {
  return textFile(
    name,
    "%PDF-1.7\n1 0 obj\n<< /Type /Catalog >>\nendobj\ntrailer\n<< /Root 1 0 R >>\n%%EOF\n",
  );
}

/** A web page, whatever its name says. */
export function htmlAs(name: string): HostileFile {
  return textFile(
    name,
    "<!DOCTYPE html>\n<html><head><title>Signed out</title></head><body>Sign in</body></html>\n",
  );
}

/** An archive with no document in it, whatever its name says. */
export function zipAs(name: string): HostileFile {
  return { name, bytes: zipSync({ "holiday/picture.txt": strToU8("a picture") }) };
}

/** The shape of a document that Office protects with a password: a compound file with its package in it. */
export function encryptedDocx(): HostileFile {
  const bytes = new Uint8Array(4096);
  bytes.set([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]);
  bytes.set([..."EncryptedPackage"].flatMap((letter) => [letter.charCodeAt(0), 0]), 1024);
  return { name: "talk.docx", bytes };
}

/** A Word document of which only the first part arrived. */
export function cutDocx(share = 0.6): HostileFile {
  const whole = soundDocx();
  return { name: "talk.docx", bytes: whole.slice(0, Math.floor(whole.length * share)) };
}

/** Five gigabytes of blanks, packed into about five megabytes: blocks that end on a byte may be repeated. */
function fiveGigabytes(): Uint8Array {
  const block = deflateRawSync(new Uint8Array(2 ** 24).fill(32), { finishFlush: constants.Z_FULL_FLUSH });
  const end = deflateRawSync(new Uint8Array());
  const times = 300;
  const packed = new Uint8Array(block.length * times + end.length);
  for (let at = 0; at < times; at++) packed.set(block, at * block.length);
  packed.set(end, block.length * times);
  return packed;
}

/** A Word document whose text unpacks to 5 GB, while its directory says `toldBytes`. */
export function bomb(toldBytes: number): HostileFile {
  return {
    name: "talk.docx",
    bytes: archiveOf([
      { name: "[Content_Types].xml", packed: deflateRawSync(strToU8("<Types/>")), toldBytes: 8 },
      { name: "word/document.xml", packed: fiveGigabytes(), toldBytes },
    ]),
  };
}

/** A Word document of a hundred parts, 50 MB each, that tells the truth about all of them. */
export function honestBomb(): HostileFile {
  const packed = deflateRawSync(new Uint8Array(50 * 2 ** 20));
  const parts = Array.from({ length: 100 }, (_, at) => ({
    name: at === 0 ? "word/document.xml" : `word/media/picture${at}.bin`,
    packed,
    toldBytes: 50 * 2 ** 20,
  }));
  return { name: "talk.docx", bytes: archiveOf(parts) };
}

/** A Word document with so many parts; the directory's own count holds 16 bits of it. */
export function manyParts(count: number): HostileFile {
  const packed = new Uint8Array([3, 0]);
  const parts = Array.from({ length: count }, (_, at) => ({
    name: at === 0 ? "word/document.xml" : `word/${at}.xml`,
    packed,
    toldBytes: 0,
  }));
  return { name: "talk.docx", bytes: archiveOf(parts) };
}

/** A Word document whose elements are nested so deep. */
export function deepDocx(depth: number): HostileFile {
  const body = `${"<w:sdt><w:sdtContent>".repeat(depth)}<w:p/>${"</w:sdtContent></w:sdt>".repeat(depth)}`;
  return {
    name: "talk.docx",
    bytes: docxOfXml(`<w:document xmlns:w="${WORD}"><w:body>${body}</w:body></w:document>`),
  };
}

/** A Word document whose entities double and double again. */
export function laughingDocx(): HostileFile {
  const entities = Array.from({ length: 30 }, (_, at) => `<!ENTITY e${at + 1} "&e${at};&e${at};">`).join("");
  const xml = `<?xml version="1.0"?><!DOCTYPE w [<!ENTITY e0 "ha">${entities}]>` +
    `<w:document xmlns:w="${WORD}"><w:body><w:p><w:r><w:t>Ada: &e30;</w:t></w:r></w:p></w:body></w:document>`;
  return { name: "talk.docx", bytes: docxOfXml(xml) };
}

/** A table of so many rows and columns; every column asks something. */
export function table(columns: number, rows: number): string {
  const header = Array.from({ length: columns }, (_, at) => `Was point ${at + 1} clear?`).join(",");
  const line = (row: number) =>
    Array.from({ length: columns }, (_, at) => (row + at) % 3 ? "Yes" : "No").join(",");
  return [header, ...Array.from({ length: rows }, (_, row) => line(row))].join("\n");
}

/** Answers whose rows have too few cells, too many, or none. */
export function raggedRows(): string {
  const rows = answers(30).split("\n");
  return rows.map((row, at) =>
    at % 7 === 3 ? row.split(",").slice(0, 2).join(",") : at % 7 === 5 ? `${row},,more,9` : row
  )
    .join("\n");
}

/** A survey in which a quotation mark opens and never closes. */
export function openQuote(): string {
  return answers().replace("Person 3", '"Person 3');
}

/** The talk and the answers, each where the other belongs. */
export const SWAPPED = { transcript: textFile("talk.txt", answers()), survey: textFile("answers.csv", TALK) };

/** Writes an archive whose directory tells of each part what it is told to. */
function archiveOf(parts: ToldPart[]): Uint8Array {
  const names = parts.map(({ name }) => strToU8(name));
  const size = parts.reduce((sum, part, at) => sum + 76 + names[at]!.length * 2 + part.packed.length, 22);
  const bytes = new Uint8Array(size);
  const view = new DataView(bytes.buffer);
  const headersAt: number[] = [];
  let at = 0;
  for (const [index, part] of parts.entries()) {
    headersAt.push(at);
    view.setUint32(at, 0x04034b50, true);
    at = writePart(bytes, view, at + 4, names[index]!, part);
    bytes.set(part.packed, at);
    at += part.packed.length;
  }
  const directoryAt = at;
  for (const [index, part] of parts.entries()) {
    view.setUint32(at, 0x02014b50, true);
    view.setUint16(at + 4, 20, true);
    view.setUint32(at + 42, headersAt[index]!, true);
    at = writePart(bytes, view, at + 6, names[index]!, part, 14);
  }
  const count = Math.min(parts.length, 0xffff);
  view.setUint32(at, 0x06054b50, true);
  view.setUint16(at + 8, count, true);
  view.setUint16(at + 10, count, true);
  view.setUint32(at + 12, at - directoryAt, true);
  view.setUint32(at + 16, directoryAt, true);
  return bytes;
}

/** The fields that a part's header and its directory entry have in common; answers where they end. */
function writePart(
  bytes: Uint8Array,
  view: DataView,
  at: number,
  name: Uint8Array,
  part: ToldPart,
  extra = 0,
): number {
  view.setUint16(at, 20, true);
  view.setUint16(at + 4, 8, true);
  view.setUint32(at + 14, part.packed.length, true);
  view.setUint32(at + 18, part.toldBytes, true);
  view.setUint16(at + 22, name.length, true);
  const nameAt = at + 26 + extra;
  bytes.set(name, nameAt);
  return nameAt + name.length;
}
