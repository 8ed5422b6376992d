import { strToU8, zipSync } from "fflate";

/** A paragraph of a made Word document: text with line breaks, and how it is set. */
export interface MadeParagraph {
  text: string;
  /** The text before this length is bold; true for all of it. */
  bold?: boolean | number;
  /** Name of a paragraph style, "Heading1" or "Title". */
  style?: string;
}

/** The bytes of a Word document with these paragraphs; a list of lists is a table. */
export function docxOf(blocks: (string | MadeParagraph | string[][])[]): Uint8Array {
  const body = blocks.map((block) => Array.isArray(block) ? tableXml(block) : paragraphXml(block)).join("");
  return docxOfXml(`<w:document xmlns:w="${WORD}"><w:body>${body}</w:body></w:document>`);
}

/** The bytes of a Word document whose main part is the XML given. */
export function docxOfXml(documentXml: string): Uint8Array {
  return zipSync({
    "[Content_Types].xml": strToU8(CONTENT_TYPES),
    "_rels/.rels": strToU8(RELATIONSHIPS),
    "word/document.xml": strToU8(documentXml),
    "word/styles.xml": strToU8(STYLES),
  });
}

const WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";
const PACKAGE = "http://schemas.openxmlformats.org/package/2006";
const MAIN_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml";
const CONTENT_TYPES =
  `<Types xmlns="${PACKAGE}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>` +
  `<Override PartName="/word/document.xml" ContentType="${MAIN_TYPE}"/></Types>`;
const RELATIONSHIPS = `<Relationships xmlns="${PACKAGE}/relationships"><Relationship Id="rId1" ` +
  `Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/></Relationships>`;
const STYLES = `<w:styles xmlns:w="${WORD}">` +
  ["Title|Title", "Heading1|heading 1"].map((style) => {
    const [id, name] = style.split("|");
    return `<w:style w:type="paragraph" w:styleId="${id}"><w:name w:val="${name}"/></w:style>`;
  }).join("") + "</w:styles>";

function paragraphXml(block: string | MadeParagraph): string {
  const { text, bold = false, style } = typeof block === "string" ? { text: block } : block;
  const boldLength = bold === true ? text.length : bold === false ? 0 : bold;
  const properties = style === undefined ? "" : `<w:pPr><w:pStyle w:val="${style}"/></w:pPr>`;
  return `<w:p>${properties}${runXml(text.slice(0, boldLength), true)}${
    runXml(text.slice(boldLength), false)
  }</w:p>`;
}

function runXml(text: string, bold: boolean): string {
  if (text === "") return "";
  const lines = text.split("\n").map((line) => `<w:t xml:space="preserve">${escaped(line)}</w:t>`);
  return `<w:r>${bold ? "<w:rPr><w:b/></w:rPr>" : ""}${lines.join("<w:br/>")}</w:r>`;
}

function tableXml(rows: string[][]): string {
  const cell = (text: string) => `<w:tc>${paragraphXml(text)}</w:tc>`;
  return `<w:tbl>${rows.map((row) => `<w:tr>${row.map(cell).join("")}</w:tr>`).join("")}</w:tbl>`;
}

function escaped(text: string): string {
  return text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");
}
