import { buildDeck, type Deck, type DeckInput, type Slide } from "../../lib/reports/deck/mod.ts";
import type { Question, Survey } from "../../lib/reports/survey/survey.ts";
import {
  AGREEMENT,
  analysisOf,
  choiceOf,
  eventOf,
  npsQuestion,
  numberOf,
  QUALITY,
  questionOf,
  scaleOf,
  surveyOf,
  textOf,
  transcriptOf,
} from "./deck.ts";

const STEM = "After this webinar I feel able to …";

/** Two speakers and a question from the audience, 52 minutes. */
export const SPOKEN = transcriptOf([
  ["Ada Example", "Home readings tell you more than one reading in your own consulting room ever will.", 0],
  ["Ben Sample", "Plan the blood test on the day you sign the prescription, otherwise nobody does.", 1500],
  ["Audience", "Which cuff do you lend to people with large arms?", 3000],
  ["Ben Sample", "The large one.", 3060],
]);

/** The deck of a survey after the talk above. */
export function deckOf(survey: Survey, over: Partial<DeckInput> = {}): Deck {
  return buildDeck({
    transcript: SPOKEN,
    analysis: analysisOf(),
    survey,
    event: eventOf(),
    organisation: "Sample Health Media",
    ...over,
  });
}

/** An item of the grid of learning objectives, best answer first. */
export function objective(item: string, counts: number[]): Question {
  return scaleOf(`${STEM} ${item}`, AGREEMENT, counts, { stem: STEM, item });
}

/** A survey with a question of most kinds, and one nobody answered. */
export function fullSurvey(): Survey {
  return surveyOf([
    questionOf({ text: "E-mail address", kind: "identity", n: 128 }),
    questionOf({ text: "Start time", kind: "bookkeeping", n: 128 }),
    choiceOf("What is your main role?", { "General practitioner": 58, Nurse: 29, Pharmacist: 32, Other: 9 }),
    scaleOf("How would you rate the webinar overall?", QUALITY, [71, 48, 7, 2, 0]),
    objective("choose the right device", [62, 55, 8, 2, 0]),
    objective("talk about missed doses", [31, 52, 30, 11, 2]),
    npsQuestion([0, 0, 0, 1, 0, 3, 5, 12, 24, 33, 50]),
    numberOf("How many reviews do you do a week?", Array.from({ length: 60 }, (_, index) => index % 20)),
    textOf("What could be improved?", ["Slides before the start", "n/a", "A shorter introduction"]),
    questionOf({ text: "Anything about parking?", n: 0 }),
  ]);
}

/** The first slide of a kind. */
export function slideOf<Kind extends Slide["kind"]>(
  deck: Deck,
  kind: Kind,
): Extract<Slide, { kind: Kind }> | undefined {
  return deck.slides.find((slide): slide is Extract<Slide, { kind: Kind }> => slide.kind === kind);
}
