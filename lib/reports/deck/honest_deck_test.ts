import type { AppError } from "../../http/app_error.ts";
import { assert, assertEquals, assertIncludes, assertThrows } from "../../../tests/helpers/assert.ts";
import {
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
} from "../../../tests/helpers/deck.ts";
import { deckOf, fullSurvey, objective, slideOf } from "../../../tests/helpers/sample_deck.ts";
import type { Deck } from "./mod.ts";

const text = (deck: Deck) => JSON.stringify(deck).replaceAll("\u00a0", " ");
const kinds = (deck: Deck) => deck.slides.map((slide) => slide.kind);

Deno.test("buildDeck() gives an interval for every share under thirty answers", () => {
  const deck = deckOf(surveyOf([choiceOf("Would you come again?", { Yes: 16, No: 6 })]));
  const slide = slideOf(deck, "bars")!;

  assertIncludes(slide.notes.join("\n"), "Interval: Yes 52 to 87 %, No 13 to 48 % (Wilson, 95 %)");
  assertIncludes(slide.source, "read with care");
  assertEquals(slide.options.map((option) => option.label), ["Yes (16)", "No (6)"]);
});

Deno.test("buildDeck() shows no share of fewer than five answers, on any slide, note or number", () => {
  const deck = deckOf(surveyOf([
    choiceOf("Would you come again?", { Yes: 3, No: 1 }),
    scaleOf("How would you rate the webinar overall?", QUALITY, [2, 1, 1, 0, 0]),
    npsQuestion([0, 0, 0, 0, 0, 0, 0, 0, 1, 2, 1]),
    objective("choose the right device", [2, 1, 0, 0, 0]),
    objective("talk about missed doses", [1, 1, 1, 0, 0]),
    numberOf("How many?", [4, 9]),
  ]));
  const said = deck.slides.filter((slide) => slide.kind !== "method");

  assert(!/\d %/.test(JSON.stringify(said).replaceAll("\u00a0", " ").replaceAll("95 %", "")));
  assert(deck.questions.every((question) => question.counts.every((count) => count.share === null)));
  assert(
    deck.questions.every((question) =>
      (question.top_two?.share ?? null) === null && question.nps === undefined
    ),
  );
  assert(kinds(deck).includes("counts"));
  assertEquals(
    slideOf(deck, "summary")!.headline,
    "Four people answered the survey; the recording runs 52 minutes",
  );
});

Deno.test("buildDeck() makes an honest deck of a single respondent", () => {
  const deck = deckOf(
    surveyOf([choiceOf("Would you come again?", { Yes: 1, No: 0 }), textOf("Why?", ["It helped."])]),
  );

  assertEquals(slideOf(deck, "counts")!.headline, "One person answered: too few for percentages");
  assertEquals(slideOf(deck, "counts")!.options, [{ label: "Yes", count: 1 }]);
  assertEquals(
    slideOf(deck, "recommendations")!.rows[0]?.why,
    "One person answered, too few for percentages.",
  );
});

Deno.test("buildDeck() makes a deck of free text alone", () => {
  const deck = deckOf(
    surveyOf([textOf("What will you change?", ["Ask first", "Measure at home", "Nothing", "Call them"])]),
  );

  assert(kinds(deck).includes("answers"));
  assert(!kinds(deck).includes("appendix"));
  assertEquals(slideOf(deck, "answers")!.n, 3);
});

Deno.test("buildDeck() refuses a survey that only says who answered", () => {
  const survey = surveyOf([questionOf({ text: "Name", kind: "identity", n: 12 })]);

  const error = assertThrows(() => deckOf(survey)) as AppError;

  assertEquals(error.code, "survey_no_answers");
});

Deno.test("buildDeck() leaves out what nobody answered and says so under method", () => {
  const deck = deckOf(fullSurvey());
  const method = slideOf(deck, "method")!;

  assert(!deck.slides.some((slide) => slide.question === "Anything about parking?"));
  assertIncludes(method.items.map((item) => item.text).join(" "), "No answers: “Anything about parking”.");
});

Deno.test("buildDeck() leaves out what a person left out", () => {
  const survey = fullSurvey();
  const deck = deckOf({
    ...survey,
    questions: survey.questions.map((question) =>
      question.kind === "nps" ? { ...question, included: false } : question
    ),
  });

  assert(!kinds(deck).includes("nps"));
  assert(!/Net Promoter Score/.test(text({ ...deck, questions: [] })));
  assertEquals(deck.questions.find((question) => question.kind === "nps")?.included, false);
});

Deno.test("buildDeck() shows grid items with few answers as counts, the others in the grid", () => {
  const deck = deckOf(surveyOf([
    objective("choose a device", [20, 10, 5, 0, 0]),
    objective("plan a review", [10, 10, 10, 5, 0]),
    objective("refer in time", [1, 1, 0, 0, 0]),
  ]));

  assertEquals(slideOf(deck, "grid")!.items.map((item) => item.n), [35, 35]);
  assertEquals(slideOf(deck, "counts")!.n, 2);
});

Deno.test("buildDeck() accepts answers that are all the same", () => {
  const deck = deckOf(surveyOf([
    scaleOf("How would you rate the webinar overall?", QUALITY, [40, 0, 0, 0, 0]),
    numberOf("How many?", Array<number>(40).fill(7)),
    choiceOf("Where?", { Home: 40 }),
  ]));

  assertEquals(slideOf(deck, "scale")!.headline, "All 40 rated the webinar good or excellent");
  assertEquals(slideOf(deck, "number")!.headline, "Everyone who answered said 7");
  assertEquals(slideOf(deck, "bars")!.headline, "All 40 answered “Home”");
});

Deno.test("buildDeck() gives no clock where the transcript has no times, and no talk where it names nobody", () => {
  const untimed = transcriptOf([["Ada Example", "One two three four five."], ["Ben Sample", "Six seven."]]);
  const nameless = transcriptOf([[null, "One two three four five."]]);

  const shares = slideOf(deckOf(fullSurvey(), { transcript: untimed }), "glance")!;
  const silent = slideOf(deckOf(fullSurvey(), { transcript: nameless }), "glance")!;

  assertEquals(shares.talk?.unit, "share");
  assert(!/minutes|\d\d:\d\d/.test(JSON.stringify(shares)));
  assertEquals(silent.talk, null);
  assertEquals(silent.headline, "5 words; the transcript names neither times nor speakers");
});

Deno.test("buildDeck() keeps two hundred questions to sixty slides and says what has no slide", () => {
  const survey = surveyOf([
    ...Array.from(
      { length: 180 },
      (_, index) => choiceOf(`Question ${index}?`, { Yes: 40, No: 20, Perhaps: 10 }),
    ),
    ...Array.from({ length: 20 }, (_, index) => textOf(`Comment ${index}?`, ["One thing", "Another thing"])),
  ]);

  const deck = deckOf(survey);

  assert(deck.slides.length <= 60);
  assertEquals(deck.warnings.map((warning) => warning.code), ["questions_in_appendix_only"]);
  assertEquals(
    deck.slides.filter((slide) => slide.kind === "appendix").flatMap((slide) => slide.rows).length,
    180,
  );
  assertEquals(deck.slides.filter((slide) => slide.kind === "answers").length, 6);
  assertEquals(deck.questions.length, 200);
});

Deno.test("buildDeck() gives a response rate only where attendance was given", () => {
  const without = deckOf(fullSurvey());
  const given = deckOf(fullSurvey(), { event: eventOf({ attended: 640, registered: 900 }) });

  assertIncludes(text(without), "Attendance was not supplied");
  assertIncludes(text(given), "128 responses (20 % of those who attended)");
});
