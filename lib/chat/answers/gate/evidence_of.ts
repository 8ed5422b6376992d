import type { Passage } from "../../../library/passage.ts";
import type { Span } from "../cite.ts";
import { sentenceText } from "../evidence.ts";
import { isAsked, leansBack } from "../manner.ts";
import type { Evidence } from "./support.ts";

/** What a quoted stretch of a passage can bear out. */
export function evidenceOf(passage: Passage, span: Span): Evidence {
  const quoted = passage.sentences.flatMap(({ from, to }, index) =>
    from < span.to && to > span.from ? [index] : []
  );
  const near = new Set(quoted.flatMap((index) => [index - 1, index, index + 1]));
  return {
    core: quoted.map((index) => sentenceText(passage, index)),
    units: [...near].sort((a, b) => a - b)
      .filter((index) => passage.sentences[index] !== undefined)
      .map((index) => unitAt(passage, index)),
    about: [
      passage.sourceTitle,
      passage.chapter,
      passage.speaker,
      ...passage.sentences.map((sentence) => sentence.speaker),
      passage.date,
    ].filter((each) => each != null).join(". "),
  };
}

/** Several cited places as one evidence. */
export function joinEvidence(all: readonly Evidence[]): Evidence {
  return {
    core: all.flatMap(({ core }) => core),
    units: all.flatMap(({ units }) => units),
    about: all.map(({ about }) => about).join(". "),
  };
}

/** A sentence with the question it answers, and with the one before it where it leans on that. */
function unitAt(passage: Passage, index: number): string {
  const text = sentenceText(passage, index);
  const before = index > 0 ? sentenceText(passage, index - 1) : null;
  const lead = before !== null && leansBack(text) && !isAsked(before) ? [before] : [];
  for (let at = index - 1; at >= 0; at--) {
    const earlier = sentenceText(passage, at);
    if (isAsked(earlier)) return [earlier, ...lead, text].join(" ");
  }
  return [...lead, text].join(" ");
}
