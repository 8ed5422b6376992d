import { findThemes } from "../survey/mod.ts";
import type { Question } from "../survey/survey.ts";
import type { AnswersSlide, ThemesSlide } from "./deck.ts";
import { baseText, type Context, sourceLine, surveySource } from "./context.ts";
import { baseNote, questionNote } from "./notes.ts";
import { counted, headline, inWords, quoted, tidy } from "./words.ts";

/** What an open question asks for, as far as its wording tells. */
export type Asks = "improve" | "liked" | "disliked" | "change" | "learned" | "next" | "other";

/** A theme of open answers, as the slides show it. */
export interface Theme {
  label: string;
  count: number;
  quote: string;
}

const MOST_THEMES = 6;
const MOST_ANSWERS = 6;
const NOTHING = /^(?:n\/?a|none|no|nil|nothing|nope|not applicable|not at this time|-+|\.+|\?+|x+)[\s.!]*$/i;

/** What the question is about, by its words. */
export function asksFor(text: string): Asks {
  if (/\b(?:improv\w*|better|suggest\w*|recommendations? for)\b/i.test(text)) return "improve";
  if (
    /\b(?:least|dislike\w*|not (?:like|useful)|frustrat\w*|difficult\w*|barriers?|challeng\w*)\b/i.test(text)
  ) return "disliked";
  if (
    /\b(?:like(?:d)? (?:most|best|about)|most (?:useful|valuable|helpful|liked|enjoy\w*)|best (?:part|thing)|enjoy\w*|worked well|went well|highlights?)\b/i
      .test(text)
  ) {
    return "liked";
  }
  if (
    /\b(?:do differently|change\w* (?:in|to|will)|will you (?:do|use|apply|change)|appl(?:y|ied)|implement|excited to use)\b/i
      .test(text)
  ) return "change";
  if (/\b(?:learn(?:ed|t)?|take ?aways?|take away)\b/i.test(text)) return "learned";
  if (/\b(?:topics?|subjects?|future|next)\b/i.test(text)) return "next";
  return "other";
}

const TOPICS: Record<Asks, string> = {
  improve: "What to improve",
  disliked: "What was hard",
  liked: "What people valued",
  change: "What people will do",
  learned: "What people take away",
  next: "Wishes for next time",
  other: "In their own words",
};

/** Answers that say something: without "n/a", "none" and the like. */
export function comments(question: Question): string[] {
  return question.texts.map(tidy).filter((text) => text !== "" && !NOTHING.test(text));
}

// A question's themes are asked for by its slide, the summary and the model; finding them is the dear part of a deck.
const found = new WeakMap<Question, Theme[]>();

/** The themes of an open question, most first; none where answers are too few or too different. */
export function themesOf(question: Question): Theme[] {
  const known = found.get(question);
  if (known !== undefined) return known;
  const themes = findThemes(comments(question), { question: question.text }).slice(0, MOST_THEMES).map((
    theme,
  ) => ({
    label: tidy(theme.label),
    count: theme.count,
    quote: tidy(theme.quote),
  }));
  found.set(question, themes);
  return themes;
}

/** Open answers as themes with a representative answer each, or the answers themselves; null when none says anything. */
export function textSlide(context: Context, question: Question): ThemesSlide | AnswersSlide | null {
  const texts = comments(question);
  if (texts.length === 0) return null;
  const themes = themesOf(question);
  const notes = [questionNote(question.text, "open question"), baseNote(context, question.n)];
  const common = {
    topic: TOPICS[asksFor(question.text)],
    question: question.text,
    n: texts.length,
    questionIds: [question.id],
  };
  const left = question.n - texts.length;
  const leftOut = left > 0
    ? [`Left out: ${counted(left, "answer")} without content (“none”, “n/a” and the like)`]
    : [];
  if (themes.length >= 2 && (themes[0]?.count ?? 0) >= 2) {
    return {
      ...common,
      kind: "themes",
      headline: themesHeadline(themes, texts.length, asksFor(question.text)),
      themes,
      source: surveySource(
        context,
        question.n,
        `${counted(texts.length, "comment")}, each with one theme or more`,
      ),
      notes: [
        ...notes,
        `Counts: ${themes.map((theme) => `${theme.label} ${theme.count}`).join(", ")}`,
        `Formula: comments that hold the theme / ${
          counted(texts.length, "comment")
        }; answers shown are verbatim`,
        ...leftOut,
      ],
    };
  }
  const shown = chosen(texts);
  return {
    ...common,
    kind: "answers",
    headline: answersHeadline(texts.length, shown.length, asksFor(question.text)),
    answers: shown,
    source: sourceLine(
      context,
      `Source: ${context.surveyName}, ${baseText([question.n])}${
        left > 0 ? `; ${counted(left, "answer")} without content left out` : ""
      }; answers are verbatim`,
    ),
    notes: [
      ...notes,
      `Counts: ${counted(texts.length, "comment")}`,
      "Formula: none; the answers are shown as written",
      ...leftOut,
    ],
  };
}

function themesHeadline(themes: Theme[], n: number, asks: Asks): string {
  const [first, second, third] = themes;
  const answers = counted(n, asks === "other" ? "answer" : "comment");
  const share = `${first!.count} of ${answers}`;
  if (second !== undefined && second.count === first!.count) {
    const many = third !== undefined && third.count === first!.count;
    return many
      ? headline(
        `${
          inWords(themes.filter((theme) => theme.count === first!.count).length)
        } themes come up equally often: ${share} each`,
      )
      : headline(`${quoted(first!.label)} and ${quoted(second.label)} come up most often: ${share} each`);
  }
  const ends: Record<Asks, string> = {
    improve: "is the improvement most often named",
    disliked: "is what most often fell short",
    liked: "is what people valued most often",
    change: "is the change most often named",
    learned: "is the lesson most often named",
    next: "is the wish most often named",
    other: "comes up most often",
  };
  return headline(
    `${quoted(first!.label)} ${ends[asks]}: ${share}`,
    `${quoted(first!.label)} comes up most often: ${share}`,
    `${quoted(first!.label, 40)} comes up most often: ${share}`,
  );
}

function answersHeadline(n: number, shown: number, asks: Asks): string {
  const about: Record<Asks, string> = {
    improve: "said what to improve",
    disliked: "said what fell short",
    liked: "said what they valued",
    change: "said what they will do",
    learned: "said what they take away",
    next: "said what they wish for next",
    other: "answered in their own words",
  };
  const people = n === 1 ? "One person" : `${inWords(n)} people`;
  if (n === 1) return headline(`${people} ${about[asks]}`);
  return shown < n
    ? headline(`${people} ${about[asks]}; no theme stands out`)
    : headline(`${people} ${about[asks]}, each in a different way`);
}

// The answers that say most in few words, in the order they were given.
function chosen(texts: string[]): string[] {
  const distinct = texts.filter((text, index) => texts.indexOf(text) === index);
  const fitness = (text: string) => Math.abs(Math.min(text.length, 400) - 90);
  const kept = new Set([...distinct].sort((a, b) => fitness(a) - fitness(b)).slice(0, MOST_ANSWERS));
  return distinct.filter((text) => kept.has(text));
}
