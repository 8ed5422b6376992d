// mammoth's entry module assigns to Object.prototype.__proto__, which Deno does not have, and unpacks without any limit.
// Its reader alone has neither fault: it asks a file object for parts, and ours unpacks them under the guard.
import reader from "mammoth/lib/docx/docx-reader.js";
import { AppError } from "../../http/app_error.ts";
import { openZip, type SafeZip } from "../zip_guard.ts";

/** A paragraph with the line breaks inside it, or a table. */
export type DocxBlock =
  | {
    kind: "paragraph";
    text: string;
    /** Length of the bold text it begins with, so that a name set in bold can be told from speech. */
    boldLength: number;
    /** 1 to 6 for a heading, 0 for a title, null for body text. */
    heading: number | null;
  }
  | { kind: "table"; rows: string[][] };

/** The text of a document, in order. */
export interface DocxText {
  blocks: DocxBlock[];
  /** What mammoth had to leave out, once each. */
  messages: string[];
}

const XML_LENGTH_MAX = 12 * 2 ** 20;
const SILENT_ELEMENTS =
  /<w:(?:rFonts|lang|spacing|sz|szCs|color|kern|proofErr|lastRenderedPageBreak|ind|jc|shd|highlight|noProof|bCs|iCs|keepNext|keepLines|widowControl|bookmarkStart|bookmarkEnd)(?: [^<>]*)?\/>/g;
const SILENT_ATTRIBUTES = /<w:([pr]) [^<>]*?(\/?)>/g;

/** An element of mammoth's document tree, as far as it is used here. */
interface Node {
  type: string;
  children?: Node[];
  value?: string;
  isBold?: boolean;
  breakType?: string;
  styleId?: string | null;
  styleName?: string | null;
}

/**
 * Reads a DOCX within the limits of the archive guard.
 * @throws AppError "transcript_unreadable", "transcript_encrypted" or "archive_unsafe".
 */
export async function readDocx(bytes: Uint8Array): Promise<DocxText> {
  const zip = openZip(bytes);
  const document = await readDocument(zip);
  const blocks: DocxBlock[] = [];
  collectBlocks(document.value, blocks);
  return { blocks, messages: [...new Set(document.messages.map((message) => message.message))] };
}

async function readDocument(zip: SafeZip): Promise<{ value: Node; messages: { message: string }[] }> {
  try {
    return await reader.read(partsOf(zip));
  } catch (cause) {
    if (cause instanceof AppError) throw cause;
    throw new AppError("transcript_unreadable", {
      detail: "The Word document is damaged. Open it in Word, save it again and upload that copy.",
      cause,
    });
  }
}

/** The two questions mammoth's reader asks of an archive. */
function partsOf(zip: SafeZip) {
  return {
    exists: (name: string) => zip.has(name),
    read: (name: string, encoding?: string) =>
      new Promise((resolve) => {
        const part = zip.read(name);
        resolve(
          encoding === undefined ? part : withoutFormatting(name, new TextDecoder(encoding).decode(part)),
        );
      }),
  };
}

/**
 * Drops what has no say in the text, for the XML parser under mammoth takes 90 times its input in memory and a second
 * for 2.5 MB. Text never holds a bare "<", so only real elements match.
 */
function withoutFormatting(name: string, xml: string): string {
  if (xml.length < 200_000) return xml;
  const lean = xml.replace(SILENT_ELEMENTS, "").replace(SILENT_ATTRIBUTES, "<w:$1$2>");
  if (lean.length > XML_LENGTH_MAX) {
    throw new AppError("archive_unsafe", { detail: `Its part "${name}" holds more than a day of speech.` });
  }
  return lean;
}

function collectBlocks(node: Node, blocks: DocxBlock[]): void {
  for (const child of node.children ?? []) {
    if (child.type === "paragraph") blocks.push(paragraphOf(child));
    else if (child.type === "table") blocks.push({ kind: "table", rows: rowsOf(child) });
    else collectBlocks(child, blocks);
  }
}

function paragraphOf(node: Node): DocxBlock {
  const runs = runsOf(node);
  let boldLength = 0;
  for (const run of runs) {
    if (!run.bold && run.text.trim() !== "") break;
    boldLength += run.text.length;
  }
  const text = runs.map((run) => run.text).join("");
  return {
    kind: "paragraph",
    text,
    boldLength: text.trim() === "" ? 0 : boldLength,
    heading: headingOf(node),
  };
}

function runsOf(node: Node, bold = false): { text: string; bold: boolean }[] {
  if (node.type === "text") return [{ text: node.value ?? "", bold }];
  if (node.type === "tab") return [{ text: "\t", bold }];
  if (node.type === "break") return [{ text: node.breakType === "line" ? "\n" : " ", bold }];
  return (node.children ?? []).flatMap((child) => runsOf(child, bold || node.isBold === true));
}

function headingOf(node: Node): number | null {
  const style = node.styleName ?? node.styleId ?? "";
  if (/^title$/i.test(style)) return 0;
  const level = /^heading ?([1-6])$/i.exec(style)?.[1];
  return level === undefined ? null : Number(level);
}

function rowsOf(table: Node): string[][] {
  const rows = descendants(table, "tableRow");
  return rows.map((row) => descendants(row, "tableCell").map(cellText));
}

/** Elements of one type below a node, not looking inside those found. */
function descendants(node: Node, type: string): Node[] {
  return (node.children ?? []).flatMap((child) => child.type === type ? [child] : descendants(child, type));
}

function cellText(cell: Node): string {
  const blocks: DocxBlock[] = [];
  collectBlocks(cell, blocks);
  return blocks
    .map((block) =>
      block.kind === "paragraph" ? block.text : block.rows.map((row) => row.join("\t")).join("\n")
    )
    .join("\n")
    .trim();
}
