import type { Passage } from "../../../library/mod.ts";
import type { AnswerSentence, Citation, DroppedSentence, DropReason } from "../answer.ts";
import { citationOf, type Span } from "../cite.ts";
import { sentenceText } from "../evidence.ts";
import { isAddressedToMachines, isAsked } from "../manner.ts";
import { evidenceOf, joinEvidence } from "./evidence_of.ts";
import { findQuote } from "./quotes.ts";
import type { Claim } from "./marks.ts";
import type { WrittenSentence } from "./segments.ts";
import { isSupported } from "./support.ts";

/** A sentence that passed, with the citations that appear with it for the first time. */
export interface Passed {
  sentence: AnswerSentence;
  fresh: Citation[];
}

interface Cited {
  passage: Passage;
  span: Span;
}

/**
 * Lets those sentences of a language model pass that what they cite bears out, and keeps account of the others. Citations
 * are numbered as they first appear among the sentences that passed, so that a number never changes.
 */
export class Gate {
  /** By the number each was given to the model under. */
  #passages: ReadonlyMap<string, Passage>;
  readonly citations: Citation[] = [];
  readonly sentences: AnswerSentence[] = [];
  readonly dropped: DroppedSentence[] = [];

  constructor(passages: ReadonlyMap<string, Passage>) {
    this.#passages = passages;
  }

  /** How many sentences were looked at. */
  get checked(): number {
    return this.sentences.length + this.dropped.length;
  }

  /** The sentence with its citations, or null where it is withheld. */
  check(written: WrittenSentence): Passed | null {
    const judged = this.#judge(written);
    if (typeof judged === "string") {
      this.dropped.push({ reason: judged, text: written.text });
      return null;
    }
    const fresh: Citation[] = [];
    const numbers = judged.map(({ passage, span }) => this.#numberOf(passage, span, fresh));
    const sentence = { text: written.text, citations: [...new Set(numbers)] };
    this.sentences.push(sentence);
    return { sentence, fresh };
  }

  #judge({ text, claims }: WrittenSentence): Cited[] | DropReason {
    if (claims.length === 0) return "no_citation";
    const given: { passage: Passage; claim: Claim }[] = [];
    for (const claim of claims) {
      const passage = this.#passages.get(claim.id);
      if (passage === undefined) return "wrong_id";
      given.push({ passage, claim });
    }
    const cited: Cited[] = [];
    for (const { passage, claim } of given) {
      if (claim.quote === null) continue;
      const span = findQuote(passage.text, claim.quote);
      if (span === null) return "quote_not_found";
      cited.push({ passage, span });
    }
    if (isAddressedToMachines(text) || isAsked(text)) return "not_supported";
    // Passages named without a quote count by the sentence of theirs that bears the words out.
    for (const { passage, claim } of given) {
      if (claim.quote !== null) continue;
      const span = bearingOut(text, passage);
      if (span !== null) cited.push({ passage, span });
    }
    if (cited.length === 0) return "not_supported";
    const evidence = joinEvidence(cited.map(({ passage, span }) => evidenceOf(passage, span)));
    return isSupported(text, evidence) ? cited : "not_supported";
  }

  #numberOf(passage: Passage, span: Span, fresh: Citation[]): number {
    const known = this.citations.find((citation) =>
      citation.passage_id === passage.id && citation.from === span.from && citation.to === span.to
    );
    if (known !== undefined) return known.n;
    const citation = citationOf(this.citations.length + 1, passage, span);
    this.citations.push(citation);
    fresh.push(citation);
    return citation.n;
  }
}

function bearingOut(text: string, passage: Passage): Span | null {
  const index = passage.sentences.findIndex((sentence, at) =>
    !isAddressedToMachines(sentenceText(passage, at)) && isSupported(text, evidenceOf(passage, sentence))
  );
  return passage.sentences[index] ?? null;
}
