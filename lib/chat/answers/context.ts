import { type PassageHit, speakerOf } from "../../library/mod.ts";
import { bagOf, type Coverage, coverageOf, sentenceText, type TermBag, together } from "./evidence.ts";
import { isAsked, isHeading } from "./manner.ts";
import type { Question } from "./question.ts";

/** A found passage, read sentence by sentence with a question in mind. */
export interface ReadPassage extends CoveredPassage {
  /** What each sentence is asked or headed by speaks of: nothing where neither stands shortly before it. */
  asked: Coverage[];
}

interface CoveredPassage {
  hit: PassageHit;
  texts: string[];
  bags: TermBag[];
  /** What each sentence speaks of; its speaker's name counts as spoken of. */
  covers: Coverage[];
  /** What the name of its speaker alone covers, of each sentence. */
  voices: Coverage[];
  /** What all of it speaks of together. */
  whole: Coverage;
  /** What the title of its source and the name of its chapter speak of, and the title alone. */
  title: Coverage;
  sourceTitle: Coverage;
}

/** An answer to the host's question runs on for some sentences; what stands under a heading for some more. */
const REACH = { question: 4, heading: 8 };
/** Further down, less is said of what was asked. */
const FADES = 0.06;
/** What stands under a heading is about it, less surely than an answer is about its question. */
const HEADING = 0.85;
const TITLE = 0.9;
/** What the words around a sentence count beside its own. */
const SHARES = { beside: 0.6, passage: 0.4, title: 0.6 };

/** Reads passages with a question in mind. */
export function coverPassages(question: Question, hits: readonly PassageHit[]): ReadPassage[] {
  const covered = hits.map((hit) => coverPassage(question, hit));
  return covered.map((passage) => {
    const before = covered.find((other) => isBefore(other, passage));
    return { ...passage, asked: passage.texts.map((_, index) => askedOf(passage, index, before)) };
  });
}

function coverPassage(question: Question, hit: PassageHit): CoveredPassage {
  const { passage } = hit;
  const texts = passage.sentences.map((_, index) => sentenceText(passage, index));
  const bags = texts.map(bagOf);
  const known = new Map<string, Coverage>();
  // "What does Dr Example say of spacers?": whatever they say is about them.
  const voiceAt = (index: number): Coverage => {
    const speaker = speakerOf(passage, passage.sentences[index]!) ?? "";
    const covered = known.get(speaker) ?? coverageOf(question, bagOf(speaker));
    known.set(speaker, covered);
    return covered;
  };
  return {
    hit,
    texts,
    bags,
    covers: bags.map((bag, index) => together(coverageOf(question, bag), voiceAt(index))),
    voices: bags.map((_, index) => voiceAt(index)),
    whole: coverageOf(question, bagOf(passage.text)),
    sourceTitle: coverageOf(question, bagOf(passage.sourceTitle)),
    title: coverageOf(question, bagOf(`${passage.sourceTitle}. ${passage.chapter ?? ""}`)),
  };
}

/** What a sentence is asked or headed by speaks of: nothing where neither stands shortly before it. */
function askedOf(passage: CoveredPassage, index: number, before: CoveredPassage | undefined): Coverage {
  const asked = askedBefore(passage, index, before);
  if (asked === null) return passage.title.map(() => 0);
  // A passage of a document may stand under several headings, of which its chapter is only one.
  const { kind } = passage.hit.passage;
  return together(asked, kind === "document" ? passage.sourceTitle : passage.title, TITLE);
}

/** What is spoken of by a sentence and around it: its neighbours, the passage, the title. */
export function aroundOf(passage: ReadPassage, index: number): Coverage {
  let covered = passage.covers[index]!;
  covered = together(covered, passage.covers[index - 1] ?? [], SHARES.beside);
  covered = together(covered, passage.covers[index + 1] ?? [], SHARES.beside);
  covered = together(covered, passage.whole, SHARES.passage);
  return together(covered, passage.title, SHARES.title);
}

function askedBefore(
  passage: CoveredPassage,
  index: number,
  before: CoveredPassage | undefined,
): Coverage | null {
  const { kind } = passage.hit.passage;
  for (let back = 1; back <= (kind === "document" ? REACH.heading : REACH.question); back++) {
    const at = index - back;
    if (at < 0) return endOf(before);
    const text = passage.texts[at]!;
    if (kind === "document") {
      if (isHeading(text)) return faded(passage.covers[at]!, HEADING);
      continue;
    }
    if (!isAsked(text)) continue;
    const earlier = passage.covers[at - 1] ?? [];
    // "You spoke of spacers. How are they cleaned?" is one question.
    return faded(together(passage.covers[at]!, earlier, 0.7), 1 - FADES * (back - 1));
  }
  return null;
}

/** A question that ends the passage before is answered by this one. */
function endOf(before: CoveredPassage | undefined): Coverage | null {
  const last = before?.texts.at(-1);
  return last !== undefined && isAsked(last) ? before!.covers.at(-1)! : null;
}

function isBefore({ hit: other }: CoveredPassage, { hit }: CoveredPassage): boolean {
  return other.passage.sourceId === hit.passage.sourceId && other.passage.ordinal === hit.passage.ordinal - 1;
}

function faded(coverage: Coverage, share: number): Coverage {
  return coverage.map((value) => value * share);
}
