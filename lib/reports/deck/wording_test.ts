import { assert, assertEquals, assertIncludes } from "../../../tests/helpers/assert.ts";
import {
  analysisOf,
  choiceOf,
  eventOf,
  QUALITY,
  scaleOf,
  surveyOf,
  transcriptOf,
} from "../../../tests/helpers/deck.ts";
import { bareAsked } from "./asked_slide.ts";
import { choiceHeadline } from "./choice_headline.ts";
import { choseIt } from "./claims.ts";
import { contextOf } from "./context.ts";
import { gridHeadline, gridSlides } from "./grid_slide.ts";
import { gained, type PairedItem } from "./paired_slide.ts";
import { isSamePerson } from "./people.ts";
import { scaleHeadline } from "./scale_slide.ts";
import { rowLabel } from "./things.ts";

const plain = (text: string) => text.replaceAll("\u00a0", " ");
const RANKS = ["1", "2", "3", "4", "5"];

Deno.test("bareAsked() leaves out who is said to ask, and nothing of the question", () => {
  assertEquals(
    bareAsked("Somebody writes, can the pharmacist do the check?"),
    "Can the pharmacist do the check?",
  );
  assertEquals(bareAsked("Sarah asks, how often should we repeat it?"), "How often should we repeat it?");
  for (
    const whole of [
      "The chart asks for age. Which one do you use?",
      "Anna asks, really?",
      "What would you do?",
    ]
  ) {
    assertEquals(bareAsked(whole), whole);
  }
});

Deno.test("gridHeadline() says of a ranking what ranks highest, and praises or blames nothing", () => {
  const stem = "Rank these formats from 1 (best) to 5 (worst)";
  const ranked = (item: string, counts: number[]) => ({
    ...scaleOf(`${stem}: ${item}`, RANKS, counts),
    stem,
    item,
  });
  const items = [ranked("Podcast", [20, 10, 5, 5, 0]), ranked("Article", [5, 5, 10, 10, 10])];

  assertEquals(
    plain(gridHeadline({ stem, items, objectives: false }, "webinar")),
    "“Podcast” ranks highest: 75 % put it first or second",
  );
});

Deno.test("gridSlides() say over several slides who leads the whole list and who comes last", () => {
  const items = Array.from({ length: 10 }, (_, at) => ({
    ...scaleOf(`How useful was the session on topic ${at}?`, [
      "Very useful",
      "Useful",
      "Somewhat useful",
      "Not useful",
    ], [
      40 - at,
      20,
      at,
      10,
    ]),
    id: `q${at + 1}`,
  }));
  const context = contextOf({
    transcript: transcriptOf([["Ada Example", "Hello.", 0]]),
    analysis: analysisOf(),
    survey: surveyOf(items),
    event: eventOf(),
    organisation: "Sample Media",
  });

  const said = gridSlides(context, { stem: null, items, objectives: false }, "Usefulness").map((
    { headline },
  ) => plain(headline));

  assertEquals(said, [
    "“The session on topic 0” leads all ten: 86 % found it useful or very useful",
    "“The session on topic 9” comes last of ten: 73 % found it useful or very useful",
  ]);
});

Deno.test("choiceHeadline() turns what people did into the past, where the verb is known", () => {
  const said = (text: string) => plain(choiceHeadline(choiceOf(text, { Yes: 78, No: 22 })));

  assertEquals(said("Did you learn something new?"), "78 % learned something new, 22 % did not");
  assertEquals(
    said("Did the webinar meet your expectations?"),
    "78 % said the webinar met their expectations",
  );
  assertEquals(said("Did the webinar zorble your expectations?"), "Most answered “Yes”: 78 %");
});

Deno.test("choiceHeadline() counts nobody who is not sure among those who said no", () => {
  const said = plain(
    choiceHeadline(
      choiceOf("Are you planning to change your prescribing?", { Yes: 28, "Not sure": 12, No: 8 }),
    ),
  );

  assertEquals(said, "58 % are planning to change their prescribing, 17 % are not");
});

Deno.test("choseIt() speaks of several things as several", () => {
  const rated = (text: string) => choseIt(scaleOf(text, QUALITY, [10, 10, 5, 5, 0]));

  assertEquals(rated("How would you rate the slides?"), "rated them good or excellent");
  assertEquals(rated("How would you rate the address?"), "rated it good or excellent");
  assertEquals(rated("How would you rate the length of the sessions?"), "rated it good or excellent");
});

Deno.test("choiceHeadline() says what the ones did and the others did not where yes and no are level", () => {
  const said = plain(
    choiceHeadline(choiceOf("Did you attend the session on sepsis?", { No: 39, Yes: 36, "Not sure": 5 })),
  );

  assertEquals(said, "45 % attended the session on sepsis, 49 % did not");
});

Deno.test("rowLabel() names what is rated, and leaves other questions as they are", () => {
  assertEquals(rowLabel({ text: "How would you rate the slides?", item: null }), "The slides");
  assertEquals(
    rowLabel({ text: "How useful was the session on sepsis?", item: null }),
    "The session on sepsis",
  );
  assertEquals(
    rowLabel({ text: "How would you rate your knowledge?", item: null }),
    "How would you rate your knowledge?",
  );
});

Deno.test("gained() names what was asked twice in a few words", () => {
  const item = (label: string): PairedItem => ({
    label,
    n: 40,
    before: 10,
    after: 20,
    rose: 15,
    same: 20,
    fell: 5,
    p: 0.02,
  });

  assertEquals(
    gained(item("Running an asthma review"), "Confidence"),
    "confidence in running an asthma review",
  );
  assertEquals(gained(item("Knowledge of migraine"), "Knowledge"), "knowledge of migraine");
  assertEquals(gained(item("Inhalers"), "Confidence"), "“Inhalers”");
});

Deno.test("scaleHeadline() takes no question in another language for the name of a thing", () => {
  const said = plain(
    scaleHeadline(
      scaleOf("Wie bewerten Sie die Veranstaltung?", ["Sehr gut", "Gut", "Befriedigend", "Schlecht"], [
        50,
        40,
        8,
        2,
      ]),
      "webinar",
    ),
  );

  assertIncludes(said, "90 % answered “Gut” or “Sehr gut”");
});

Deno.test("isSamePerson() passes over what stands in brackets behind a name", () => {
  assert(isSamePerson("Hannah Example (Host)", "Hannah Example"));
});
