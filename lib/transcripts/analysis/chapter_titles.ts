import type { Transcript } from "../transcript.ts";
import { type Term, termsOf } from "./terms.ts";
import type { Token } from "./tokens.ts";

const TITLE_LENGTH_MAX = 52;
const QUESTION_TITLES: Record<string, string> = {
  de: "Fragen aus dem Publikum",
  fr: "Questions du public",
  es: "Preguntas del público",
  it: "Domande dal pubblico",
  nl: "Vragen uit het publiek",
  pt: "Perguntas do público",
};
const AND: Record<string, string> = { de: "und", fr: "et", es: "y", it: "e", nl: "en", pt: "e", sv: "och" };

/** A thing a chapter speaks of: one to three words that stand together. */
interface Phrase {
  stems: string[];
  surface: string;
  count: number;
  score: number;
}

/** A title for each chapter, out of the words said in it and less elsewhere. */
export function chapterTitles(
  transcript: Transcript,
  tokens: Token[][],
  ranges: { fromTurn: number; toTurn: number }[],
  questionTime: number | null,
): string[] {
  const terms = termsOf(tokens);
  const phrases = ranges.map((range) => phrasesOf(tokens.slice(range.fromTurn, range.toTurn), terms));
  const overall = countAcross(phrases);
  const used = new Set<string>();
  return ranges.map((range, index) => {
    if (range.fromTurn === questionTime) {
      return QUESTION_TITLES[transcript.language ?? ""] ?? "Questions from the audience";
    }
    const ranked = rank(phrases[index]!, overall, used, terms);
    const title = titleOf(ranked, terms, AND[transcript.language ?? ""] ?? "and");
    for (const phrase of ranked.slice(0, 2)) {
      if (title.includes(phrase.surface)) used.add(phrase.stems.join(" "));
    }
    if (title !== "") return capitalised(title);
    if (ranges.length === 1) return transcript.title ?? "The conversation";
    return index === 0 ? "Opening" : index === ranges.length - 1 ? "Closing" : "Further discussion";
  });
}

/** Nouns, and runs of two or three content words that end in a noun, with how often they stand here. */
function phrasesOf(turns: Token[][], terms: Map<string, Term>): Map<string, Phrase> {
  const phrases = new Map<string, Phrase & { surfaces: Map<string, number> }>();
  for (const turn of turns) {
    for (let at = 0; at < turn.length; at++) {
      for (let length = 1; length <= 3 && at + length <= turn.length; length++) {
        const run = turn.slice(at, at + length);
        if (!run[length - 1]!.content || (length > 1 && run[length - 1]!.breaks)) break;
        if (terms.get(run[length - 1]!.stem)?.noun !== true || !isModifierRun(run, terms)) continue;
        const stems = run.map((token) => token.stem);
        if (new Set(stems).size < length) continue;
        const key = stems.join(" ");
        const phrase = phrases.get(key) ?? { stems, surface: "", count: 0, score: 0, surfaces: new Map() };
        phrase.count++;
        const surface = run.map((token) => written(token, terms)).join(" ");
        phrase.surfaces.set(surface, (phrase.surfaces.get(surface) ?? 0) + 1);
        phrases.set(key, phrase);
      }
    }
  }
  for (const phrase of phrases.values()) {
    let most = 0;
    for (const [surface, count] of phrase.surfaces) {
      if (count > most) [phrase.surface, most] = [surface, count];
    }
  }
  return phrases;
}

/** What stands before the noun may be a noun or an adjective, not a doing ("measure pressure"). */
function isModifierRun(run: Token[], terms: Map<string, Term>): boolean {
  return run.slice(0, -1).every((token) => {
    const term = terms.get(token.stem);
    return term !== undefined && (term.noun || /(?:al|ic|ive|ous|ary|ful|ed|able|ar)$/.test(token.lower));
  });
}

function written(token: Token, terms: Map<string, Term>): string {
  const isName = /\p{Lu}/u.test(terms.get(token.stem)?.surface ?? "");
  if (isName) return token.opens ? terms.get(token.stem)!.surface : token.surface;
  return /^\p{Lu}\p{Ll}/u.test(token.surface) ? token.lower : token.surface;
}

function countAcross(chapters: Map<string, Phrase>[]): Map<string, { count: number; chapters: number }> {
  const overall = new Map<string, { count: number; chapters: number }>();
  for (const phrases of chapters) {
    for (const [key, phrase] of phrases) {
      const sum = overall.get(key) ?? { count: 0, chapters: 0 };
      overall.set(key, { count: sum.count + phrase.count, chapters: sum.chapters + 1 });
    }
  }
  return overall;
}

/** Often here, seldom elsewhere, longer rather than shorter; what titles another chapter counts for little. */
function rank(
  phrases: Map<string, Phrase>,
  overall: Map<string, { count: number; chapters: number }>,
  used: Set<string>,
  terms: Map<string, Term>,
): Phrase[] {
  const ranked: Phrase[] = [];
  for (const [key, phrase] of phrases) {
    if (phrase.count < 2 || phrase.surface.length > 36 || phrase.surface.length < 3) continue;
    const everywhere = overall.get(key)!;
    const distinct = phrase.count / everywhere.count;
    const length = phrase.stems.length;
    // A pair that makes up most sightings of its words says more than either word.
    const share = length === 1
      ? 1
      : phrase.count / Math.max(1, phrases.get(phrase.stems.at(-1)!)?.count ?? phrase.count);
    const weight = length === 1 ? 1 : length === 2 ? 1.7 + share * 0.5 : 1.9 + share * 0.5;
    const proper = /^\p{Lu}{2,}/u.test(phrase.surface) ? 1.2 : 1;
    const reuse = used.has(key) || phrase.stems.some((stem) => used.has(stem) && length === 1) ? 0.25 : 1;
    const rare = length === 1 && (terms.get(key)?.count ?? 0) < 3 ? 0.6 : 1;
    phrase.score = Math.pow(phrase.count, 0.8) * (0.25 + distinct) * weight * proper * reuse * rare;
    ranked.push(phrase);
  }
  return ranked.sort((a, b) => b.score - a.score || (a.surface < b.surface ? -1 : 1));
}

function titleOf(ranked: Phrase[], terms: Map<string, Term>, and: string): string {
  const [first, ...others] = ranked;
  if (first === undefined) return "";
  const taken = new Set(first.stems);
  const second = others.find((phrase) =>
    phrase.score >= first.score * 0.3 && !phrase.stems.some((stem) => taken.has(stem)) &&
    first.surface.length + phrase.surface.length + and.length + 6 <= TITLE_LENGTH_MAX
  );
  if (second === undefined) return first.surface;
  return `${first.surface} ${and} ${withArticle(second, terms, and)}`;
}

function withArticle(phrase: Phrase, terms: Map<string, Term>, and: string): string {
  const term = phrase.stems.length === 1 ? terms.get(phrase.stems[0]!) : undefined;
  const takesThe = and === "and" && term?.definite === true && !/\p{Lu}/u.test(phrase.surface) &&
    !/s$/.test(phrase.surface);
  return takesThe ? `the ${phrase.surface}` : phrase.surface;
}

function capitalised(title: string): string {
  // "mRNA" and "pH" open a title as they are.
  return /^\p{Ll}\p{Lu}/u.test(title) ? title : title.charAt(0).toUpperCase() + title.slice(1);
}
