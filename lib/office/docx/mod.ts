/**
 * Reading Word documents: paragraphs, headings and tables out of a DOCX, by mammoth's reader over an archive checked first.
 * It never follows a link, never opens an image, and never writes.
 */
export { readDocx } from "./docx.ts";
export type { DocxBlock, DocxText } from "./docx.ts";
