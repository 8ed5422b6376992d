import type { Chapter, KeySentence, Transcript } from "../transcript.ts";
import { countWords } from "../words.ts";
import { advertsOf } from "./adverts.ts";
import { sentencesOf } from "./sentences.ts";
import type { Term } from "./terms.ts";
import type { Token } from "./tokens.ts";
import { secondsAt } from "./when.ts";

const WORDS_MIN = 8;
const WORDS_MAX = 35;
const SENTENCES_MAX = 12;
const WORDS_A_SENTENCE = 180;
/** Sentences kept for the choice; a day of talk need not be compared with itself. */
const CANDIDATES_MAX = 160;

// Openings after which no sentence stands alone.
const BAD_OPENING =
  /^(?:um|uh|want|wanted|say|in this case|in that case|either way|as a consequence|as a result|er|ah|oh|hmm|yeah|yes|yep|no|nope|ok|okay|right|alright|all right|hi|hello|hey|thanks?|thank you|welcome|good (?:morning|afternoon|evening)|sure|sorry|please|like|you know|i mean|anyway|let(?:'|’)?s|let me|here(?:'|’)?s|there you|which|it|its|it(?:'|’)s|that|that(?:'|’)s|they|they(?:'|’)re|he|she|him|them|those are|these are|this is|that is|there(?:'|’)s|also|because|or|then|same|exactly|absolutely|again|i(?:'|’)m|i(?:'|’)ve|i(?:'|’)d|i live|i work|my name|as i|as we|as you (?:can|know)|what i|what we|for example|for instance|in other words|first of all|by the way|next|another|one of them|some of them|most of them|both of them|the other|the second|the third|the next|the last|the same|the answer|so what|so how|so why|and so|and then|but then)\b/i;
const WEAK_OPENING =
  /^(?:and|but|so|well|now|i|we|this|these|those|there|here|you|my|then|one|look|however|likewise|likely|probably|maybe|perhaps|not surprisingly|out there|if we|actually|basically|obviously)\b/i;
const FILLERS =
  /\b(?:um+|uh+|umm|er|you know|i mean|sort of|kind of|i guess|or something|alright|okay|right|or whatever|and so on|like,|stuff|gonna|wanna|et cetera)\b/gi;
const HOUSEKEEPING =
  /\b(?:slides?|webinar|podcast|episode|sponsors?|subscribe|newsletter|discount|promo|\w+\.(?:com|org|io|net)|dot com|link|links|click|chat|mute|recording|screen|next week|last week|last time|earlier|today(?:'|’)s|this (?:lecture|video|talk|session|course|presentation)|talk(?:ing)? about|going to (?:talk|show|discuss|go|look|be|start|do)|tell you|show you|want(?:ed)? to (?:thank|say|talk|share|mention)|thank|thanks|welcome|congratulations|question|questions|as i said|as i mentioned|come back to|check out|sign up|free (?:of charge|trial|shipping)|audience|title of|two minutes|toss|professor of|mentioned|described|discussed|example)\b/i;
const CLAIM =
  /\b(?:should|must|need to|needs to|have to|important|essential|key|critical|never|always|because|shows?|showed|shown|found|evidence|stud(?:y|ies)|data|means?|recommend(?:ed)?|guidelines?|risks?|benefits?|reduces?|reduced|increases?|increased|improves?|improved|prevents?|causes?|caused|leads? to|most|best|only|without|rather than|instead of|half|twice|more than|less than|fewer|percent|patients?|if)\b|\d+(?:\.\d+)?\s?%|\$\d/gi;

interface Candidate extends KeySentence {
  stems: Set<string>;
  chapter: number;
}

/** Sentences worth quoting: whole, clear alone, about what the talk is about; spread over its chapters and voices. */
export function keySentencesOf(
  transcript: Transcript,
  tokens: Token[][],
  terms: Map<string, Term>,
  chapters: Chapter[],
): KeySentence[] {
  const most = Math.min(
    SENTENCES_MAX,
    Math.floor(transcript.words / WORDS_A_SENTENCE) + (transcript.words >= 80 ? 1 : 0),
  );
  if (most === 0) return [];
  const weights = weightsOf(terms);
  const shares = new Map(
    transcript.voices.map((voice) => [voice.name, voice.words / Math.max(1, transcript.words)]),
  );
  const candidates: Candidate[] = [];
  const isAdvert = advertsOf(transcript.turns);
  chapters.forEach((chapter, index) => {
    for (let turn = chapter.fromTurn; turn < chapter.toTurn; turn++) {
      candidates.push(
        ...candidatesOf(transcript, tokens[turn]!, turn, index, weights, shares, isAdvert[turn]!),
      );
    }
  });
  candidates.sort((a, b) => b.score - a.score || a.turn - b.turn);
  return spread(candidates.slice(0, CANDIDATES_MAX), most).map((
    { text, speaker, startSeconds, turn, score },
  ) => ({
    text,
    speaker,
    startSeconds,
    turn,
    score,
  }));
}

/** What a word adds to a sentence: more the more the talk returns to it, nouns most. */
function weightsOf(terms: Map<string, Term>): Map<string, number> {
  const weights = new Map<string, number>();
  for (const [stem, term] of terms) {
    if (term.count >= 2) weights.set(stem, Math.log2(1 + term.count) * (term.noun ? 1 : 0.5));
  }
  return weights;
}

function candidatesOf(
  transcript: Transcript,
  tokens: Token[],
  turn: number,
  chapter: number,
  weights: Map<string, number>,
  shares: Map<string, number>,
  isAdvert: boolean,
): Candidate[] {
  const { text, speaker, leftOut } = transcript.turns[turn]!;
  if (leftOut || isAdvert) return [];
  const stemOf = new Map(tokens.filter((token) => token.content).map((token) => [token.lower, token.stem]));
  const sentences = sentencesOf(text);
  return sentences.flatMap((sentence, index) => {
    // A reply's first words lean on the question before it.
    const form = formOf(sentence.text) * (index === 0 && sentences.length > 1 ? 0.9 : 1);
    if (form <= 0) return [];
    const words = sentence.text.toLowerCase().match(/[\p{L}\p{N}]+(?:['’-][\p{L}\p{N}]+)*/gu) ?? [];
    const stems = new Set(
      words.flatMap((word) => stemOf.get(word.replaceAll("’", "'").replace(/'s$/, "")) ?? []),
    );
    if (stems.size < 3) return [];
    let weight = 0;
    for (const stem of stems) weight += weights.get(stem) ?? 0.4;
    const share = speaker === null ? 1 : shares.get(speaker) ?? 0;
    const voice = share >= 0.12 ? 1 : 0.55;
    const score = weight / Math.pow(words.length + 6, 0.7) * form * voice;
    return [{
      text: sentence.text,
      speaker,
      startSeconds: secondsAt(transcript.turns[turn]!, sentence.from),
      turn,
      score: Math.round(score * 1000) / 1000,
      stems,
      chapter,
    }];
  });
}

/** How well a sentence stands alone, about 1; 0 for one that must not be quoted. */
function formOf(text: string): number {
  const words = countWords(text);
  if (words < WORDS_MIN || words > WORDS_MAX || text.length > 260) return 0;
  if (!/^["“‘'(]?[\p{Lu}\p{Lo}\d]/u.test(text) || !/[.!。！]["”’)]*$/.test(text)) return 0;
  if (/\.\.\.|…|--|—$|[[\]<>]|-\s|\?|https?:/.test(text) || BAD_OPENING.test(text)) return 0;
  if (/\b([\p{L}']{2,})[,]?\s+\1\b/iu.test(text) || hasOpenQuote(text)) return 0;
  const fillers = text.match(FILLERS)?.length ?? 0;
  if (fillers > 1) return 0;
  const claims = Math.min(3, text.match(CLAIM)?.length ?? 0);
  return (words >= 11 && words <= 28 ? 1 : 0.85) * (fillers === 0 ? 1 : 0.6) *
    (/^(?:and|but|so|well|now|because)\b/i.test(text) ? 0.55 : WEAK_OPENING.test(text) ? 0.78 : 1) *
    (HOUSEKEEPING.test(text) ? 0.45 : 1) * (0.9 + claims * 0.15) * (dangles(text) ? 0.4 : 1) *
    (/^I\b/.test(text) ? 0.85 : 1);
}

/** Words that point out of the sentence. */
function dangles(text: string): boolean {
  return /\b(?:this|that|these|those) (?:study|paper|effect|case|point|way|table|group|one|slide|graph|result|reason|idea)s?\b|\b(?:this|that|it|them|those|these|they|he|she|him|one)[.!]["”’]?$|\b(?!(?:no|any|every|each|some|this|that|the|only|number|just|than|from|at|day|with|of)\b)\p{L}+ one(?=[,;.]| and\b| or\b| but\b)|\b(?:the|such) (?:former|latter)\b|\b(?:like that|like this|those two|these two|that one|over here|right here|down here)\b/iu
    .test(text);
}

function hasOpenQuote(text: string): boolean {
  return (text.match(/"/g)?.length ?? 0) % 2 === 1 ||
    (text.match(/“/g)?.length ?? 0) !== (text.match(/”/g)?.length ?? 0);
}

/** Takes the best one by one; each next is worth less where it repeats words, a chapter or a voice already heard. */
function spread(candidates: Candidate[], most: number): Candidate[] {
  const chosen: Candidate[] = [];
  const left = [...candidates];
  const bar = (candidates[0]?.score ?? 0) * 0.3;
  while (chosen.length < most && left.length > 0) {
    let best = -1;
    let bestScore = bar;
    left.forEach((candidate, index) => {
      const worth = worthOf(candidate, chosen);
      if (worth > bestScore) [best, bestScore] = [index, worth];
    });
    if (best < 0) break;
    const [taken] = left.splice(best, 1);
    chosen.push({ ...taken!, score: Math.round(bestScore * 1000) / 1000 });
  }
  return chosen;
}

function worthOf(candidate: Candidate, chosen: Candidate[]): number {
  let worth = candidate.score;
  for (const other of chosen) {
    const shared = [...candidate.stems].filter((stem) => other.stems.has(stem)).length;
    worth *= 1 - 0.5 * (shared / Math.min(candidate.stems.size, other.stems.size));
    if (other.chapter === candidate.chapter) worth *= 0.82;
    if (other.speaker === candidate.speaker && candidate.speaker !== null) worth *= 0.95;
    if (other.turn === candidate.turn) worth *= 0.5;
  }
  return worth;
}
