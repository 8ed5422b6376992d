import type { PdfPage, PdfParagraph } from "../../office/pdf/mod.ts";
import { countWords, sentencesOf } from "../../transcripts/mod.ts";
import { cutPassages } from "./cut_passages.ts";
import { type Piece, spansOf } from "./pieces.ts";
import type { CutPassage } from "./read_source.ts";

const LIST_MARK = /^(?:[•‣▪◦●○■□▸►–—*·➢✓]\s+)/;
const ENDS_SENTENCE = /[.?!:;…]["”’)\]]*$/;

/** Cuts a document into passages that each stand on one page; its headings are the chapters. */
export function documentPassages(pages: readonly PdfPage[]): CutPassage[] {
  let chapter: string | null = null;
  return withWholeSentences(pages).flatMap(({ number, paragraphs }) => {
    const block = paragraphs.flatMap((paragraph, index) => {
      if (paragraph.heading && !paragraphs[index - 1]?.heading) chapter = paragraph.text;
      return piecesOf(paragraph, chapter);
    });
    return cutPassages(block, number);
  });
}

function piecesOf({ text, heading }: PdfParagraph, chapter: string | null): Piece[] {
  const markLength = LIST_MARK.exec(text)?.[0].length ?? 0;
  return spansOf(text).map(({ from, to }, index) => {
    const sentence = text.slice(from, to);
    return {
      text: sentence,
      markLength: index === 0 && sentence.length > markLength ? markLength : 0,
      words: countWords(sentence),
      speaker: null,
      startSeconds: null,
      chapter,
      begins: index === 0,
      heading,
    };
  });
}

/** A sentence that runs on over the end of a page stands whole on the page where it begins. */
function withWholeSentences(pages: readonly PdfPage[]): PdfPage[] {
  const whole = pages.map((page) => ({ ...page, paragraphs: [...page.paragraphs] }));
  for (const [index, page] of whole.entries()) {
    const last = page.paragraphs.at(-1);
    const next = whole[index + 1];
    const first = next?.paragraphs[0];
    if (last === undefined || first === undefined || last.heading || first.heading) continue;
    if (ENDS_SENTENCE.test(last.text) || !/^\p{Ll}/u.test(first.text)) continue;
    const [tail, rest] = sentencesOf(first.text);
    page.paragraphs[page.paragraphs.length - 1] = { ...last, text: joined(last.text, tail!.text) };
    if (rest === undefined) next!.paragraphs.shift();
    else next!.paragraphs[0] = { ...first, text: first.text.slice(rest.from) };
  }
  return whole;
}

function joined(text: string, tail: string): string {
  return /\p{L}[-‐]$/u.test(text) ? text.slice(0, -1) + tail : `${text} ${tail}`;
}
