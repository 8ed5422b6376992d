import { aboutThem, bareQuestion } from "./things.ts";

const YES = /^(?:yes|y|true|ja|oui|sí|si)\b/i;
const NO = /^(?:no|n|false|nein|non)\b/i;

/** Whether the label is a plain yes or no, and which. */
export function yesOrNo(label: string): "yes" | "no" | null {
  const bare = label.trim();
  if (bare.length > 5) return null;
  if (YES.test(bare)) return "yes";
  return NO.test(bare) ? "no" : null;
}

/** What those who gave an answer do, and what the others do, as a sentence goes on after "62 %". */
export interface Turned {
  /** "would recommend the webinar". */
  text: string;
  /** "would not", or null where the text is a denial itself. */
  rest: string | null;
}

/** A yes or no turned into what people do; null where the question is not of a form that turns safely. */
export function yesNoClaim(text: string, answer: "yes" | "no"): Turned | null {
  const bare = bareQuestion(text);
  const asked =
    /^(?:(?:given the (?:opportunity|chance|choice)|in general|generally(?: speaking)?|overall),?\s+)?(?<verb>do|would|will|can|could|have|are|were|should) you (?<rest>[^?;:]+)\?$/i
      .exec(bare)
      ?.groups;
  if (asked === undefined) return pastClaim(bare, answer);
  if (/\b(?:if so|if yes|we|us|our|me|my|either|or not)\b/i.test(asked.rest!)) {
    return null;
  }
  const verb = asked.verb!.toLowerCase();
  // "62 % are a nurse" is no English.
  if (/^(?:are|were)$/.test(verb) && /^an? /i.test(asked.rest!)) return null;
  const rest = aboutThem(asked.rest!).replace(/\b(?:this|today['’]s)\s+(?=\p{L}+)/giu, "the ");
  if (answer === "no") return denied(verb, rest);
  const plain = rest.replace(/^ever\s+/i, "").replace(/\bany\s+/i, "");
  return { text: verb === "do" ? plain : `${verb} ${plain}`, rest: negated(verb) };
}

const PAST: Record<string, string> = {
  meet: "met",
  learn: "learned",
  attend: "attended",
  watch: "watched",
  find: "found",
  help: "helped",
  increase: "increased",
  improve: "improved",
  cover: "covered",
  answer: "answered",
  change: "changed",
  provide: "provided",
  enjoy: "enjoyed",
  use: "used",
  gain: "gained",
  have: "had",
  receive: "received",
  feel: "felt",
  join: "joined",
  ask: "asked",
  get: "got",
};

// "Did you learn something new?" and "Did the webinar meet your expectations?", where the verb's past is known.
function pastClaim(bare: string, answer: "yes" | "no"): Turned | null {
  const asked =
    /^did (?<who>you|(?:the|this|today['’]s) [\p{L} -]{3,30}?) (?<verb>\p{L}+) (?<rest>[^?;:]+)\?$/iu.exec(
      bare,
    )?.groups;
  const past = asked === undefined ? undefined : PAST[asked.verb!.toLowerCase()];
  if (asked === undefined || past === undefined) return null;
  if (/\b(?:if so|if yes|we|us|our|me|my|either|or not|any|ever|anything)\b/i.test(asked.rest!)) return null;
  const rest = aboutThem(asked.rest!).replace(/\b(?:this|today['’]s)\s+(?=\p{L}+)/giu, "the ");
  const verb = answer === "yes" ? past : `did not ${asked.verb!.toLowerCase()}`;
  if (asked.who!.toLowerCase() === "you") {
    return { text: `${verb} ${rest}`, rest: answer === "yes" ? "did not" : null };
  }
  const who = asked.who!.replace(/^(?:this|today['’]s)\b/i, "the").toLowerCase();
  return { text: `said ${who} ${verb} ${rest}`, rest: null };
}

function denied(verb: string, rest: string): Turned | null {
  if (verb === "have" && /^ever /i.test(rest)) return { text: `have never ${rest.slice(5)}`, rest: null };
  if (verb === "do" && /^have any /i.test(rest)) return { text: `have no ${rest.slice(9)}`, rest: null };
  if (/^ever\b|\bany\b/i.test(rest)) return null;
  return { text: `${negated(verb)} ${rest}`, rest: null };
}

function negated(verb: string): string {
  return verb === "can" ? "cannot" : `${verb} not`;
}
