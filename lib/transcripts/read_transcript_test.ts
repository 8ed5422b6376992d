import { assertEquals } from "../../tests/helpers/assert.ts";
import { docxOf } from "../../tests/helpers/docx.ts";
import { readTranscript } from "./read_transcript.ts";
import type { Transcript } from "./transcript.ts";

const read = (text: string) => readTranscript(new TextEncoder().encode(text), "transcript.txt");

/** A turn in one line: "Ada 3-9: Hello". */
function said(transcript: Transcript): string[] {
  return transcript.turns.map(({ speaker, startSeconds, endSeconds, text }) => {
    const times = startSeconds === null ? "" : ` ${startSeconds}-${endSeconds ?? ""}`;
    return `${speaker ?? "?"}${times}: ${text}`;
  });
}

Deno.test("readTranscript() reads Teams' first Word layout", async () => {
  const transcript = await readTranscript(
    docxOf([
      "0:0:0.0 --> 0:0:1.510\nAda Example\nOK. Yeah.",
      "0:0:2.0 --> 0:0:4.5\nAda Example\nLet us begin.",
      "0:0:9.0 --> 0:0:11.0\nBen Sample\nGladly.",
    ]),
    "talk.docx",
  );

  assertEquals(transcript.format, "teams_docx_old");
  assertEquals(said(transcript), ["Ada Example 0-4.5: OK. Yeah. Let us begin.", "Ben Sample 9-11: Gladly."]);
  assertEquals(transcript.turns[0]!.cues, [
    { startSeconds: 0, endSeconds: 1.51, from: 0 },
    { startSeconds: 2, endSeconds: 4.5, from: 10 },
  ]);
});

Deno.test("readTranscript() reads Teams' Word layout of today with its title, day and length", async () => {
  const transcript = await readTranscript(
    docxOf([
      { text: "Home pressure-20260615_133555-Meeting Transcript", bold: true },
      "15 June 2026, 03:35am",
      "27m 42s",
      "Ada Example started transcription",
      { text: "Ada Example   0:03\nHello all.\nNote: this stays speech.", bold: 11 },
      { text: "Ben Sample   1:02:03\nThank you.", bold: 10 },
      "Ada Example stopped transcription",
    ]),
    "talk.docx",
  );

  assertEquals(transcript.format, "teams_docx");
  assertEquals(
    [transcript.title, transcript.recordedOn, transcript.durationSeconds],
    ["Home pressure", "2026-06-15", 1662],
  );
  assertEquals(said(transcript), [
    "Ada Example 3-3723: Hello all. Note: this stays speech.",
    "Ben Sample 3723-: Thank you.",
  ]);
});

Deno.test("readTranscript() reads Otter's text, its footer and its nameless times", async () => {
  const transcript = await read(
    "Ada Example  0:03  \nHello there.\n\nUnknown Speaker  0:09  \nFine, thanks.\n\n0:15  \nSome noise.\n\n" +
      "Transcribed by https://otter.ai",
  );

  assertEquals(transcript.format, "otter");
  assertEquals(said(transcript), [
    "Ada Example 3-9: Hello there.",
    "Unknown Speaker 9-15: Fine, thanks.",
    "? 15-: Some noise.",
  ]);
});

Deno.test("readTranscript() reads Rev's layout with its header", async () => {
  const transcript = await read(
    "Title: My talk\nRecorded on: 3 March 2026\nDuration: 1:02:03\n\nSpeaker 1 (00:00):\nHello there.\n" +
      "Speaker 2 (00:12): On the same line.\nSpeaker 1 (01:02:03):\nGoodbye.",
  );

  assertEquals(transcript.format, "rev");
  assertEquals([transcript.title, transcript.recordedOn, transcript.durationSeconds], [
    "My talk",
    "2026-03-03",
    3723,
  ]);
  assertEquals(said(transcript), [
    "Speaker 1 0-12: Hello there.",
    "Speaker 2 12-3723: On the same line.",
    "Speaker 1 3723-: Goodbye.",
  ]);
});

Deno.test("readTranscript() reads the layouts pasted from Zoom and others", async () => {
  const expected = ["Ada Example 62-69: Hello all.", "Ben Sample 69-: Hi Ada."];

  for (
    const text of [
      "Ada Example 00:01:02\nHello all.\nBen Sample 00:01:09\nHi Ada.",
      "00:01:02 Ada Example: Hello all.\n00:01:09 Ben Sample: Hi Ada.",
      "[00:01:02] Ada Example: Hello all.\n[00:01:09] Ben Sample: Hi Ada.",
      "**Ada Example (01:02):** Hello all.\n\n**Ben Sample (01:09):** Hi Ada.",
      "Ada Example [00:01:02]\nHello all.\n\nBen Sample [00:01:09]\nHi Ada.",
      "00:01:02\tAda Example\tHello all.\n00:01:09\tBen Sample\tHi Ada.",
    ]
  ) assertEquals(said(await read(text)), expected, text);
});

Deno.test("readTranscript() counts times of day from the first line, and says so", async () => {
  const transcript = await read("[Ada Example] 10:02:11\nHello all.\n\n[Ben Sample] 10:02:19\nHi Ada.");

  assertEquals(transcript.format, "zoom_text");
  assertEquals(said(transcript), ["Ada Example 0-8: Hello all.", "Ben Sample 8-: Hi Ada."]);
  assertEquals(transcript.warnings.map((warning) => warning.code), ["times_of_day"]);
});

Deno.test("readTranscript() takes names for speakers, and no labels, links or times", async () => {
  const transcript = await read(
    "Agenda: blood pressure\nNote: draft\nADA EXAMPLE: Hello all. See https://example.org: it is there.\n" +
      "Ben: Hi Ada.\nKey point: this is speech.\n10:30 Meeting: so is this.\nADA EXAMPLE: Right. [CROSSTALK]\n(applause)\nBen: Bye.",
  );

  assertEquals(transcript.format, "plain");
  assertEquals(said(transcript), [
    "ADA EXAMPLE: Hello all. See https://example.org: it is there.",
    "Ben: Hi Ada. Key point: this is speech. 10:30 Meeting: so is this.",
    "ADA EXAMPLE: Right.",
    "Ben: Bye.",
  ]);
  assertEquals([transcript.timed, transcript.durationSeconds, transcript.voices[0]!.seconds], [
    false,
    null,
    null,
  ]);
});

Deno.test("readTranscript() passes over a cast list above the talk", async () => {
  const transcript = await read(
    "Interviewer: Ada Adams\nNarrator: Ben Brown\nDate: 16/10/2014\n\n" +
      "Adams: Who are you?\nBrown: A nurse.\nAdams: Thanks.\nBrown: Sure.",
  );

  assertEquals(said(transcript), [
    "Adams: Who are you?",
    "Brown: A nurse.",
    "Adams: Thanks.",
    "Brown: Sure.",
  ]);
  assertEquals(transcript.recordedOn, "2014-10-16");
});

Deno.test("readTranscript() reads names in bold runs, tabbed labels and tables", async () => {
  const bold = await readTranscript(
    docxOf([{ text: "Ada Example", bold: true }, "Hello all.", { text: "Ben Sample", bold: true }, "Hi.", {
      text: "Ada Example",
      bold: true,
    }, "Bye."]),
    "talk.docx",
  );
  const tabbed = await read("Teacher 4-\tSit down.\nStudents:\tYes.\nTeacher 4-\tGood.");
  const table = await readTranscript(
    docxOf([[["Time", "Speaker", "Text"], ["0:01", "Ada", "Hello."], ["0:05", "Ben", "Hi."]]]),
    "talk.docx",
  );

  assertEquals(said(bold), ["Ada Example: Hello all.", "Ben Sample: Hi.", "Ada Example: Bye."]);
  assertEquals(said(tabbed), ["Teacher 4: Sit down.", "Students: Yes.", "Teacher 4: Good."]);
  assertEquals(said(table), ["Ada 1-5: Hello.", "Ben 5-: Hi."]);
});

Deno.test("readTranscript() reads WebVTT whatever its file is called", async () => {
  const transcript = await read(
    "\ufeffWEBVTT - a talk\n\nSTYLE\n::cue { color: red }\n\nNOTE nobody says this\n\nintro-1\n00:01.000 --> 00:03.000 align:start\n" +
      "<v.loud Example, Ada (Org)>Fish &amp; chips</v>\n\n2\n00:00:03.500 --> 00:00:05.000\n<v Example, Ada (Org)><i>for</i> all.\n",
  );

  assertEquals(transcript.format, "vtt");
  assertEquals(said(transcript), ["Example, Ada (Org) 1-5: Fish & chips for all."]);
});

Deno.test("readTranscript() reads labels in captions, at their start, over two lines and in mid-cue", async () => {
  const transcript = await read(
    "1\n00:00:01,000 --> 00:00:02,000\nBen Sample: Hello.\n\n2\n00:00:02,000 --> 00:00:04,000\nAda Long\nExample: Hi. Ben: Good\n\n" +
      "3\n00:00:04,000 --> 00:00:05,000\nto see you at 9:30.\n\n4\n00:00:05,000 --> 00:00:06,000\nBen: Bye.\n",
  );

  assertEquals(transcript.format, "srt");
  assertEquals(said(transcript), [
    "Ben Sample 1-2: Hello.",
    "Ada Long Example 2-4: Hi.",
    "Ben Sample 2-6: Good to see you at 9:30. Bye.",
  ]);
  assertEquals(transcript.warnings.map((warning) => warning.code), ["speakers_joined"]);
});

Deno.test("readTranscript() parts turns at silences and keeps captions without names", async () => {
  const transcript = await read(
    "WEBVTT\n\n00:01.000 --> 00:03.000\nhello and\n\n00:03.000 --> 00:05.000\nwelcome.\n\n00:09.000 --> 00:10.000\nNext.\n",
  );

  assertEquals(said(transcript), ["? 1-5: hello and welcome.", "? 9-10: Next."]);
  assertEquals(transcript.warnings.map((warning) => warning.code), ["no_speakers"]);
});

Deno.test("readTranscript() reads SBV and podcast JSON", async () => {
  const sbv = await read("0:00:01.000,0:00:04.000\nAda: Hello there\n\n0:00:05.000,0:00:06.000\nBen: Hi\n");
  const json = await read(JSON.stringify({
    version: "1.0.0",
    segments: [{ speaker: "Ada", startTime: 0.5, endTime: 2, body: "Hello" }, {
      startTime: 2.5,
      endTime: 4,
      body: "Hi.",
    }],
  }));

  assertEquals([sbv.format, ...said(sbv)], ["sbv", "Ada 1-4: Hello there", "Ben 5-6: Hi"]);
  assertEquals([json.format, ...said(json)], ["podcast_json", "Ada 0.5-2: Hello", "? 2.5-4: Hi."]);
});

Deno.test("readTranscript() keeps times that go backwards, and warns", async () => {
  const transcript = await read(
    "WEBVTT\n\n00:20.000 --> 00:22.000\nAda: One.\n\n00:05.000 --> 00:06.000\nBen: Two.\n\n00:30.000 --> 00:31.000\nAda: Three.\n",
  );

  assertEquals(said(transcript), ["Ada 20-22: One.", "Ben 5-6: Two.", "Ada 30-31: Three."]);
  assertEquals(transcript.warnings.map((warning) => warning.code), ["times_out_of_order"]);
});

Deno.test("readTranscript() joins spellings of one person, and counts voices by words", async () => {
  const transcript = await read(
    "Dr Alex Example: One two three.\nBo: Yes.\nAlex Example: Four five.\nBo: No.\nDr Alex Example: Six.\nAlex Example: Seven.",
  );

  assertEquals(transcript.voices, [
    {
      name: "Dr Alex Example",
      spellings: ["Dr Alex Example", "Alex Example"],
      turns: 4,
      words: 7,
      seconds: null,
    },
    { name: "Bo", spellings: ["Bo"], turns: 2, words: 2, seconds: null },
  ]);
  assertEquals(transcript.warnings[0]!.message, "“Dr Alex Example” and “Alex Example” look like one person.");
});

Deno.test("readTranscript() guesses the language", async () => {
  const cases = {
    en: "Ada: This is the talk that we have been waiting for.\nBen: And it is about the heart.",
    de: "Ada: Ich freue mich, dass Sie da sind und wir das hier sehen.\nBen: Danke, das ist sehr schön.",
    fr:
      "Ada: Je vous remercie pour cette question, c'est très important.\nBen: Nous avons une réponse dans le dossier.",
    vi: "Ada: Đây là bài nói của chúng tôi và các bạn.\nBen: Không có gì cho những người này.",
  };

  for (const [language, text] of Object.entries(cases)) assertEquals((await read(text)).language, language);
});
