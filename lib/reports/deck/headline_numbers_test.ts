import { assert } from "../../../tests/helpers/assert.ts";
import {
  AGREEMENT,
  analysisOf,
  choiceOf,
  eventOf,
  npsQuestion,
  numberOf,
  QUALITY,
  scaleOf,
  surveyOf,
  textOf,
  transcriptOf,
} from "../../../tests/helpers/deck.ts";
import fc from "fast-check";
import type { Question } from "../survey/survey.ts";
import { buildDeck } from "./build_deck.ts";
import type { Slide } from "./deck.ts";

const WORDS = [
  "none",
  "one",
  "two",
  "three",
  "four",
  "five",
  "six",
  "seven",
  "eight",
  "nine",
  "ten",
  "eleven",
  "twelve",
];

/** All a person can read on a slide or in its notes, but not the headline. */
function standsOn(slide: Slide): string {
  const { headline: _, ...rest } = slide;
  const shares = slide.kind === "bars" ? slide.options.map((option) => percentOf(option.count, slide.n)) : [];
  return `${JSON.stringify(rest)} ${shares.join(" ")}`.replaceAll("\u00a0", " ");
}

function percentOf(part: number, whole: number): number {
  return Math.floor((200 * part + whole) / (2 * whole));
}

/** The digits of a headline that stand nowhere on its slide nor in its notes; a rest to 100 % is on it by its other part. */
function missing(slide: Slide): string[] {
  const text = standsOn(slide);
  const numbers = slide.headline.match(/\d+(?:[.,]\d+)*/g) ?? [];
  const has = (number: string) =>
    new RegExp(`(?<![\\d.,])${number}(?![\\d]|[.,]\\d)`).test(text) || WORDS[Number(number)] !== undefined &&
      new RegExp(`\\b${WORDS[Number(number)]}\\b`, "i").test(text);
  return numbers.filter((number) => !has(number) && !has(String(100 - Number(number))));
}

// The same cases each time: a suite that fails by chance tells nobody what changed.
const RUNS = 300;
const SEED = 20261112;

const counts = (length: number) => fc.array(fc.nat(60), { minLength: length, maxLength: length });

Deno.test("every number of a headline stands on its slide or in its notes, whatever was answered", () => {
  fc.assert(
    fc.property(
      counts(5),
      counts(5),
      counts(4),
      counts(11),
      counts(3),
      fc.array(fc.nat(40), { maxLength: 40 }),
      (
        overall,
        agreed,
        chosen,
        scores,
        yesNo,
        years,
      ) => {
        const role = Object.fromEntries(
          ["Nurse", "Pharmacist", "Doctor", "Other"].map((label, at) => [label, chosen[at]!]),
        );
        const plan = Object.fromEntries(["Yes", "No", "Not sure"].map((label, at) => [label, yesNo[at]!]));
        const asked: Question[] = [
          scaleOf("How would you rate the webinar overall?", QUALITY, overall),
          scaleOf("The pace was right", AGREEMENT, agreed),
          choiceOf("What is your main role?", role),
          choiceOf("Would you come again?", plan),
          npsQuestion(scores),
          numberOf("How many years have you worked?", years),
          textOf("What could we improve?", [
            "More time for questions",
            "More time",
            "Sound",
            "The sound",
            "Slides",
            "Slides first",
          ]),
        ].map((question, at) => ({ ...question, id: `q${at + 1}` })).filter((question) => question.n > 0);
        const deck = buildDeck({
          transcript: transcriptOf([["Ada Example", "A single reading misses one in four people.", 0], [
            "Ben Sample",
            "Check the cuff.",
            700,
          ]]),
          analysis: analysisOf(),
          survey: surveyOf(asked),
          event: eventOf(),
          organisation: "Sample Media",
        });
        for (const slide of deck.slides) {
          // The event's own name may hold any number.
          if (slide.kind === "cover") continue;
          assert(missing(slide).length === 0, `${slide.kind}: ${slide.headline} (${missing(slide)})`);
          assert(slide.headline.length <= 95, slide.headline);
        }
      },
    ),
    { numRuns: RUNS, seed: SEED },
  );
});
