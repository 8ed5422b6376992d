import { labelsOf } from "./theme_labels.ts";
import { readerOf, type Word } from "./theme_reader.ts";
import { guessLanguage, saysNothing, SETTING_WORDS, WEAK_WORDS } from "./theme_words.ts";

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

interface Comment {
  place: number;
  text: string;
  words: Word[][];
  /** Every stem in it that carries a subject. */
  stems: ReadonlySet<string>;
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
/** Candidates whose label is looked for: those beyond hold too little to be chosen. */
const MOST_LABELLED = 60;

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
  const read = readerOf(language);
  const stemsOf = (text: string) => read(text).flat().map(({ stem }) => stem);
  const plain = new Set([...[...SETTING_WORDS].flatMap(stemsOf), ...stemsOf(options.question ?? "")]);
  const weak = new Set([...WEAK_WORDS].flatMap(stemsOf));
  const comments = useful.map(({ text, place }) => {
    const words = read(text);
    const stems = new Set(words.flatMap((part) => part.flatMap((word) => (word.content ? word.stem : []))));
    return { place, text, words, stems };
  });
  const least = comments.length < 16 ? 2 : Math.max(3, Math.ceil(comments.length * 0.04));
  const found = candidates(comments, least, plain, weak).slice(0, MOST_LABELLED);
  const chosen = choose(
    found.flatMap((candidate) => labelled(candidate, weak, least, language)),
    least,
  );
  const covered = new Set(chosen.flatMap(({ members }) => [...members]));
  if (chosen.length < 2 || covered.size < comments.length * LEAST_COVERED) return [];

  const quoted = new Set<string>();
  return chosen.map((candidate) => {
    const members = [...candidate.members].map(({ place }) => place).sort((a, b) => a - b);
    return { label: candidate.label, count: members.length, quote: quoteOf(candidate, quoted), members };
  }).sort((a, b) => b.count - a.count);
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

interface Labelled extends Candidate {
  label: string;
}

/** A candidate under the label its comments share: it keeps the comments that hold what the label says, and no others. */
function labelled(
  candidate: Candidate,
  weak: ReadonlySet<string>,
  least: number,
  language: string,
): Labelled[] {
  const best = labelsOf(candidate, weak, language).find(({ members }) => members.size >= least);
  if (best === undefined) return [];
  const { label, stems, members, worth } = best;
  return [{ stems, members, label, weak: candidate.weak, score: worth * (candidate.weak ? 0.6 : 1) }];
}

/** The best candidates that say something new. */
function choose(found: Labelled[], least: number): Labelled[] {
  const chosen: Labelled[] = [];
  const taken = new Set<Comment>();
  for (const theme of found.sort((a, b) => b.score - a.score || (a.label < b.label ? -1 : 1))) {
    if (chosen.length === MOST_THEMES) break;
    if (chosen.some(({ stems }) => stems.some((stem) => theme.stems.includes(stem)))) continue;
    const fresh = [...theme.members].filter((comment) => !taken.has(comment)).length;
    if (fresh < least || fresh < theme.members.size * 0.5) continue;
    chosen.push(theme);
    for (const comment of theme.members) taken.add(comment);
  }
  return chosen;
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
