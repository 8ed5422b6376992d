import { type Passage, speakerOf } from "../../../library/mod.ts";
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
      ...quoted.map((index) => speakerOf(passage, passage.sentences[index]!)),
    ].filter((each) => each !== null).join(". "),
    voices: passage.sentences.map((sentence) => speakerOf(passage, sentence) ?? "").join(". "),
  };
}

/** Several cited places as one evidence. */
export function joinEvidence(all: readonly Evidence[]): Evidence {
  return {
    units: all.flatMap(({ units }) => units),
    about: all.map(({ about }) => about).join(". "),
    voices: all.map(({ voices }) => voices).join(". "),
  };
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
    if (!isAsked(earlier)) continue;
    // What is asked and answered with a no is not so.
    if (SAYS_NO.test(sentenceText(passage, at + 1))) return "";
    // "Some listeners look after children. What is different?" is one question.
    return at > 0 && !isAsked(sentenceText(passage, at - 1))
      ? `${sentenceText(passage, at - 1)} ${earlier}`
      : earlier;
  }
  return "";
}
