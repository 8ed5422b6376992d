import type { Transcript } from "../transcript.ts";
import { countWords } from "../words.ts";
import { type Term, termsOf } from "./terms.ts";
import { announcedOf, type Phrase, phrasesOf } from "./title_phrases.ts";
import type { Token } from "./tokens.ts";

const TITLE_LENGTH_MAX = 52;
/** Under this, a count of words finds chance rather than a subject. */
const SHORT_WORDS = 250;
/** Words any talk of health or of people holds: they name no part of it alone. */
const TOO_WIDE = new Set(
  ("patient patients doctor doctors nurse nurses person individual individuals adult adults practice study studies paper papers " +
    "researcher researchers scientist scientists group groups quarter half detail details finger hand hands body leader leaders " +
    "evidence research literature experiment system systems ability activity government country state house home school " +
    "medicine treatment therapy clinic consultation table space oil cost costs money business businesses job jobs")
    .split(" "),
);
const QUESTION_TITLES: Record<string, string> = {
  de: "Fragen aus dem Publikum",
  fr: "Questions du public",
  es: "Preguntas del público",
  it: "Domande dal pubblico",
  nl: "Vragen uit het publiek",
  pt: "Perguntas do público",
};
const AND: Record<string, string> = { de: "und", fr: "et", es: "y", it: "e", nl: "en", pt: "e", sv: "och" };

/** A title for each chapter, out of the words said in it and less elsewhere; null for one about nothing of its own. */
export function chapterTitles(
  transcript: Transcript,
  tokens: Token[][],
  ranges: { fromTurn: number; toTurn: number }[],
  questionTime: number | null,
): (string | null)[] {
  const terms = termsOf(tokens, transcript.language);
  const phrases = ranges.map((range) => phrasesOf(tokens.slice(range.fromTurn, range.toTurn), terms));
  const overall = countAcross(phrases);
  const used = new Set<string>();
  const and = AND[transcript.language ?? ""] ?? "and";
  return ranges.map((range, index) => {
    if (range.fromTurn === questionTime) {
      return QUESTION_TITLES[transcript.language ?? ""] ?? "Questions from the audience";
    }
    if (ranges.length === 1 && transcript.words < SHORT_WORDS) return transcript.title ?? "The conversation";
    const ranked = rank(phrases[index]!, overall, used, terms, announcedOf(transcript, tokens, range));
    // No two chapters bear one name: a part that has none of its own left is no part.
    const first = ranked.find((phrase) => !used.has(phrase.stems.join(" ")));
    if (first === undefined) return ranges.length === 1 ? transcript.title ?? "The conversation" : null;
    const second = index === 0 && isWelcome(transcript, range)
      ? null
      : companionOf(first, ranked, used, and, terms);
    for (const phrase of [first, second]) if (phrase !== null) used.add(phrase.stems.join(" "));
    if (second !== null) return capitalised(`${first.surface} ${and} ${second.surface}`);
    return index === 0 && isWelcome(transcript, range)
      ? `Welcome and ${first.surface}`
      : capitalised(first.surface);
  });
}

/** A first chapter that is short and greets: in English only, for its title says so in English. */
function isWelcome(
  transcript: Transcript,
  { fromTurn, toTurn }: { fromTurn: number; toTurn: number },
): boolean {
  const turns = transcript.turns.slice(fromTurn, toTurn);
  const words = turns.reduce((sum, turn) => sum + countWords(turn.text), 0);
  const greets = turns.slice(0, 3).some((turn) => /\bwelcome\b/i.test(turn.text.slice(0, 300)));
  return greets && transcript.language === "en" && words < transcript.words * 0.16;
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
  announced: Set<string>,
): Phrase[] {
  const ranked: Phrase[] = [];
  for (const [key, phrase] of phrases) {
    const length = phrase.stems.length;
    const known = phrase.stems.every((stem) => (terms.get(stem)?.count ?? 0) >= 3);
    if (phrase.count < 2 && !(length > 1 && known)) continue;
    if (phrase.surface.length > 36 || phrase.surface.length < 3) continue;
    const everywhere = overall.get(key)!;
    const distinct = phrase.count / everywhere.count;
    // A pair that makes up most sightings of its words says more than either word.
    const share = length === 1
      ? 1
      : phrase.count / Math.max(1, phrases.get(phrase.stems.at(-1)!)?.count ?? phrase.count);
    const weight = length === 1 ? 1 : length === 2 ? 1.7 + share * 0.5 : 1.9 + share * 0.5;
    const proper = /^\p{Lu}{2,}/u.test(phrase.surface) ? 1.2 : 1;
    const reuse = used.has(key) || phrase.stems.some((stem) => used.has(stem) && length === 1) ? 0.25 : 1;
    const said = phrase.stems.every((stem) => announced.has(stem)) ? (length > 1 ? 1.8 : 1.35) : 1;
    const wide = length === 1 && TOO_WIDE.has(phrase.surface.toLowerCase()) ? 0.3 : 1;
    const rare = phrase.count < 2 ? 0.25 : length === 1 && (terms.get(key)?.count ?? 0) < 3 ? 0.6 : 1;
    const heard = Math.sqrt(phrase.count * phrase.turns);
    phrase.score = Math.pow(heard, 0.85) * (0.1 + distinct) * weight * proper * reuse * rare * said * wide;
    ranked.push(phrase);
  }
  ranked.sort((a, b) => b.score - a.score || (a.surface < b.surface ? -1 : 1));
  return ranked.map((phrase) => wholeOf(phrase, ranked));
}

/** "default mode" is said as a part of "default mode network" most times: the longer one is the name of the thing. */
function wholeOf(phrase: Phrase, ranked: Phrase[]): Phrase {
  const key = ` ${phrase.stems.join(" ")} `;
  const whole = ranked.find((other) =>
    other.stems.length > phrase.stems.length && ` ${other.stems.join(" ")} `.includes(key) &&
    other.count >= phrase.count * (phrase.stems.length > 1 ? 0.5 : 0.6)
  );
  return whole === undefined ? phrase : { ...whole, score: phrase.score };
}

/**
 * The next thing a chapter is about: nearly as much spoken of, not part of the first, and no other chapter's name. One
 * strong phrase says more than a pair of which one half is weak.
 */
function companionOf(
  first: Phrase,
  ranked: Phrase[],
  used: Set<string>,
  and: string,
  terms: Map<string, Term>,
): Phrase | null {
  const taken = new Set(first.stems);
  // "Cuff and the arm" says less than "Cuff".
  const needsArticle = (phrase: Phrase) =>
    phrase.stems.length === 1 && terms.get(phrase.stems[0]!)?.definite === true &&
    !/\p{Lu}/u.test(phrase.surface);
  const isStrong = first.stems.length > 1 && first.count >= 3;
  return ranked.find((phrase) =>
    (phrase.stems.length > 1 || !isStrong) &&
    phrase.score >= first.score * (isStrong ? 0.6 : phrase.stems.length > 1 ? 0.4 : 0.55) &&
    phrase.count >= (isStrong || phrase.stems.length === 1 ? 3 : 2) &&
    !TOO_WIDE.has(phrase.surface.toLowerCase()) && !needsArticle(phrase) &&
    !phrase.stems.some((stem) => taken.has(stem)) && !used.has(phrase.stems.join(" ")) &&
    first.surface.length + phrase.surface.length + and.length + 6 <= TITLE_LENGTH_MAX
  ) ?? null;
}

function capitalised(title: string): string {
  // "mRNA" and "pH" open a title as they are.
  return /^\p{Ll}\p{Lu}/u.test(title) ? title : title.charAt(0).toUpperCase() + title.slice(1);
}
