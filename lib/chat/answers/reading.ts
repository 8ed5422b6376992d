import type { PassageHit } from "../../library/mod.ts";
import { aroundOf, coverPassages, type ReadPassage } from "./context.ts";
import { type Coverage, type TermBag, together } from "./evidence.ts";
import { type Hosts, hostsOf, isHost } from "./hosts.ts";
import { isAddressedToMachines, isAsked, isFiller, isHeading, leansBack } from "./manner.ts";
import type { Question } from "./question.ts";
import { supportOf } from "./support.ts";

/** A sentence of a found passage, with how well it answers. */
export interface Candidate {
  hit: PassageHit;
  /** Its place among the passage's sentences. */
  index: number;
  text: string;
  bag: TermBag;
  /** How well it answers, from 0 to a little over 1. */
  score: number;
  /** It leans on the sentence before it: "It holds the cloud". */
  leansBack: boolean;
}

/** Found passages, read with a question in mind. */
export interface Reading {
  /** Best first; equal ones in the order of their places. */
  candidates: Candidate[];
  /** How much of what is asked the best stretch speaks of, from 0 to 1: what abstaining is decided by. */
  support: number;
  /** Whether a sentence may be quoted at all. */
  isQuotable(text: string): boolean;
}

/** Of what is asked, the share that the best stretch must speak of. */
const LEAST_SUPPORT = 0.62;

/** A question all of whose words count less asks for nothing: "What can I ask?" */
const LEAST_TELLING = 0.3;
/** From here on a question of the recording, or a heading, counts as the one that is asked. */
const ASKED_LEAST = 0.55;
/** What a passage's own rank counts beside its sentences. */
const RANK_SHARE = 0.35;
/** What speaking of something else takes away at most, and what the words of whoever asks the questions count. */
const OFF_SUBJECT = 0.6;
const HOST = 0.6;
/** What the words of others count where a question names who is to be heard. */
const OTHER_VOICE = 0.6;
/** A subject that is covered so far is spoken of. */
const SPOKEN_OF = 0.8;
const MANY_WORDS = 55;
const FEW_TERMS = 3;

/** Reads passages sentence by sentence with a question in mind; `mayQuote` leaves sentences out. */
export function readPassages(
  question: Question,
  hits: readonly PassageHit[],
  mayQuote: (text: string) => boolean = () => true,
): Reading {
  const isQuotable = (text: string) => saysSomething(text) && mayQuote(text);
  const read = coverPassages(question, hits);
  const weights = weightsOf(question, read, "weight");
  const pulls = weightsOf(question, read, "pull");
  const found = {
    question,
    isQuotable,
    read,
    pulls,
    hosts: hostsOf(read),
    named: namedIn(question, read),
    best: Math.max(0, ...hits.map(({ score }) => score)),
  };
  const candidates = read.flatMap((passage) => candidatesOf(passage, found));
  candidates.sort((a, b) => b.score - a.score || placeOrder(a, b));
  const asksNothing = question.subjects.every(({ weight }) => weight < LEAST_TELLING);
  const support = asksNothing
    ? 0
    : Math.max(0, ...read.map((passage) => supportOf(question, passage, weights)));
  return { candidates, support, isQuotable };
}

/** Whether what was read answers the question; where it does not, saying so is the answer. */
export function answers({ candidates, support }: Reading): boolean {
  return candidates.length > 0 && support >= LEAST_SUPPORT;
}

/** The order of reading: by passage id, then by place. */
export function placeOrder(a: Candidate, b: Candidate): number {
  const [one, other] = [a.hit.passage.id, b.hit.passage.id];
  return one < other ? -1 : one > other ? 1 : a.index - b.index;
}

/** What each subject counts: its own weight, and more where few of the found passages speak of it; together 1. */
function weightsOf(question: Question, read: readonly ReadPassage[], by: "weight" | "pull"): number[] {
  const rarest = Math.log(1 + (read.length + 0.5) / 0.5);
  const weights = question.subjects.map((subject, index) => {
    const holding = read.filter((passage) => passage.whole[index]! >= SPOKEN_OF).length;
    const idf = Math.log(1 + (read.length - holding + 0.5) / (holding + 0.5));
    return subject[by] * (0.3 + 0.7 * idf / rarest);
  });
  const sum = weights.reduce((total, weight) => total + weight, 0);
  return weights.map((weight) => sum === 0 ? 0 : weight / sum);
}

/** All that was found, with what a sentence is measured by. */
interface Found {
  isQuotable: (text: string) => boolean;
  question: Question;
  pulls: readonly number[];
  hosts: Hosts;
  /** The subjects that are the names of speakers. */
  named: readonly number[];
  /** The best score of a passage. */
  best: number;
}

function candidatesOf(passage: ReadPassage, found: Found): Candidate[] {
  const { hit, texts, bags } = passage;
  return texts.flatMap((text, index) => {
    if (!found.isQuotable(text)) return [];
    const score = scoreOf(passage, index, found);
    return score === 0 ? [] : [{ hit, index, text, bag: bags[index]!, score, leansBack: leansBack(text) }];
  });
}

function scoreOf(
  passage: ReadPassage,
  index: number,
  { question, pulls, hosts, named, best }: Found,
): number {
  const own = weigh(passage.covers[index]!, pulls);
  const asked = weigh(passage.asked[index]!, pulls);
  if (own === 0 && asked < ASKED_LEAST) return 0;
  const around = weigh(aroundOf(passage, index), pulls);
  const speaks = Math.max(0.55 * own + 0.45 * around, asked >= ASKED_LEAST ? 0.8 * asked + 0.2 * own : 0);
  const ranked = best > 0 ? passage.hit.score / best : 1 / passage.hit.rank;
  const near = together(together(passage.whole, passage.title), passage.asked[index]!);
  return speaks * mannerOf(question, passage, index) * (1 - RANK_SHARE + RANK_SHARE * ranked) *
    (1 - OFF_SUBJECT * offSubject(question, near)) * (isHost(hosts, passage, index) ? HOST : 1) *
    (isHeard(named, passage, index) ? 1 : OTHER_VOICE);
}

/** Which telling subjects of a question are the name of somebody who speaks in what was found. */
function namedIn({ subjects }: Question, read: readonly ReadPassage[]): number[] {
  return subjects.flatMap(({ weight }, index) =>
    weight === 1 && read.some(({ voices }) => voices.some((voice) => voice[index]! >= SPOKEN_OF))
      ? [index]
      : []
  );
}

function isHeard(named: readonly number[], { voices }: ReadPassage, index: number): boolean {
  return named.length === 0 || named.some((name) => voices[index]![name]! >= SPOKEN_OF);
}

function saysSomething(text: string): boolean {
  return !isAsked(text) && !isFiller(text) && !isAddressedToMachines(text);
}

/** Of the telling words of a question, the share that is not spoken of anywhere near. */
function offSubject({ subjects }: Question, near: Coverage): number {
  const telling = subjects.flatMap(({ weight }, index) => weight === 1 ? [near[index]!] : []);
  return telling.length === 0 ? 0 : telling.filter((covered) => covered < 0.2).length / telling.length;
}

function mannerOf(question: Question, { hit, texts, bags }: ReadPassage, index: number): number {
  const [text, bag] = [texts[index]!, bags[index]!];
  const words = text.split(/\s+/).length;
  let factor = 1;
  if (hit.passage.kind === "document" && isHeading(text)) factor *= 0.3;
  if (bag.terms.length < FEW_TERMS) factor *= 0.6;
  if (words > MANY_WORDS) factor *= 0.85;
  if (leansBack(text)) factor *= 0.8;
  if (question.asksAmount && bag.numbers.size > 0) factor *= 1.2;
  return factor;
}

/** A coverage as one figure. */
export function weigh(coverage: Coverage, weights: readonly number[]): number {
  return coverage.reduce((sum, value, index) => sum + value * weights[index]!, 0);
}
