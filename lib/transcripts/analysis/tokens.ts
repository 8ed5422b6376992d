import snowball from "snowball-stemmers";
import type { Transcript } from "../transcript.ts";
import { advertsOf } from "./adverts.ts";
import { ENGLISH_FUNCTION_WORDS, stopWordsOf } from "./stop_words.ts";

/** A word of speech as the analysis sees it. */
export interface Token {
  /** As written. */
  surface: string;
  lower: string;
  /** Same for "reading" and "readings". */
  stem: string;
  /** Can carry a subject. */
  content: boolean;
  /** Follows a full stop, a comma or the like, so that no phrase runs across. */
  breaks: boolean;
  /** Begins a sentence, so that its capital says nothing. */
  opens: boolean;
}

/** "l'hôpital" is about a hospital. */
const ELISION = /^(?:[ldjmtscn]|qu|dell|nell|all|sull|un)['’]/i;
const NOTHING = /^\b$/;
/** Plurals no stemmer knows: "child" and "children" are one subject. */
const IRREGULAR: Record<string, string> = {
  children: "child",
  women: "woman",
  men: "man",
  feet: "foot",
  teeth: "tooth",
  diagnoses: "diagnosis",
  analyses: "analysis",
  criteria: "criterion",
};
const WORD = /[\p{L}\p{M}\p{N}]+(?:['’\-][\p{L}\p{M}\p{N}]+)*/gu;

const STEMMERS: Record<string, string> = {
  en: "english",
  de: "german",
  fr: "french",
  es: "spanish",
  it: "italian",
  pt: "portuguese",
  nl: "dutch",
  sv: "swedish",
};

/** The words of each turn. */
export function tokensOf(transcript: Transcript): Token[][] {
  const stem = stemmerOf(transcript.language);
  const stops = stopWordsOf(transcript.language);
  const names = new Set(
    transcript.voices.flatMap((voice) => voice.spellings.join(" ").toLowerCase().match(WORD) ?? []),
  );
  const isContent = (word: string) =>
    word.length >= (stops.size > 0 ? 3 : 5) && !stops.has(word) && !names.has(word) && !/^\d/.test(word) &&
    !ENGLISH_FUNCTION_WORDS.has(word.replace(/'s$/, ""));
  const known = new Map<string, { stem: string; content: boolean }>();
  const facts = (lower: string) => {
    const fact = known.get(lower) ?? { stem: stem(lower), content: isContent(lower) };
    known.set(lower, fact);
    return fact;
  };
  const elision = transcript.language === "fr" || transcript.language === "it" ? ELISION : NOTHING;
  const isAdvert = advertsOf(transcript.turns);
  return transcript.turns.map((turn, index) => {
    const tokens = tokensOfText(turn.text, facts, elision);
    return isAdvert[index] ? tokens.map((token) => ({ ...token, content: false })) : tokens;
  });
}

function tokensOfText(
  text: string,
  facts: (lower: string) => { stem: string; content: boolean },
  elision: RegExp,
): Token[] {
  const tokens: Token[] = [];
  let end = 0;
  for (const match of text.matchAll(WORD)) {
    const between = text.slice(end, match.index);
    const surface = match[0].replace(/[’']s$/, "").replace(elision, "");
    const lower = surface.toLowerCase().replaceAll("’", "'");
    const opens = tokens.length === 0 || /[.?!…。？！:]/.test(between);
    tokens.push({ surface, lower, ...facts(lower), breaks: opens || /[^\s]/.test(between), opens });
    end = match.index + match[0].length;
  }
  return tokens;
}

/** The stemmer of a language; words of languages without one stay whole. */
function stemmerOf(language: string | null): (word: string) => string {
  const name = STEMMERS[language ?? "en"];
  if (name === undefined) return (word) => word;
  const stemmer = snowball.newStemmer(name);
  const irregular = name === "english" ? IRREGULAR : {};
  return (word) => stemmer.stem(Object.hasOwn(irregular, word) ? irregular[word]! : word);
}
