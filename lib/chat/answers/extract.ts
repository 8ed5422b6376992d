import { bagOf, sentenceText, type TermBag } from "./evidence.ts";
import { type Candidate, placeOrder, type Reading } from "./reading.ts";

/** A sentence that was chosen to be quoted. */
export type Chosen = Pick<Candidate, "hit" | "index" | "text">;

const MOST_SENTENCES = 5;
const FEW_SENTENCES = 3;
const MOST_OF_ONE_PASSAGE = 3;
/** A further sentence has at least this share of the best one's score. */
const RELATIVE_LEAST = 0.7;
/** What likeness to a chosen sentence costs (maximal marginal relevance; Carbonell and Goldstein, 1998). */
const REDUNDANCY = 0.45;
const TOO_ALIKE = 0.75;

/** The sentences that answer best together, passage by passage, each passage in its own order. */
export function chooseSentences({ candidates, isQuotable }: Reading): Chosen[] {
  const best = candidates[0];
  if (best === undefined) return [];
  const chosen: Candidate[] = [];
  const left = candidates.filter((candidate) => candidate.score >= best.score * RELATIVE_LEAST).slice(0, 60);
  while (chosen.length < MOST_SENTENCES && left.length > 0) {
    const next = mostWorth(left, chosen);
    if (next === null) break;
    left.splice(left.indexOf(next), 1);
    if (ofPassage(chosen, next) >= MOST_OF_ONE_PASSAGE) continue;
    const led = leadOf(next, chosen, isQuotable);
    if (chosen.length + (led === null ? 1 : 2) > MOST_SENTENCES) continue;
    if (led !== null) chosen.push(led);
    chosen.push(next);
  }
  return inOrder(withContinuation(chosen, isQuotable));
}

/** What follows the best sentence in its passage often says why or how: it joins where little else was found. */
function withContinuation(chosen: readonly Candidate[], isQuotable: Reading["isQuotable"]): Candidate[] {
  const [best] = chosen.toSorted((a, b) => b.score - a.score);
  if (best === undefined || chosen.length >= FEW_SENTENCES) return [...chosen];
  const index = best.index + 1;
  if (best.hit.passage.sentences[index] === undefined) return [...chosen];
  const next = sentenceAt(best, index);
  return !isQuotable(next.text) || chosen.some((other) => isSame(other, next))
    ? [...chosen]
    : [...chosen, next];
}

function mostWorth(left: readonly Candidate[], chosen: readonly Candidate[]): Candidate | null {
  let best: Candidate | null = null;
  let bestWorth = 0;
  for (const candidate of left) {
    if (chosen.some((other) => isSame(other, candidate))) continue;
    const alike = Math.max(0, ...chosen.map((other) => likeness(candidate.bag, other.bag)));
    if (alike > TOO_ALIKE) continue;
    const worth = candidate.score - REDUNDANCY * alike * candidate.score;
    if (worth > bestWorth) [best, bestWorth] = [candidate, worth];
  }
  return best;
}

/** The sentence before one that leans on it, where that is not chosen yet and says something. */
function leadOf(
  candidate: Candidate,
  chosen: readonly Candidate[],
  isQuotable: Reading["isQuotable"],
): Candidate | null {
  const index = candidate.index - 1;
  if (!candidate.leansBack || index < 0) return null;
  const text = sentenceText(candidate.hit.passage, index);
  if (!isQuotable(text)) return null;
  const lead = { ...sentenceAt(candidate, index), leansBack: false };
  return chosen.some((other) => isSame(other, lead)) ? null : lead;
}

function sentenceAt(candidate: Candidate, index: number): Candidate {
  const text = sentenceText(candidate.hit.passage, index);
  return { ...candidate, index, text, bag: bagOf(text) };
}

/** Passages as they were first chosen, the best one first; within each the order of speech. */
function inOrder(chosen: readonly Candidate[]): Candidate[] {
  const passages = [...new Set(chosen.map((candidate) => candidate.hit.passage.id))];
  return chosen.toSorted((a, b) =>
    passages.indexOf(a.hit.passage.id) - passages.indexOf(b.hit.passage.id) || placeOrder(a, b)
  );
}

function ofPassage(chosen: readonly Candidate[], candidate: Candidate): number {
  return chosen.filter((other) => other.hit.passage.id === candidate.hit.passage.id).length;
}

function isSame(a: Chosen, b: Chosen): boolean {
  return a.hit.passage.id === b.hit.passage.id && a.index === b.index;
}

/** How much two sentences share: the size of what is in both over what is in either (Jaccard). */
function likeness(a: TermBag, b: TermBag): number {
  let shared = 0;
  for (const term of a.has) if (b.has.has(term)) shared++;
  const either = a.has.size + b.has.size - shared;
  return either === 0 ? 0 : shared / either;
}
