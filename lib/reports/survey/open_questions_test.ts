import { assertEquals } from "../../../tests/helpers/assert.ts";
import { readSurvey } from "./read_survey.ts";
import type { Survey } from "./survey.ts";

function read(rows: string[][]): Survey {
  const cell = (text: string) => `"${text.replaceAll('"', '""')}"`;
  const text = rows.map((cells) => cells.map(cell).join(",")).join("\n");
  return readSurvey(new TextEncoder().encode(text), "answers.csv");
}

function kinds(rows: string[][]): string[] {
  return read(rows).questions.map(({ kind }) => kind);
}

function times<T>(count: number, of: (at: number) => T): T[] {
  return Array.from({ length: count }, (_, at) => of(at));
}

Deno.test("readSurvey() takes remarks for remarks, also where people say the same or use commas", () => {
  const remarks = ["More time, please", "Slides first", "Nothing", "The sound, mostly", "More cases"];
  const rows = times(30, (at) => [remarks[at % 5]!, remarks[(at + 2) % 5]!]);

  assertEquals(
    kinds([["Any other comments?", "Was können wir verbessern? Bitte wählen Sie"], ...rows])[0],
    "free_text",
  );
  assertEquals(
    kinds([["How could we improve? (select all that apply)", "Kept"], ...rows])[0] === "free_text",
    false,
  );
});

Deno.test("readSurvey() still sees options under a question that could be open", () => {
  const offered = ["Speakers", "Content", "Questions"];
  const rows = times(30, (at) => [offered[at % 3]!, "x"]);

  assertEquals(kinds([["What did you like most?", "Kept"], ...rows])[0], "single_choice");
});

Deno.test("readSurvey() reads the same question before and after on one scale, whichever steps were chosen", () => {
  const rows = times(20, (at) => [
    ["Slightly confident", "Moderately confident", "Not at all confident"][at % 3]!,
    [
      "Very confident",
      "Extremely confident",
      "Moderately confident",
      "Slightly confident",
      "Not at all confident",
    ][
      at % 5
    ]!,
  ]);
  const survey = read([
    [
      "How confident were you with statins before the webinar?",
      "How confident are you with statins after the webinar?",
    ],
    ...rows,
  ]);

  assertEquals(survey.questions.map(({ counts }) => counts.length), [5, 5]);
  assertEquals(survey.pairs.length, 1);
});

Deno.test("readSurvey() keeps names asked for in a sentence, numbers of people and permissions out of the deck", () => {
  const rows = times(12, (at) => [`Sample ${at % 3}`, String(at + 1), "I agree", at % 2 === 0 ? "1" : "0"]);
  const survey = read([
    [
      "First up, what's your name?",
      "Teilnehmer-Nr.",
      "I agree that my answers may be used",
      "Did you learn something?",
    ],
    ...rows,
  ]);

  assertEquals(survey.questions.map(({ kind }) => kind), [
    "identity",
    "identity",
    "bookkeeping",
    "single_choice",
  ]);
  assertEquals(survey.questions[3]!.counts.map(({ label }) => label).sort(), ["No", "Yes"]);
});

Deno.test("readSurvey() reads Qualtrics without numbers of questions, and LimeSurvey by its own columns", () => {
  const qualtrics = read([
    ["ResponseId", "RecordedDate", "Q1"],
    ["Response ID", "Recorded Date", "How was it?"],
    ['{"ImportId":"_recordId"}', '{"ImportId":"recordedDate"}', '{"ImportId":"Q1"}'],
    ["R_1aaaaaaaaaaa", "2026-11-12 10:00:00", "Good"],
    ["R_2aaaaaaaaaaa", "2026-11-12 10:01:00", "Poor"],
  ]);
  const lime = read([
    [
      "id",
      "submitdate",
      "lastpage",
      "Q2[SQ001]. How useful were they? [Lecture]",
      "Q2[SQ002]. How useful were they? [Talk]",
    ],
    ["1", "2026-11-12 10:00:00", "3", "Very useful", "Not useful"],
    ["2", "2026-11-12 10:00:00", "3", "Somewhat useful", "Very useful"],
  ]);

  assertEquals(qualtrics.questions.find(({ text }) => text === "How was it?")?.kind, "likert");
  assertEquals(lime.source, "limesurvey");
  assertEquals(lime.questions.flatMap(({ item }) => item ?? []), ["Lecture", "Talk"]);
});
