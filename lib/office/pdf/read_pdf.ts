import { getDocumentProxy } from "unpdf";
import { AppError } from "../../http/app_error.ts";
import { type PageLines, withoutFurniture } from "./furniture.ts";
import { unpacksPast } from "./inflation_guard.ts";
import { paragraphsOf, settingOf } from "./paragraphs.ts";
import type { PdfLimits, PdfPage, PdfText } from "./pdf.ts";
import { linesOf } from "./reading_order.ts";
import { segmentsOf, type TextItem } from "./segments.ts";

type PdfDocument = Awaited<ReturnType<typeof getDocumentProxy>>;

/** More than any book; a document past one of these is refused rather than cut. */
const LIMITS: PdfLimits = {
  pages: 2_000,
  piecesOfPage: 60_000,
  letters: 8_000_000,
  unpackedBytes: 400_000_000,
};

/** Titles that programs write when nobody gave one. */
const NO_TITLE =
  /^(?:untitled.*|\(anonymous\)|anonymous|unknown|title|document\d*|slide \d+|powerpoint[- ]pr.*|.*\.(?:docx?|indd|pptx?|xlsx?|pdf|qxd|tex|dvi))$/i;

/** A font that is missing or damaged tells nothing of the words; pdf.js goes on without it and need not say so. */
const QUIET = { verbosity: 0, isEvalSupported: false, disableFontFace: true, useSystemFonts: false };

/**
 * Reads the words of a PDF, page by page.
 * @throws AppError "pdf_encrypted", "pdf_unreadable", "pdf_no_text" or "pdf_too_large"
 */
export async function readPdf(bytes: Uint8Array, limits: PdfLimits = LIMITS): Promise<PdfText> {
  if (unpacksPast(bytes, limits.unpackedBytes)) {
    throw tooLarge("It unpacks to far more than a document holds.");
  }
  const document = await open(bytes);
  try {
    if (document.numPages > limits.pages) {
      throw tooLarge(`It has ${document.numPages} pages; ${limits.pages} are the most.`);
    }
    const pages = withoutFurniture(await readPages(document, limits));
    const setting = settingOf(pages);
    const read: PdfPage[] = pages.map(({ lines }, index) => ({
      number: index + 1,
      paragraphs: paragraphsOf(lines, setting).filter(({ text }) => text !== ""),
    }));
    refuseWordless(read);
    return { title: await titleOf(document) ?? firstHeading(read), pages: read };
  } finally {
    await document.loadingTask.destroy();
  }
}

async function open(bytes: Uint8Array): Promise<PdfDocument> {
  try {
    // A copy, for pdf.js takes the bytes away from whoever gives them.
    return await getDocumentProxy(bytes.slice(), QUIET);
  } catch (cause) {
    const name = cause instanceof Error ? cause.name : "";
    if (name === "PasswordException") {
      throw new AppError("pdf_encrypted", {
        detail: "Save a copy without the password, then add that copy.",
        cause,
      });
    }
    throw new AppError("pdf_unreadable", {
      detail: "The file is damaged or not whole. Open it in a PDF reader, save it again and add that copy.",
      cause,
    });
  }
}

async function readPages(document: PdfDocument, limits: PdfLimits): Promise<PageLines[]> {
  const pages: PageLines[] = [];
  let letters = 0;
  let broken = 0;
  for (let number = 1; number <= document.numPages; number++) {
    const page = await readPage(document, number, limits);
    if (page === null) broken++;
    pages.push(page ?? { lines: [], height: 1 });
    letters += page?.lines.reduce((sum, { text }) => sum + text.length, 0) ?? 0;
    if (letters > limits.letters) throw tooLarge("It holds more text than several books.");
  }
  if (broken === document.numPages) {
    throw new AppError("pdf_unreadable", {
      detail: "None of its pages can be read. Open it in a PDF reader, save it again and add that copy.",
    });
  }
  return pages;
}

/** The lines of a page; null for one that is damaged, which does not spoil the others. */
async function readPage(document: PdfDocument, number: number, limits: PdfLimits): Promise<PageLines | null> {
  let content: { items: unknown[] };
  let viewport: { transform: number[]; height: number };
  try {
    const page = await document.getPage(number);
    viewport = page.getViewport({ scale: 1 });
    content = await page.getTextContent();
    page.cleanup();
  } catch {
    // Told by the number of pages without text.
    return null;
  }
  const items = content.items.filter((item): item is TextItem => typeof (item as TextItem).str === "string");
  if (items.length > limits.piecesOfPage) {
    throw tooLarge(`Page ${number} holds more pieces of text than a page can show.`);
  }
  return { lines: linesOf(segmentsOf(items, viewport.transform)), height: viewport.height };
}

function refuseWordless(pages: readonly PdfPage[]): void {
  const worded = pages.some(({ paragraphs }) => paragraphs.some(({ text }) => /\p{L}{2}/u.test(text)));
  if (worded) return;
  throw new AppError("pdf_no_text", {
    detail:
      "Its pages are pictures, as a scanner makes them. Run text recognition (OCR) on it, then add that copy.",
  });
}

async function titleOf(document: PdfDocument): Promise<string | null> {
  try {
    const { info } = await document.getMetadata();
    const title = (info as { Title?: unknown }).Title;
    if (typeof title !== "string") return null;
    const plain = title.replace(/^Microsoft Word - /, "").replace(/[\p{C}\s]+/gu, " ").trim().slice(0, 300);
    return plain.length < 3 || NO_TITLE.test(plain) ? null : plain;
  } catch {
    // Damaged details beside a readable text.
    return null;
  }
}

/** A heading further down the first page is that of a section. */
function firstHeading(pages: readonly PdfPage[]): string | null {
  const heading = pages[0]?.paragraphs.slice(0, 3).find(({ heading, text }) => heading && text.length >= 3);
  return heading?.text ?? null;
}

function tooLarge(detail: string): AppError {
  return new AppError("pdf_too_large", { detail });
}
