import { assertEquals } from "../../../tests/helpers/assert.ts";
import { passageOf } from "../../../tests/helpers/cited_passages.ts";
import { ageNote } from "../../contract/answers.ts";
import { citationOf, citationUrl } from "./cite.ts";
import { resolveFollowUp } from "./follow_up.ts";
import { amountsOf } from "./numbers.ts";

const AMOUNTS: [string, string][] = [
  ["one hundred and thirty five over eighty five", "135 | 85"],
  ["two readings, one minute apart, for seven days", "2 | 1 min | 7 day"],
  ["5-10 mg or 2.5 ml", "5 mg | 10 mg | 2.5 ml"],
  ["two point five milligrams", "2.5 mg"],
  ["about a third, half", "1/3 | 1/2"],
  ["twenty-five percent of 1,000 people", "25 % | 1000"],
  ["a twenty four hour monitor", "24 h"],
  ["once a month, twice daily", "1 time | 2 time"],
  ["135/85 mmHg", "135 mmhg | 85 mmhg"],
  ["within two working days", "2 day"],
  ["two thousand and five", "2005"],
  ["this one is good, one of them, the one that they feel", ""],
];

for (const [text, expected] of AMOUNTS) {
  Deno.test(`amountsOf() reads: ${text}`, () => {
    const read = amountsOf(text).map(({ value, unit }) => unit === null ? value : `${value} ${unit}`);
    assertEquals(read.join(" | "), expected);
  });
}

const FOLLOW_UPS: [string, string[], string][] = [
  ["And for children?", ["How is a spray used?"], "How is a spray used? And for children?"],
  [
    "And in pregnancy?",
    ["How is a spray used?", "And for children?"],
    "How is a spray used? And in pregnancy?",
  ],
  [
    "How often?",
    ["What is a spacer?", "How do I clean it?"],
    "What is a spacer? How do I clean it? How often?",
  ],
  ["How is a spacer cleaned?", ["What is masked hypertension?"], "How is a spacer cleaned?"],
  ["Is it safe to use a wrist monitor?", ["How is a spray used?"], "Is it safe to use a wrist monitor?"],
  ["How often?", [], "How often?"],
];

for (const [question, earlier, expected] of FOLLOW_UPS) {
  Deno.test(`resolveFollowUp() reads "${question}" after ${earlier.length} questions as "${expected}"`, () => {
    assertEquals(resolveFollowUp(question, earlier), expected);
  });
}

Deno.test("citationUrl() opens the second or the page", () => {
  const episode = { sourceId: "s 1", kind: "episode" as const, youtubeId: "-wIt_WsJGfw" };
  const at = (startSeconds: number | null, page: number | null = null) => ({ startSeconds, page });

  assertEquals(citationUrl(episode, at(61.9)), "https://www.youtube.com/watch?v=-wIt_WsJGfw&t=61");
  assertEquals(citationUrl(episode, at(null)), "https://www.youtube.com/watch?v=-wIt_WsJGfw");
  assertEquals(citationUrl({ ...episode, youtubeId: null }, at(61.9)), "/library/s%201?t=61");
  assertEquals(citationUrl({ ...episode, kind: "document" }, at(null, 4)), "/library/s%201?page=4#page=4");
});

Deno.test("citationOf() takes time and speaker of the sentence that the quote begins in", () => {
  const passage = passageOf("How often? Once a month. In warm water.");
  passage.sentences[1]!.speaker = "Sam Specimen";

  const { speaker, start_seconds, quote } = citationOf(2, passage, { from: 11, to: 23 });

  assertEquals([speaker, start_seconds, quote], ["Sam Specimen", 110, "Once a month"]);
});

Deno.test("ageNote() warns of what is years old", () => {
  const note = (date: string | null, kind: "episode" | "document" = "episode") =>
    ageNote({ kind, date }, new Date("2026-11-12T00:00:00Z"));

  assertEquals(note("2023-11-12"), "Recorded 3 years ago, check current guidance");
  assertEquals(note("2023-11-13", "document"), "Issued 2 years ago, check current guidance");
  assertEquals([note("2025-01-01"), note(null)], [null, null]);
});
