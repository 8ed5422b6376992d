import { keyOf, sentenceCase } from "./clean.ts";
import { findDegrees } from "./degrees.ts";
import { SCALE_WORDS } from "./scale_words.ts";
import type { Scale } from "./survey.ts";

/** An ordered scale and, for each answer given, its value on it. */
export interface WordScale {
  scale: Scale;
  /** By `keyOf` of the answer. */
  values: Map<string, number>;
}

interface Template {
  name: string;
  names: string[];
  /** By key of each spelling, the level's place, best first. */
  places: Map<string, number>;
}

const TEMPLATES: Template[] = SCALE_WORDS.map(({ name, levels }) => ({
  name,
  names: levels.map((level) => level.split("|")[0]!),
  places: new Map(
    levels.flatMap((level, place) => level.split("|").map((word) => [keyOf(word), place] as const)),
  ),
}));

const NOT_AN_ANSWER = new RegExp(
  "^(?:n\\.?/?a\\.?|n\\.a|not applicable|(?:does not|doesn't|did not|didn't) apply|no answer|no response|no opinion|" +
    "prefer not to (?:say|answer)|(?:i )?(?:don't|do not|dont) know|dk|can't say|cannot say|unable to (?:judge|rate|say|answer)|" +
    "(?:i )?did not (?:attend|use|participate|see)|(?:i )?didn't (?:attend|use|participate|see)|not (?:used|attended|answered|observed)|" +
    "no basis for (?:opinion|judg(?:e)?ment)|not applicable.*|keine angabe|keine antwort|k\\.?\\s?a\\.?|weiß nicht|ich weiß (?:es )?nicht|" +
    "nicht zutreffend|trifft nicht auf mich zu|ne sais pas|je ne sais pas|sans réponse|non applicable|ne s'applique pas|" +
    "no sabe|no contesta|ns/nc|no aplica|no sé|não sei|não se aplica|sem resposta|không biết|không áp dụng|không trả lời|" +
    "n\\/?a\\b.{0,40}|-+|\\.+|\\?+|x|null|nan|none selected)$",
);

/** Whether an answer says that there is none: "N/A", "Don't know", "Prefer not to say". It leaves the base of a scale. */
export function isNotAnAnswer(text: string): boolean {
  return text.length <= 60 && (NOT_AN_ANSWER.test(keyOf(text)) || /^[-–—.?/]+$/.test(text.trim()));
}

/** Finds the ordered scale in words that holds all the answers; null where there is none. Levels are complete. */
export function findWordScale(answers: readonly string[]): WordScale | null {
  const spelled = new Map(answers.map((answer) => [scaleKey(answer), answer] as const));
  if (spelled.size === 0) return null;
  return findTemplate(spelled) ?? findDegrees(spelled);
}

/** The key under which an answer is looked up: without "(e)" and the like. */
export function scaleKey(answer: string): string {
  return keyOf(answer.replace(/[(·](?:e|s|es|a|e\)\(s)\)?/g, ""));
}

function findTemplate(spelled: Map<string, string>): WordScale | null {
  let fallback: Template | null = null;
  for (const template of TEMPLATES) {
    const places = [...spelled.keys()].map((key) => template.places.get(key));
    if (places.includes(undefined) || new Set(places).size !== places.length) continue;
    if (places.length === template.names.length) return asScale(template, spelled);
    fallback ??= template;
  }
  return fallback === null ? null : asScale(fallback, spelled);
}

function asScale(template: Template, spelled: Map<string, string>): WordScale {
  const top = template.names.length;
  const capitals = [...spelled.values()].some((answer) => /^\p{Lu}\S* (?:\S+ )*\p{Lu}/u.test(answer));
  const labels = template.names.map((name) => (capitals ? titleCase(name) : sentenceCase(name)));
  const values = new Map<string, number>();
  for (const [key, answer] of spelled) {
    const place = template.places.get(key)!;
    labels[place] = sentenceCase(answer);
    values.set(key, top - place);
  }
  return {
    scale: { name: template.name, levels: labels.map((label, place) => ({ label, value: top - place })) },
    values,
  };
}

function titleCase(text: string): string {
  return text.replace(/(^|\s)(\p{Ll})/gu, (_, space: string, letter: string) => space + letter.toUpperCase());
}
