import type { Token } from "./tokens.ts";

/** How a word behaves across the whole talk. */
export interface Term {
  count: number;
  /** As it is best written: capitals kept where the talk always has them. */
  surface: string;
  /** Says a thing rather than a doing or a manner, judged by the words before it. */
  noun: boolean;
  /** Stands mostly after "the", and is one thing. */
  definite: boolean;
}

const BEFORE_NOUNS = new Set(
  ("the a an of in for with your our my their his her its this these those some any no each per every other several about from by " +
    "on at both all two three many more most less into between without than what which whose der die das dem den des ein eine einen " +
    "einem einer le la les un une des du de el los las del una il lo gli").split(" "),
);
const BEFORE_VERBS = new Set(
  ("to i you we they he she it who can can't will would could should may might must don't didn't doesn't won't i'll we'll you'll " +
    "they'll let's did do does not never always just also really and's that's it's").split(" "),
);
const AFTER_VERBS = new Set(
  "the a an it them this that those these you your me us him her our my their up out down into off".split(
    " ",
  ),
);
const MANNER = /(?:ly|ing|ed|ful|ous|able|ible|ive|ish|less|est|ier|ically)$/;
const QUALITY = /(?:ical|cial|tial|nal|ral|ntal|gic|tic|mic|nic|ular|ate|ature|ctive)$/;
const NOUNS_ENDING_LIKE_QUALITY =
  /(?:hospital|journal|signal|trial|mineral|referral|material|potential|personal|professional|clinic|panic|pandemic|epidemic|academic|mechanic|statistic|antibiotic|diabetic|logic|plastic|magic|capital|rental|canal|renal|arsenal|journal|tutorial|carbohydrate|phosphate|rate|climate|debate|candidate|certificate|template|estimate|state|plate|date|graduate|opiate|temperature|literature|feature|perspective|detective)$/;
const NOUNS_ENDING_SO =
  /(?:family|reply|supply|assembly|anomaly|monthly|feeling|building|training|screening|meaning|monitoring|testing|imaging|ring|spring|string|drug|bed|seed|weed|feed|need|speed|table|cable|vegetable|test|rest|chest|forest|interest|archive|olive|motive|executive|detective|alternative|preservative|adjective|objective|directive|initiative|incentive|relative|representative|sedative|reading|housing|funding|learning|hearing|sleeping|bleeding|breathing|fasting|scoring|dosing|staging|coding|counseling|counselling|vaping|smoking|swelling|aging|ageing|teaching|parenting|programming|streaming|marketing|beginning|finding|writing|cooking|eating|drinking|timing|mentoring|setting|fish|dish|wish)$/;

/** The words that can carry a subject, by stem. */
export function termsOf(tokens: Token[][], language: string | null): Map<string, Term> {
  const seen = new Map<string, Sighting>();
  for (const turn of tokens) {
    turn.forEach((token, index) => {
      if (token.content) note(seen, turn, index);
    });
  }
  const terms = new Map<string, Term>();
  for (const [stem, sighting] of seen) terms.set(stem, termOf(sighting, language ?? "en"));
  return terms;
}

interface Sighting {
  count: number;
  asNoun: number;
  asVerb: number;
  afterThe: number;
  surfaces: Map<string, number>;
  inner: Map<string, number>;
}

function note(seen: Map<string, Sighting>, turn: Token[], index: number): void {
  const token = turn[index]!;
  const sighting = seen.get(token.stem) ??
    { count: 0, asNoun: 0, asVerb: 0, afterThe: 0, surfaces: new Map(), inner: new Map() };
  seen.set(token.stem, sighting);
  sighting.count++;
  const surfaces = token.opens ? sighting.surfaces : sighting.inner;
  surfaces.set(token.surface, (surfaces.get(token.surface) ?? 0) + 1);
  const before = token.breaks ? "" : turn[index - 1]?.lower ?? "";
  const next = turn[index + 1];
  const after = next === undefined || next.breaks ? "" : next.lower;
  // "high blood pressure": a word after a content word shares the article before it.
  if (BEFORE_NOUNS.has(before)) sighting.asNoun++;
  else if (turn[index - 1]?.content && !token.breaks) sighting.asNoun += 0.5;
  if (BEFORE_VERBS.has(before) || AFTER_VERBS.has(after)) sighting.asVerb++;
  if (before === "the") sighting.afterThe++;
}

function termOf({ count, asNoun, asVerb, afterThe, surfaces, inner }: Sighting, language: string): Term {
  const surface = surfaceOf(inner.size > 0 ? inner : surfaces, inner.size === 0);
  const lower = surface.toLowerCase();
  const isEnglish = language === "en";
  const manner = isEnglish && ((MANNER.test(lower) && !NOUNS_ENDING_SO.test(lower)) ||
    (QUALITY.test(lower) && !NOUNS_ENDING_LIKE_QUALITY.test(lower)));
  // Without word lists as long as the English ones, only what mostly stands after an article is taken for a thing.
  const evidence = isEnglish ? 0.3 : 0.5;
  return {
    count,
    surface,
    noun: !manner && asNoun >= asVerb * 1.3 && asNoun >= count * evidence,
    definite: afterThe > count * 0.4 && !lower.endsWith("s"),
  };
}

/** The commonest spelling; a capital that only opened sentences is dropped, "ADHD" and "Medicare" keep theirs. */
function surfaceOf(spellings: Map<string, number>, onlyOpening: boolean): string {
  let best = "";
  let most = 0;
  for (const [spelling, count] of spellings) {
    if (count > most || (count === most && spelling < best)) [best, most] = [spelling, count];
  }
  const isPlainCapital = /^\p{Lu}\p{Ll}+$/u.test(best);
  return onlyOpening && isPlainCapital ? best.toLowerCase() : best;
}

/** The things talked of most: nouns with their counts, most first. */
export function frequentTermsOf(terms: Map<string, Term>, most = 12): { term: string; count: number }[] {
  return [...terms.values()]
    .filter((term) => term.noun && term.count >= 3)
    .sort((a, b) => b.count - a.count || (a.surface < b.surface ? -1 : 1))
    .slice(0, most)
    .map(({ surface, count }) => ({ term: surface, count }));
}
