import type { Question } from "../survey/survey.ts";
import { aboutThem, asThing, bareQuestion, rowLabel, statementAboutThem, thingRated } from "./things.ts";
import { quoted, small, tidy } from "./words.ts";

/** What the people counted say, as a sentence goes on after a number of people. */
export interface Claim {
  /** "rated the webinar good or excellent". */
  text: string;
  /** "did not", "do not", "were not": what the others did. */
  rest: string;
  /** Whether the thing asked about is in the text, and not only the answer. */
  named: boolean;
}

const FINITE =
  /\b(?:is|are|was|were|am|be|been|can|could|will|would|should|may|has|have|had|feel|felt|think|believe|know|knew|understand|met|made|gave|kept|held|left|learn(?:ed|t)?|plan|intend|want|need|recommend|found|\p{L}{3,}ed)\b/iu;

/** How many levels count as the top: two, or one on scales of three or fewer. */
export function topOf(levels: number): number {
  return levels > 3 ? 2 : 1;
}

/** What choosing one of the top levels of this question says. */
export function claimOf(question: Question, noun: string): Claim {
  const labels = topLabels(question);
  const either = eitherOf(labels);
  const text = bareQuestion(question.item ?? question.text);
  const form = question.scale?.name ?? "";
  if (form === "agreement" || labels.some((label) => /\bagree\b/i.test(label))) {
    return agreement(question, labels);
  }
  const steps = labels.map(stepNumber);
  if (steps.every((step) => step !== null)) return numeric(question, text, noun, steps);
  const asked = adjectiveForm(text, labels, either);
  if (asked !== null) return asked;
  if (labels.some((label) => /\bsatisfied\b/i.test(label))) {
    const thing = nounPhrase(question);
    return claim(`were ${either}${thing === null ? "" : ` with ${thing}`}`, "were not", thing !== null);
  }
  const worded = labels.every(isWorded);
  if (worded && isQuality(labels, form)) {
    const thing = thingRated(question.text, noun) ?? (question.item === null ? null : nounPhrase(question)) ??
      nounPhrase(question);
    if (thing !== null) return claim(`rated ${thing} ${either}`, "did not", true);
  }
  return claim(
    `answered ${labels.map((label) => quoted(label, 40)).reverse().join(" or ")}`,
    "did not",
    false,
  );
}

/** The labels of the top levels, best first. */
export function topLabels(question: Question): string[] {
  return question.counts.slice(0, topOf(question.counts.length)).map((level) => tidy(level.label));
}

/** "good or excellent": the top labels as words, the better one last. */
export function eitherOf(labels: string[]): string {
  const words = [...labels].reverse().map((label) =>
    isWorded(label) ? asWords(label) : String(stepNumber(label) ?? quoted(label, 40))
  );
  return words.join(" or ");
}

/** The claim for one person, where the verb needs an s. */
export function forOne(text: string): string {
  return text.replace(/^(agree|want|expect|plan|find|feel|think)\b/, "$1s")
    .replace(/^are\b/, "is").replace(/^were\b/, "was").replace(/^have\b/, "has").replace(
      /^do not\b/,
      "does not",
    );
}

function claim(text: string, rest: string, named: boolean): Claim {
  return { text, rest, named };
}

function agreement(question: Question, labels: string[]): Claim {
  const verb = question.counts.length > 5 ? eitherOf(labels) : "agree";
  const statement = fullStatement(question);
  const told = statement === null ? null : asTold(statement);
  if (told !== null) return claim(`${verb} that ${told}`, "do not", true);
  const words = statement ?? rowLabel(question);
  if (/\?$/.test(words) || words.length > 70) {
    return claim(
      `answered ${labels.map((label) => quoted(label, 40)).reverse().join(" or ")}`,
      "did not",
      false,
    );
  }
  return claim(`${verb} with ${quoted(words)}`, "do not", true);
}

/** The statement people agree with: an item that goes on from its stem ("This webinar …" + "was useful") is joined. */
function fullStatement(question: Question): string | null {
  const item = tidy(question.item ?? question.text).replace(/[.…]+$/, "");
  if (/\?$/.test(item)) return null;
  const open = question.stem === null ? null : openStem(question.stem);
  if (open !== null && !/^(?:I|the|this|my|it|they)\b/i.test(item)) return `${open} ${small(item)}`;
  return item;
}

/** The last clause of a stem that its items complete ("As a result of this webinar, I can …"), or null. */
export function openStem(stem: string): string | null {
  const text = tidy(stem).replace(/["“”]/g, "");
  const open = /(?:\.{3}|…)\s*:?$/.test(text);
  const bare = text.replace(/[\s.…:]+$/, "");
  const clause = bare.slice(bare.search(/[^.:!?]+$/)).trim();
  const ends =
    /\b(?:able to|can|will|I feel|helped me(?: to)?|has|have|was|is|I am|I plan to|to|webinar|session|course|training)$/i;
  return (open || ends.test(clause)) && clause.length > 0 && clause.length <= 70 ? clause : null;
}

function asTold(statement: string): string | null {
  const starts = /^(?:I|my|the|this|these|it|there|a|an|all|overall|today|as a result|after|i)\b/i;
  if (!starts.test(statement) || /\b(?:you|your|we|our|us)\b/i.test(statement)) return null;
  if (!FINITE.test(statement)) return null;
  const told = statementAboutThem(statement)
    .replace(/\b(?:this|today['’]s)\s+(?=\p{L}+)/giu, "the ")
    .replace(/^(?:as a result of|after) the [\p{L}]+,?\s+(?=they\b)/iu, "");
  return small(told);
}

function numeric(question: Question, text: string, noun: string, steps: number[]): Claim {
  const numbers = question.counts.map((level) => stepNumber(level.label) ?? 0);
  const best = Math.max(...numbers);
  const [from, to] = [Math.min(...steps), Math.max(...steps)];
  const given = from === to ? String(to) : `${from} or ${to}`;
  // Where 1 is the best, "out of" would mislead.
  const outOf = steps[0] === best ? ` out of ${best}` : ", where 1 is best";
  const thing = thingRated(question.text, noun) ?? feelingThing(text) ?? nounPhrase(question);
  return thing === null
    ? claim(`answered ${given}${outOf}`, "did not", false)
    : claim(`rated ${thing} ${given}${outOf}`, "did not", true);
}

/** The number of a step printed as a number, with or without words beside it ("5", "5 – Excellent"); else null. */
function stepNumber(label: string): number | null {
  const found = /^(\d+(?:[.,]\d+)?)(?: – .+)?$/.exec(label)?.[1];
  return found === undefined ? null : Number(found.replace(",", "."));
}

// "How satisfied were you with the venue?" on a scale of numbers rates "their satisfaction with the venue".
function feelingThing(text: string): string | null {
  const found =
    /^how (satisfied|confident|comfortable|familiar) (?:are|were|do|did) you (?:feel )?(?:overall )?((?:with|in|about) .+?)\??$/i
      .exec(text);
  if (found === null) return null;
  const nouns: Record<string, string> = {
    satisfied: "satisfaction",
    confident: "confidence",
    comfortable: "comfort",
    familiar: "familiarity",
  };
  const [preposition = "", ...rest] = (found[2] ?? "").split(" ");
  const thing = asThing(rest.join(" "));
  return thing === null
    ? null
    : `their ${nouns[(found[1] ?? "").toLowerCase()]} ${preposition.toLowerCase()} ${thing}`;
}

// "How useful was the session?" with levels that hold the adjective: "found the session useful or very useful".
function adjectiveForm(text: string, labels: string[], either: string): Claim | null {
  const you =
    /^how (?<adjective>\p{L}+) (?:are|were|do|did) you (?:feel )?(?:overall )?(?<link>with|in|about|to|that)\s(?<rest>.+?)\??$/iu
      .exec(text)?.groups;
  if (
    you !== undefined && labels.every((label) => label.toLowerCase().includes(you.adjective!.toLowerCase()))
  ) {
    const be = /\bwere you\b/i.test(text) ? "were" : "are";
    const rest = you.link === "to" || you.link === "that"
      ? aboutThem(you.rest!)
      : asThing(you.rest!) ?? aboutThem(you.rest!);
    const told = rest.replace(/\b(?:this|today['’]s)\s+(?=\p{L}+)/giu, "the ");
    return claim(`${be} ${either} ${you.link!.toLowerCase()} ${told}`, `${be} not`, true);
  }
  const it =
    /^how (?<adjective>\p{L}+) (?:was|were|is|are|did you find|do you find) (?<thing>.+?)(?: (?:for|to) you)?\??$/iu
      .exec(text)?.groups;
  if (
    it === undefined || !labels.every((label) => label.toLowerCase().includes(it.adjective!.toLowerCase()))
  ) return null;
  const thing = asThing(it.thing!);
  return thing === null ? null : claim(`found ${thing} ${either}`, "did not", true);
}

// A short item or text without a verb, quoted as it stands: “Presentation style”.
function nounPhrase(question: Question): string | null {
  const label = rowLabel(question);
  // A question in another language is no name of a thing.
  if (/\?\s*$/.test(question.item ?? question.text) && !/^(?:how|what)\b/i.test(label)) return null;
  if (label.length > 45 || /\?$/.test(label) || label.split(" ").length > 7) return null;
  return quoted(label);
}

function isQuality(labels: string[], form: string): boolean {
  return /quality/i.test(form) ||
    labels.some((label) => /\b(?:excellent|good|great|outstanding|above average|poor|fair)\b/i.test(label));
}

function isWorded(label: string): boolean {
  return /^[\p{L}][\p{L}’' -]*$/u.test(label) && label.split(" ").length <= 4;
}

function asWords(label: string): string {
  return /\p{Lu}{2}/u.test(label) ? label : label.toLowerCase();
}

/** What those counted did with an item named before: "agree", "rated it good or excellent". */
export function choseIt(question: Question): string {
  const labels = topLabels(question);
  const either = eitherOf(labels);
  const form = question.scale?.name ?? "";
  if (form === "agreement" || labels.some((label) => /\bagree\b/i.test(label))) return "agree";
  if (labels.some((label) => /\bsatisfied\b/i.test(label))) return `were ${either}`;
  const it = /^the (?:[\p{L}-]+ )?\p{L}{2,}(?<!s)s$/iu.test(rowLabel(question)) ? "them" : "it";
  const found = /\b(?:useful|helpful|relevant|valuable|clear|easy|interesting|engaging|effective)$/i;
  if (labels.every((label) => isWorded(label) && found.test(label))) return `found it ${either}`;
  if (labels.every((label) => stepNumber(label) !== null) || isQuality(labels, form)) {
    return `rated ${it} ${either}`;
  }
  return `answered ${labels.map((label) => quoted(label, 40)).reverse().join(" or ")}`;
}

/** What a scale is about, as it stands in a sentence: "the length of the webinar", else its label in quotation marks. */
export function nameOf(question: Question, noun: string, limit = 200): string {
  const text = bareQuestion(question.text);
  const asked =
    /^how \p{L}+ (?:(?:are|were|do|did) you (?:feel )?(?:overall )?(?:with|in|about)|was|were|is|are) (?<thing>.+?)\??$/iu
      .exec(text)?.groups?.thing;
  const thing = question.item !== null
    ? null
    : thingRated(question.text, noun) ?? (asked === undefined ? null : asThing(asked));
  return thing !== null && thing.length <= limit ? thing : quoted(rowLabel(question), limit);
}
