import type { Question } from "../survey/survey.ts";
import { capital, small, tidy } from "./words.ts";

const EVENT_NOUNS = [
  "webinar",
  "workshop",
  "training",
  "course",
  "seminar",
  "conference",
  "session",
  "lecture",
];

// What stands for the thing rated in the usual ways of asking for a rating.
const RATING_FORMS = [
  /^how (?:would|do|did) you (?:rate|describe|evaluate|assess|judge|grade|score) (?<thing>.+)$/i,
  /^(?:please )?(?:rate|evaluate|assess|score|grade) (?<thing>.+)$/i,
  /^(?:please )?(?:give|provide) (?:us )?an? (?:overall )?(?:rating|score|grade|evaluation) (?:for|of|to) (?<thing>.+)$/i,
  /^how (?:was|were|is|are) (?<thing>.+)$/i,
  /^what (?:is|was) your (?:overall )?(?:rating|opinion|impression|assessment|evaluation|view) (?:of|on|about) (?<thing>.+)$/i,
  /^what did you think (?:of|about) (?<thing>.+)$/i,
  /^(?:your )?(?:overall )?(?:rating|evaluation|assessment|impression) (?:of|for) (?<thing>.+)$/i,
  /^overall (?<thing>(?:quality|value|experience|organi[sz]ation)\b.*)$/i,
];

/** The word for what people attended, taken from the survey's questions or the event's name. */
export function eventNoun(texts: string[], eventName: string): string {
  const named = EVENT_NOUNS.find((noun) => new RegExp(`\\b${noun}\\b`, "i").test(eventName));
  if (named !== undefined && new RegExp(`\\b${named}s?\\b`, "i").test(texts.join(" "))) return named;
  const all = [eventName, ...texts].join(" ").toLowerCase();
  const used =
    EVENT_NOUNS.map((noun) => ({ noun, times: all.split(new RegExp(`\\b${noun}s?\\b`)).length - 1 }))
      .sort((a, b) => b.times - a.times)[0];
  return used !== undefined && used.times > 0 ? used.noun : "webinar";
}

/** A question without what only helps to fill it in: numbering, "(1 = poor)", "on a scale of 1 to 5", "please". */
export function bareQuestion(text: string): string {
  return tidy(
    tidy(text)
      .replace(/^(?:q?\d{1,3}[.):]|\.{2,}|…)\s*/i, "")
      .replace(
        /\s*[([](?=[^)\]]*(?:\d|select|choose|tick|check|optional|required|all that))[^)\]]*[)\]]/gi,
        "",
      )
      .replace(/^(?:on|using) (?:a|the) [^,:?]*\bscale\b[^,:?]*(?:[,:]\s*|$)/i, "")
      .replace(/(?<=\p{L}),?\s+(?:on|using) (?:a|the) (?:\d+[- ]point )?scale\b.*?(?=\?|$)/iu, "")
      .replace(/,?\s*(?:with|where) \d+ (?:being|is|means).*$/i, "")
      .replace(
        /(?<=[\p{L}\p{N}?.,;:])\s+(?:please )?(?:select|choose|tick|check|mark) (?:all|one|up to|only|any)\b.*$/iu,
        "",
      ),
  ).replace(/^overall,?\s+(?=how|what|please|rate)/i, "").replace(/[\s,:;–-]+$/, "");
}

/** The question as a label of a row: bare, without the full stop or question mark of what is only a phrase. */
export function rowLabel(question: Pick<Question, "text" | "item">): string {
  const asked = question.item ?? question.text;
  const bare = bareQuestion(asked);
  const rated = ratedThing(bare);
  if (rated !== null) return capital(rated);
  const text = bare === "" ? tidy(asked) : bare;
  const isQuestion =
    /\b(?:how|what|which|who|where|when|why|do|does|did|is|are|was|were|will|would|can|could|have|has|should)\b.*\?$/i;
  return isQuestion.test(text) ? capital(text) : capital(text.replace(/\s*[?.:…]+$/, ""));
}

// "How would you rate the slides?" and "How useful was the session on sepsis?" are about "the slides", "the session …".
function ratedThing(bare: string): string | null {
  const text = bare.replace(/\s*[?.:…]+$/, "");
  const forms = [
    ...RATING_FORMS.slice(0, 2),
    /^how \p{L}+ (?:was|were|is|are|did you find) (?<thing>the .+)$/iu,
  ];
  const thing = forms.map((form) => form.exec(text)?.groups?.thing).find((found) => found !== undefined);
  if (thing === undefined || !/^the \S/i.test(thing) || thing.length > 60) return null;
  return /\b(?:following|each|below|you|your|we|us|our|overall)\b|[:?;“”"]/i.test(thing)
    ? null
    : small(thing);
}

/** What a rating question rates, as it stands in a sentence ("the webinar"), or null where the form is not known. */
export function thingRated(text: string, noun: string): string | null {
  const bare = bareQuestion(text).replace(/\s*[?.:…]+$/, "");
  if (/^(?:your )?overall(?: (?:rating|satisfaction|score|evaluation|impression))?$/i.test(bare)) {
    return `the ${noun}`;
  }
  for (const form of RATING_FORMS) {
    const thing = form.exec(bare)?.groups?.thing;
    if (thing !== undefined) return asThing(thing);
  }
  return null;
}

/** A stretch of a question turned to the third person: "your work" is "their work", "this webinar" "the webinar". */
export function asThing(text: string): string | null {
  const thing = aboutThem(text)
    .replace(/,?\s*\boverall$/i, "")
    .replace(/^(?:the )?overall (?=quality|experience|value)/i, "the overall ")
    .replace(/\b(?:this|today['’]s|our)\s+(?=\p{L}+)/giu, "the ");
  if (/\b(?:following|each|below|we|us|these items|me|i)\b|[:?;“”"]/i.test(thing)) return null;
  const named = small(thing);
  if (thing.length > 60 || thing.split(" ").length < 2) return null;
  return /^(?:the|their|a|an|how)\b/.test(named) ? named : null;
}

/** The words of one asked, as words about those asked: you, your and yours become they, their and theirs. */
export function aboutThem(text: string): string {
  return tidy(text)
    .replace(/\byourself\b/gi, "themselves")
    .replace(/\byours\b/gi, "theirs")
    .replace(/\byour\b/gi, "their")
    .replace(/\byou['’]re\b/gi, "they are")
    .replace(/\byou['’]ve\b/gi, "they have")
    .replace(
      /\b(with|for|to|of|by|from|about|help|helped|helps|gave|give|make|makes|made|let|lets|allow|allows) you\b/gi,
      "$1 them",
    )
    .replace(/\byou\b/gi, "they");
}

/** A statement in the first person as one about those who agree with it: "I can explain" is "they can explain". */
export function statementAboutThem(text: string): string {
  return tidy(text)
    .replace(/\bI am\b|\bI['’]m\b/g, "they are")
    .replace(/\bI was\b/g, "they were")
    .replace(/\bI['’]ve\b/g, "they have")
    .replace(/\bI['’]ll\b/g, "they will")
    .replace(/\bI['’]d\b/g, "they would")
    .replace(/\bI\b/g, "they")
    .replace(/\bmyself\b/gi, "themselves")
    .replace(/\bmine\b/gi, "theirs")
    .replace(/\bmy\b/gi, "their")
    .replace(/\bme\b/gi, "them");
}
