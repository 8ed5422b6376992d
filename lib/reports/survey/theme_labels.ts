import { sentenceCase } from "./clean.ts";
import type { Word } from "./theme_reader.ts";
import { ACTIONS, WISHES } from "./theme_words.ts";

/** A name for a theme, and the comments that hold all it names. */
export interface Label<Comment> {
  label: string;
  stems: string[];
  members: Set<Comment>;
  /** How much it says of how many. */
  worth: number;
}

interface Readable {
  words: Word[][];
  stems: ReadonlySet<string>;
}

interface Phrase {
  stems: string[];
  count: number;
  /** Sightings that go on with a subject before or after: half a phrase. */
  cut: number;
  seen: number;
  opened: boolean;
  spellings: Map<string, number>;
}

const SAMPLE = 2_000;
const MOST_TRIED = 24;
const LONGEST = 4;
/** A word of Vietnamese is one to three syllables, each written apart. */
const LONGEST_OF_SYLLABLES = 6;
/** What a label of so many words with a subject says, against one of a single word. */
const SAYS = [0, 1, 2.3, 2.5, 2.6, 2.6, 2.6];

/**
 * Names for what comments with these stems speak of, best first, in the comments' own words: phrases of up to four words
 * that begin and end with a subject, or begin with a wish or a doing ("More time for questions", "Use teach-back"). A
 * longer phrase says more, but of fewer comments.
 */
export function labelsOf<Comment extends Readable>(
  { stems, members }: { stems: string[]; members: ReadonlySet<Comment> },
  weak: ReadonlySet<string>,
  language: string,
): Label<Comment>[] {
  const phrases = phrasesOf(stems, members, language === "vi" ? LONGEST_OF_SYLLABLES : LONGEST);
  const least = Math.min(2, members.size);
  const tried = [...phrases.values()].filter(({ count }) => count >= least)
    .sort((a, b) => b.count * SAYS[b.stems.length]! - a.count * SAYS[a.stems.length]!).slice(0, MOST_TRIED);
  return tried.flatMap((phrase) => {
    const isBare = phrase.stems.length === 1 && !phrase.opened;
    if (isBare && (weak.has(phrase.stems[0]!) || isDoing(phrase.stems[0]!, members))) return [];
    const held = new Set(
      [...members].filter((comment) => phrase.stems.every((stem) => comment.stems.has(stem))),
    );
    // Spoken in these words by few of those who hold them, a phrase is not theirs.
    const own = 0.3 + 0.7 * Math.min(1, phrase.count / Math.max(1, Math.min(held.size, SAMPLE)));
    const whole = phrase.cut * 2 > phrase.seen && phrase.stems.length > 1 ? 0.55 : 1;
    const worth = whole * held.size * (SAYS[phrase.stems.length]! + (phrase.opened ? 0.2 : 0)) * own;
    return [{ label: shown(phrase.spellings, language === "de"), stems: phrase.stems, members: held, worth }];
  }).sort((a, b) => b.worth - a.worth || (a.label < b.label ? -1 : 1));
}

function phrasesOf(stems: string[], members: Iterable<Readable>, longest: number): Map<string, Phrase> {
  const phrases = new Map<string, Phrase>();
  let looked = 0;
  for (const { words } of members) {
    if (++looked > SAMPLE) break;
    const seen = new Set<string>();
    for (const part of words) {
      for (let from = 0; from < part.length; from++) {
        for (let length = 1; length <= longest && from + length <= part.length; length++) {
          const phrase = part.slice(from, from + length);
          if (!isPhrase(phrase, stems)) continue;
          const key = phrase.map(({ stem }) => stem).join(" ");
          const content = [...new Set(phrase.flatMap((word) => (word.content ? word.stem : [])))];
          const known = phrases.get(key) ??
            { stems: content, count: 0, cut: 0, seen: 0, opened: !phrase[0]!.content, spellings: new Map() };
          phrases.set(key, known);
          known.seen++;
          const before = part[from - 1];
          const isSplit = before?.content === true && !ACTIONS.has(before.text.toLowerCase());
          if (isSplit || part[from + length]?.content) known.cut++;
          const spelling = phrase.map(({ text, joined }, at) => (at === 0 ? "" : joined ? "-" : " ") + text)
            .join("");
          known.spellings.set(spelling, (known.spellings.get(spelling) ?? 0) + 1);
          if (!seen.has(key)) known.count++;
          seen.add(key);
        }
      }
    }
  }
  return phrases;
}

function isPhrase(phrase: Word[], stems: string[]): boolean {
  const first = phrase[0]!;
  const opens = first.content || (phrase.length > 1 && (WISHES.has(first.stem) || ACTIONS.has(first.stem)));
  return opens && phrase.at(-1)!.content && stems.every((stem) => phrase.some((word) => word.stem === stem));
}

/** What follows a doing at the start of a remark ("Send the slides"), and not a thing ("Slides were late"). */
const OBJECT =
  /^(?:the|a|an|my|our|your|their|all|every|each|more|less|it|them|this|that|these|those|me|us|about|to|with|back|up|patients?|people)$/;

/** Whether the word mostly opens what people say, or follows "to" or "I": it is done, and says not what to. */
function isDoing(stem: string, members: Iterable<Readable>): boolean {
  let all = 0;
  let asDoing = 0;
  let looked = 0;
  for (const { words } of members) {
    if (++looked > SAMPLE) break;
    for (const part of words) {
      part.forEach((word, at) => {
        if (word.stem !== stem) return;
        all++;
        const before = part[at - 1]?.stem;
        const goesOn = OBJECT.test(part[at + 1]?.stem ?? "");
        if (
          (before === undefined && goesOn) ||
          /^(?:to|i|will|we|can|would|could|should|not|please|always)$/.test(before ?? "")
        ) {
          asDoing++;
        }
      });
    }
  }
  return asDoing * 2 > all;
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
