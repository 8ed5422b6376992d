import snowball from "snowball-stemmers";
import { sentenceCase } from "./clean.ts";
import {
  guessLanguage,
  SAME_SUBJECT,
  saysNothing,
  SETTING_WORDS,
  stemmerFor,
  stopWords,
  WEAK_WORDS,
  WISHES,
} from "./theme_words.ts";

/** What several open answers speak of. */
export interface Theme {
  /** One to four words of the answers, in sentence case. */
  label: string;
  /** Answers that speak of it; one answer may belong to several themes. */
  count: number;
  /** A short answer, or a sentence of one, verbatim. */
  quote: string;
  /** Places of these answers in the texts given. */
  members: number[];
}

interface Word {
  text: string;
  stem: string;
  /** Carries a subject. */
  content: boolean;
}

interface Comment {
  place: number;
  text: string;
  words: Word[][];
}

interface Candidate {
  stems: string[];
  members: Set<Comment>;
  score: number;
  /** Names a theme only within a phrase: "time", "late". */
  weak: boolean;
}

const LEAST_USEFUL = 6;
const MOST_THEMES = 6;
/** Answers in which fewer than this share belong to any theme are too different to be summed up. */
const LEAST_COVERED = 0.22;
const LABEL_SAMPLE = 2_000;

/**
 * Groups open answers by the words they share: the same answers always give the same themes, most named first. Empty
 * when fewer than six answers say something, or when they have too little in common. Words of the `question` make no
 * theme alone.
 */
export function findThemes(
  texts: readonly string[],
  options: { language?: string; question?: string } = {},
): Theme[] {
  const useful = texts.map((text, place) => ({ text, place })).filter(({ text }) => !saysNothing(text));
  if (useful.length < LEAST_USEFUL) return [];
  const language = options.language ?? guessLanguage(useful.map(({ text }) => text));
  const read = reader(language);
  const stemsOf = (text: string) => read(text).flat().map(({ stem }) => stem);
  const plain = new Set([...[...SETTING_WORDS].flatMap(stemsOf), ...stemsOf(options.question ?? "")]);
  const weak = new Set([...WEAK_WORDS].flatMap(stemsOf));
  const comments = useful.map(({ text, place }) => ({ place, text, words: read(text) }));
  const least = comments.length < 16 ? 2 : Math.max(3, Math.ceil(comments.length * 0.04));
  const label = (candidate: Candidate) => labelOf(candidate, language === "de");
  const chosen = choose(candidates(comments, least, plain, weak), least, label);
  const covered = new Set(chosen.flatMap(({ members }) => [...members]));
  if (chosen.length < 2 || covered.size < comments.length * LEAST_COVERED) return [];

  const quoted = new Set<string>();
  return chosen.map((candidate) => {
    const members = [...candidate.members].map(({ place }) => place).sort((a, b) => a - b);
    return { label: candidate.label, count: members.length, quote: quoteOf(candidate, quoted), members };
  }).sort((a, b) => b.count - a.count);
}

/** Cuts a text into sentence parts of words, each with its stem. */
function reader(language: string): (text: string) => Word[][] {
  const stop = stopWords(language);
  const name = stemmerFor(language);
  const stemmer = name === null ? null : snowball.newStemmer(name);
  const stems = new Map<string, string>();
  const stemOf = (word: string) => {
    const known = stems.get(word);
    if (known !== undefined) return known;
    const meant = SAME_SUBJECT.get(word) ?? word;
    const stem = stemmer === null ? meant : stemmer.stem(meant);
    stems.set(word, stem);
    return stem;
  };
  return (text) =>
    text.slice(0, 4000).replace(/\[[^\[\]]{1,30} removed\]|(?:https?:|www\.)\S+/g, ". ").split(
      /[.!?;:,()\n\u2022"“”]|\s[-–—]\s/,
    ).map((part) =>
      (part.match(/[\p{L}\p{N}][\p{L}\p{M}\p{N}'’+#/&-]*/gu) ?? []).map((raw) => {
        const word = raw.replace(/[-'’/&]+$/, "");
        const lower = word.toLowerCase().replaceAll("’", "'");
        const content = !stop.has(lower) && /\p{L}/u.test(lower) &&
          (lower.length > 2 || /^\p{Lu}[\p{Lu}\p{N}]$/u.test(word));
        return { text: word, stem: content ? stemOf(lower) : lower, content };
      })
    ).filter((words) => words.length > 0);
}

/** Stems and neighbouring pairs of stems that enough comments share. */
function candidates(
  comments: Comment[],
  least: number,
  plain: ReadonlySet<string>,
  weak: ReadonlySet<string>,
): Candidate[] {
  const members = new Map<string, Set<Comment>>();
  const note = (key: string, comment: Comment) => {
    const known = members.get(key);
    if (known) known.add(comment);
    else members.set(key, new Set([comment]));
  };
  for (const comment of comments) {
    for (const words of comment.words) {
      let previous: Word | null = null;
      for (const word of words) {
        if (!word.content) {
          if (!/^(?:of|for|the|and|to|in|on|with|&|de|des|du|la|für|der|und)$/.test(word.stem)) {
            previous = null;
          }
          continue;
        }
        note(word.stem, comment);
        if (previous && previous.stem !== word.stem) note(`${previous.stem} ${word.stem}`, comment);
        previous = word;
      }
    }
  }
  const most = comments.length * (comments.length < 20 ? 0.7 : 0.45);
  const found: Candidate[] = [];
  for (const [key, of] of members) {
    const stems = key.split(" ");
    const tooWide = of.size > most && stems.length === 1;
    if (of.size < least || tooWide || stems.every((stem) => plain.has(stem))) continue;
    const soft = stems.filter((stem) => plain.has(stem) || weak.has(stem)).length / stems.length;
    found.push({
      stems,
      members: of,
      score: of.size * (stems.length > 1 ? 1.8 : 1) * (1 - 0.6 * soft),
      weak: soft === 1,
    });
  }
  return found.sort((a, b) => b.score - a.score || (a.stems.join() < b.stems.join() ? -1 : 1));
}

/** The best candidates that say something new; a pair gives way to the word that says more. */
function choose(
  found: Candidate[],
  least: number,
  label: (candidate: Candidate) => string,
): (Candidate & { label: string })[] {
  const chosen: (Candidate & { label: string })[] = [];
  const taken = new Set<Comment>();
  for (const candidate of found) {
    if (chosen.length === MOST_THEMES) break;
    if (chosen.some(({ stems }) => stems.some((stem) => candidate.stems.includes(stem)))) continue;
    const wider = candidate.stems.length === 1 ? null : broader(candidate, found);
    const theme = wider ?? candidate;
    const fresh = [...theme.members].filter((comment) => !taken.has(comment)).length;
    if (fresh < least || fresh < theme.members.size * 0.5) continue;
    const named = { ...theme, stems: candidate.stems, label: label({ ...theme, stems: candidate.stems }) };
    if (candidate.weak && !named.label.includes(" ")) continue;
    if (chosen.some((other) => other.label.toLowerCase() === named.label.toLowerCase())) continue;
    chosen.push(named);
    for (const comment of theme.members) taken.add(comment);
  }
  return chosen;
}

/** The single stem of a pair whose comments the pair mostly accounts for. */
function broader(pair: Candidate, found: Candidate[]): Candidate | null {
  const singles = found.filter(({ stems }) => stems.length === 1 && pair.stems.includes(stems[0]!));
  const close = singles.filter(({ members }) => pair.members.size >= members.size * 0.5);
  return close.sort((a, b) => b.members.size - a.members.size)[0] ?? null;
}

/** The phrase most of the comments use: up to four words that begin and end with a subject, or begin with a wish. */
function labelOf({ stems, members }: Candidate, keepCapitals: boolean): string {
  const phrases = new Map<string, { count: number; words: number; spellings: Map<string, number> }>();
  let looked = 0;
  for (const { words } of members) {
    if (++looked > LABEL_SAMPLE) break;
    const seen = new Set<string>();
    for (const part of words) {
      for (let from = 0; from < part.length; from++) {
        for (let length = 1; length <= 4 && from + length <= part.length; length++) {
          const phrase = part.slice(from, from + length);
          if (!isPhrase(phrase, stems)) continue;
          const key = phrase.map(({ stem }) => stem).join(" ");
          const known = phrases.get(key) ?? { count: 0, words: length, spellings: new Map() };
          phrases.set(key, known);
          const spelling = phrase.map(({ text }) => text).join(" ");
          known.spellings.set(spelling, (known.spellings.get(spelling) ?? 0) + 1);
          if (!seen.has(key)) known.count++;
          seen.add(key);
        }
      }
    }
  }
  const ranked = [...phrases.values()].sort((a, b) => worthOf(b) - worthOf(a) || b.words - a.words);
  return ranked[0] ? shown(ranked[0].spellings, keepCapitals) : sentenceCase(stems.join(" "));
}

function isPhrase(phrase: Word[], stems: string[]): boolean {
  const first = phrase[0]!;
  const last = phrase.at(-1)!;
  const opens = first.content || (WISHES.has(first.stem) && phrase.length > 1);
  return opens && last.content && stems.every((stem) => phrase.some((word) => word.stem === stem));
}

/** Longer phrases are clearer, but must be used by more than one. */
function worthOf({ count, words }: { count: number; words: number }): number {
  return count < 2 ? count * 0.1 : count * (1 + 0.55 * (words - 1));
}

/** The commonest spelling; words are lower-case unless their own spelling has capitals inside or throughout. */
function shown(spellings: Map<string, number>, keepCapitals: boolean): string {
  const best = [...spellings].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1))[0]![0];
  const words = best.split(" ").map((word) =>
    keepCapitals ||
      /^\p{Lu}[\p{Lu}\p{N}/&-]+s?$|\p{Ll}\p{Lu}|\p{Lu}\p{Lu}|\p{N}/u.test(word) && word.length <= 12
      ? word
      : word.toLowerCase()
  );
  return sentenceCase(words.join(" "));
}

/** The answer nearest to one short sentence that says it; of long answers the sentence that does. */
function quoteOf({ stems, members }: Candidate, quoted: Set<string>): string {
  let best = "";
  let least = Infinity;
  for (const { text } of members) {
    const pieces = text.length <= 160 ? [text.trim()] : sentencesOf(text);
    for (const piece of pieces) {
      const cost = costOf(piece, stems) + (quoted.has(piece) ? 1000 : 0);
      if (cost < least) [best, least] = [piece, cost];
    }
  }
  quoted.add(best);
  return best;
}

function costOf(piece: string, stems: string[]): number {
  const lower = piece.toLowerCase();
  const holds = stems.filter((stem) => lower.includes(stem.slice(0, Math.max(3, stem.length - 1)))).length;
  const length = piece.length < 25 ? 40 - piece.length : Math.max(0, piece.length - 90) / 2;
  const mess = /\[[^\]]+ removed\]|https?:|\n/.test(piece) ? 30 : 0;
  return length + (stems.length - holds) * 60 + mess + (/^[\p{Lu}"“]/u.test(piece) ? 0 : 4) +
    (holds === 0 ? 200 : 0);
}

function sentencesOf(text: string): string[] {
  return (text.match(/[^.!?\n]+[.!?]*/g) ?? [text]).map((one) => one.trim()).filter((one) => one.length > 2);
}
