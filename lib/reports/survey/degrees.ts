import { keyOf, sentenceCase } from "./clean.ts";
import type { WordScale } from "./scales.ts";

/** Words of degree before one adjective, strongest first; what they are worth orders the answers. */
const DEGREES: readonly [RegExp, number][] = [
  [/^(?:yes, )?(?:extremely|exceptionally|completely|totally|fully|absolutely) (.+)$/, 5],
  [/^(?:yes, )?(?:very much|highly|very) (.+)$/, 4],
  [/^(?:yes, )?(?:quite|fairly|moderately|mostly|reasonably|pretty) (.+)$/, 3],
  [/^(?:yes, )?(?:somewhat|partly|partially|rather) (.+)$/, 2.5],
  [/^(?:yes, )?(?:slightly|a little bit|a little|a bit|minimally|marginally) (.+)$/, 2],
  [/^(?:no, )?not (?:so|very|particularly|too|really|that|especially) (.+)$/, 1],
  [/^(?:no, )?not at all (.+)$/, 0],
  [/^(?:no, )?not (.+) at all$/, 0],
  [/^(?:no, )?not (.+)$/, 0.5],
  [/^(.+)$/, 3.5],
];

/** Sets of degrees survey tools offer together, to name the levels nobody chose. */
const FAMILIES: readonly (readonly [string, number][])[] = [
  [["extremely", 5], ["very", 4], ["somewhat", 2.5], ["not so", 1], ["not at all", 0]],
  [["extremely", 5], ["very", 4], ["moderately", 3], ["slightly", 2], ["not at all", 0]],
  [["very", 4], ["somewhat", 2.5], ["not very", 1], ["not at all", 0]],
  [["very", 4], ["moderately", 3], ["slightly", 2], ["not at all", 0]],
  [["very", 4], ["somewhat", 2.5], ["not at all", 0]],
  [["very", 4], ["somewhat", 2.5], ["not", 0.5]],
  [["very", 4], ["", 3.5], ["somewhat", 2.5], ["not", 0.5]],
];

const UNWELCOME =
  /difficult|hard|rude|unlikely|disappoint|stress|confus|painful|worri|problematic|dissatisf|boring|annoying|concern|anxious/;

const NAMES: readonly [RegExp, string][] = [
  [/confiden|comfortable|prepared|sure/, "confidence"],
  [/useful|helpful|valuable|beneficial/, "usefulness"],
  [/relevant|applicable/, "relevance"],
  [/likely/, "likelihood"],
  [/satisf|happy|pleased/, "satisfaction"],
  [/knowledg|familiar|informed|aware/, "knowledge"],
  [/important|critical|essential/, "importance"],
  [/easy|difficult|hard/, "ease"],
  [/clear|understand/, "clarity"],
  [/interest|engag/, "engagement"],
];

/** Orders answers that say how much of one quality ("Very useful", "Not at all useful"); null for others. */
export function findDegrees(spelled: ReadonlyMap<string, string>): WordScale | null {
  const found = new Map<string, { degree: number; core: string }>();
  for (const key of spelled.keys()) found.set(key, degreeOf(key));
  const cores = new Set([...found.values()].map(({ core }) => core));
  const degrees = [...found.values()].map(({ degree }) => degree);
  if (cores.size !== 1 || found.size < 2 || new Set(degrees).size !== found.size) return null;
  if (degrees.every((degree) => degree === 3.5)) return null;

  const core = [...cores][0]!;
  const sign = UNWELCOME.test(core) ? -1 : 1;
  const byDegree = new Map([...found].map(([key, { degree }]) => [degree, spelled.get(key)!] as const));
  const complete = levelsOf(degrees, core, byDegree).sort((a, b) => sign * (b.degree - a.degree));
  const top = complete.length;
  const place = new Map(complete.map(({ degree }, index) => [degree, top - index] as const));
  return {
    scale: {
      name: NAMES.find(([pattern]) => pattern.test(core))?.[1] ?? "degree",
      levels: complete.map(({ label }, index) => ({ label, value: top - index })),
    },
    values: new Map([...found].map(([key, { degree }]) => [key, place.get(degree)!] as const)),
  };
}

const STRENGTHS: readonly [RegExp, number][] = [
  [/^(?:critical|essential|crucial|vital|must|always|absolutely|extremely|completely)\b/, 5],
  [/^(?:very|highly|strongly|a lot|definitely|mostly)\b/, 4],
  [/^(?:quite|fairly|moderately|important|useful|helpful)\b/, 3],
  [/^(?:somewhat|partly|partially|nice to have|sometimes|some)\b/, 2.5],
  [/^(?:slightly|a little|a bit|rarely|minor)\b/, 2],
  [/^(?:not (?:so|very|really|particularly|too))\b/, 1],
  [/^(?:not|never|no|none|un\w+|ir\w+)\b/, 0],
];

/** Orders three or more answers to the rows of a grid by their first words ("Critical to me", "Not relevant for me"). */
export function findStrengths(answers: readonly string[]): WordScale | null {
  const found = new Map<number, string>();
  for (const answer of new Map(answers.map((one) => [keyOf(one), one] as const)).values()) {
    const strength = STRENGTHS.find(([pattern]) => pattern.test(keyOf(answer)))?.[1];
    if (strength === undefined || found.has(strength)) return null;
    found.set(strength, answer);
  }
  if (found.size < 3) return null;
  const ordered = [...found].sort(([a], [b]) => b - a).map(([, answer]) => answer);
  const levels = ordered.map((answer, place) => ({
    label: sentenceCase(answer),
    value: ordered.length - place,
  }));
  return {
    scale: { name: "degree", levels },
    values: new Map(ordered.map((answer, place) => [keyOf(answer), ordered.length - place])),
  };
}

function degreeOf(key: string): { degree: number; core: string } {
  for (const [pattern, degree] of DEGREES) {
    const match = pattern.exec(keyOf(key));
    if (match) return { degree, core: match[1]! };
  }
  return { degree: 3.5, core: key };
}

/** The levels observed and, where most of a known set was chosen, the rest of that set. */
function levelsOf(
  degrees: number[],
  core: string,
  byDegree: Map<number, string>,
): { degree: number; label: string }[] {
  const exact = FAMILIES.find((family) =>
    family.length === degrees.length && family.every(([, degree]) => byDegree.has(degree))
  );
  const wider = FAMILIES.find((family) =>
    family.length - degrees.length <= Math.max(0, degrees.length - 2) &&
    degrees.every((degree) => family.some(([, known]) => known === degree))
  );
  const levels = new Map([...byDegree].map(([degree, answer]) => [degree, sentenceCase(answer)] as const));
  for (const [word, degree] of (exact ?? wider) ?? []) {
    if (!levels.has(degree)) levels.set(degree, sentenceCase(`${word} ${core}`.trim()));
  }
  return [...levels].map(([degree, label]) => ({ degree, label }));
}
