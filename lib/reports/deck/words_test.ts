import { assertEquals } from "../../../tests/helpers/assert.ts";
import { apportion, isAhead, who } from "./shares.ts";
import { bareQuestion, eventNoun, rowLabel, thingRated } from "./things.ts";
import { clip, dateRange, headline, percentOf, quoted, signed, small } from "./words.ts";

Deno.test("percentOf() rounds once, on whole numbers", () => {
  assertEquals(percentOf(57, 200), 29);
  assertEquals(percentOf(1, 8), 13);
  assertEquals(percentOf(0, 7), 0);
  assertEquals(percentOf(7, 7), 100);
});

Deno.test("signed() uses a real minus and rounds halves away from zero", () => {
  assertEquals(signed(43.5), "+44");
  assertEquals(signed(-18.5), "−19");
  assertEquals(signed(-0.2), "0");
});

Deno.test("apportion() gives whole minutes that add to the total", () => {
  assertEquals(apportion([250, 780, 720, 675, 470, 410, 1135], 74), [4, 13, 12, 11, 8, 7, 19]);
  assertEquals(apportion([0, 0], 5), [0, 0]);
  assertEquals(apportion([1, 1, 1], 10), [4, 3, 3]);
});

Deno.test("isAhead() wants intervals that stay apart", () => {
  assertEquals(isAhead(58, 29, 128), true);
  assertEquals(isAhead(9, 7, 22), false);
});

Deno.test("who() counts people under thirty and never rounds some to all", () => {
  assertEquals([who(21, 22), who(22, 22), who(0, 22)], ["21 of 22", "All 22", "None of the 22"]);
  assertEquals(who(399, 400), "More than 99\u00a0%");
  assertEquals(who(1, 400), "Under 1\u00a0%");
});

Deno.test("bareQuestion() drops how to fill it in and keeps what is asked", () => {
  assertEquals(bareQuestion("Which topics? Please select all that apply."), "Which topics?");
  assertEquals(bareQuestion("12. How was it? (1 = poor, 5 = excellent)"), "How was it?");
  assertEquals(bareQuestion("On a scale of 1 to 5, how critical is it?"), "how critical is it?");
  assertEquals(bareQuestion("Choose the right measurement"), "Choose the right measurement");
});

Deno.test("rowLabel() keeps the mark of a question and drops it from a phrase", () => {
  assertEquals(rowLabel({ text: "... its content?", item: null }), "Its content");
  assertEquals(rowLabel({ text: "Was it long?", item: null }), "Was it long?");
  assertEquals(
    rowLabel({ text: "Stem: on a scale of 1 to 5", item: "on a scale of 1 to 5" }),
    "On a scale of 1 to 5",
  );
});

Deno.test("thingRated() finds what a question rates, in the third person", () => {
  assertEquals(
    thingRated("How would you rate your overall experience?", "webinar"),
    "their overall experience",
  );
  assertEquals(thingRated("How would you rate each of the following?", "webinar"), null);
  assertEquals(thingRated("Overall satisfaction", "training"), "the training");
});

Deno.test("eventNoun() takes the word people were asked with", () => {
  assertEquals(eventNoun(["Rate this training", "Will the training help?"], "A workshop"), "training");
  assertEquals(eventNoun(["How old are you?"], "Asthma"), "webinar");
});

Deno.test("quoted() never nests double marks and keeps inches", () => {
  assertEquals(quoted('"Yes"'), "“Yes”");
  assertEquals(quoted('the "best" one'), "“the ‘best’ one”");
  assertEquals(quoted("5'4\""), "“5'4″”");
});

Deno.test("clip() cuts at a word and never inside a character", () => {
  assertEquals(clip("one two three four", 12), "one two…");
  assertEquals(clip("😀😀😀😀", 4), "😀…");
});

Deno.test("headline() takes the first that fits, without a full stop", () => {
  assertEquals(headline("x".repeat(96), "short one."), "Short one");
  assertEquals(headline("word ".repeat(40)).length <= 95, true);
});

Deno.test("small() leaves abbreviations and the word I", () => {
  assertEquals([small("Good"), small("GP training"), small("I learned")], [
    "good",
    "GP training",
    "I learned",
  ]);
});

Deno.test("dateRange() says what two dates share once", () => {
  assertEquals(dateRange("2026-11-12", "2026-11-19"), "12 to 19 November 2026");
  assertEquals(dateRange("2026-11-28", "2026-12-02"), "28 November to 2 December 2026");
  assertEquals(dateRange("2025-12-28", "2026-01-02"), "28 December 2025 to 2 January 2026");
  assertEquals(dateRange("2026-11-12", "2026-11-12"), "12 November 2026");
});
