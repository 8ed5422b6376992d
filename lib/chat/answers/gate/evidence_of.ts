import type { Passage } from "../../../library/mod.ts";
import type { Span } from "../cite.ts";
import { sentenceText } from "../evidence.ts";
import { isAsked, leansBack } from "../manner.ts";
import type { Evidence, Unit } from "./support.ts";

const SAYS_NO = /^\s*(?:no|not|never|neither|hardly|rarely|too rarely)\b/i;

/** What a quoted stretch of a passage can bear out. */
export function evidenceOf(passage: Passage, span: Span): Evidence {
  const quoted = passage.sentences.flatMap(({ from, to }, index) =>
    from < span.to && to > span.from ? [index] : []
  );
  return {
    units: quoted.map((index) => unitAt(passage, index)),
    about: [
      passage.sourceTitle,
      passage.chapter,
      passage.speaker,
      ...passage.sentences.map((sentence) => sentence.speaker),
    ].filter((each) => each != null).join(". "),
  };
}

/** Several cited places as one evidence. */
export function joinEvidence(all: readonly Evidence[]): Evidence {
  return { units: all.flatMap(({ units }) => units), about: all.map(({ about }) => about).join(". ") };
}

/** A sentence with the question it answers, and with the one before it where it leans on that. */
function unitAt(passage: Passage, index: number): Unit {
  const text = sentenceText(passage, index);
  const before = index > 0 ? sentenceText(passage, index - 1) : null;
  const lead = before !== null && leansBack(text) && !isAsked(before) ? `${before} ` : "";
  return { text: `${lead}${text}`, asked: askedBefore(passage, index) };
}

function askedBefore(passage: Passage, index: number): string {
  for (let at = index - 1; at >= 0; at--) {
    const earlier = sentenceText(passage, at);
    // What is asked and answered with a no is not so.
    if (isAsked(earlier)) return SAYS_NO.test(sentenceText(passage, at + 1)) ? "" : earlier;
  }
  return "";
}
