/**
 * PDF: reads the words of a document page by page, as paragraphs in the order a person reads them. It never runs a script,
 * draws a picture, follows a link or guesses the words of a scan.
 */
export { readPdf } from "./read_pdf.ts";
export type { PdfLimits, PdfPage, PdfParagraph, PdfText } from "./pdf.ts";
