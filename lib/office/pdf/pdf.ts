/** A paragraph, a heading or an item of a list. */
export interface PdfParagraph {
  text: string;
  /** Set larger than the running text. */
  heading: boolean;
}

/** The words of a page. */
export interface PdfPage {
  /** From 1, as a viewer counts. */
  number: number;
  paragraphs: PdfParagraph[];
}

/** The words of a document. */
export interface PdfText {
  /** The title its maker gave it, else its first heading; null where it has neither. */
  title: string | null;
  pages: PdfPage[];
}

/** How much of a document is read. */
export interface PdfLimits {
  pages: number;
  /** Pieces of text on one page. */
  piecesOfPage: number;
  letters: number;
  /** What its packed parts may come to. */
  unpackedBytes: number;
}

/** A piece of text on one line: what stands together without a gap that a column or a table makes. */
export interface Segment {
  text: string;
  left: number;
  right: number;
  /** The baseline, counted downwards from the top of the page. */
  y: number;
  size: number;
}

/** A line of the page as it is read. */
export interface Line extends Segment {
  /** Begins another column or part of the page, so that it continues nothing by its place. */
  jumps: boolean;
}
