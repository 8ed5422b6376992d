import { strToU8, zipSync } from "fflate";
import { assert, assertEquals, assertIncludes, assertRejects } from "../../tests/helpers/assert.ts";
import { docxOf } from "../../tests/helpers/docx.ts";
import type { AppError } from "../http/app_error.ts";
import { analyseTranscript, readTranscript } from "./mod.ts";

const utf8 = (text: string) => new TextEncoder().encode(text);

async function refusal(content: Uint8Array | string): Promise<AppError> {
  const bytes = typeof content === "string" ? utf8(content) : content;
  return await assertRejects(() => readTranscript(bytes, "transcript.docx")) as AppError;
}

Deno.test("readTranscript() refuses files of other kinds, and says what they are", async () => {
  const ole = Uint8Array.from(
    "\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "\0".repeat(600),
    (letter) => letter.charCodeAt(0),
  );
  const locked = new Uint8Array([
    ...ole,
    ...Array.from("EncryptedPackage").flatMap((letter) => [letter.charCodeAt(0), 0]),
  ]);
  const cases: [Uint8Array | string, string, string][] = [
    [new Uint8Array(), "file_empty", "holds nothing"],
    ["%PDF-1.7\n1 0 obj", "file_type_wrong", "PDF"],
    ["<!doctype html><p>Ada: Hello</p>", "file_type_wrong", "web page"],
    [zipSync({ "notes.txt": strToU8("Ada: Hello") }), "file_type_wrong", "ZIP"],
    [zipSync({ "xl/workbook.xml": strToU8("<x/>") }), "file_type_wrong", "Excel"],
    [ole, "file_type_wrong", "old Office"],
    [locked, "transcript_encrypted", "password"],
    [docxOf(["Ada: Hello"]).slice(0, -200), "transcript_unreadable", "cut off"],
  ];

  for (const [content, code, words] of cases) {
    const error = await refusal(content);
    assertEquals(error.code, code, words);
    assertIncludes(error.message, words);
  }
});

Deno.test("readTranscript() refuses a file without speech, and says what it found", async () => {
  const timesOnly = await refusal("WEBVTT\n\n00:01.000 --> 00:02.000\n\n00:03.000 --> 00:04.000\n[MUSIC]\n");
  const minutes = await refusal(
    docxOf(["Minutes", "Attendees: four", "• Deadline set", "• Design phase assigned to the team"]),
  );

  assertEquals([timesOnly.code, minutes.code], ["transcript_no_speech", "transcript_no_speech"]);
  assertIncludes(timesOnly.message, "Only times and names");
  assertIncludes(minutes.message, "no speaker names");
});

Deno.test("readTranscript() tells a survey given as the transcript", async () => {
  const comma =
    'Timestamp,How likely are you to recommend us?,Comments\n2026-01-01,9,Good\n2026-01-02,8,"Fine, thanks"\n';

  assertEquals((await refusal(comma)).code, "transcript_is_survey");
  assertEquals((await refusal(comma.replaceAll(",", ";"))).code, "transcript_is_survey");
  assertEquals(
    (await refusal("id\tA\tB\tC\n1\tx\ty\tz\n2\tx\ty\tz\n3\tx\ty\tz\n")).code,
    "transcript_is_survey",
  );
});

Deno.test("readTranscript() reads past null bytes", async () => {
  const transcript = await readTranscript(utf8("Ada:\0 Hello\0 all.\nBen: Hi.\0"), "talk.txt");

  assertEquals(transcript.turns.map((turn) => turn.text), ["Hello all.", "Hi."]);
});

Deno.test("readTranscript() refuses labels too long to be names", async () => {
  const transcript = await readTranscript(
    utf8(`${"A".repeat(300)}: Hello.\nBen: Hi.\nAda: Hi.\nBen: Bye.`),
    "talk.txt",
  );

  assert(transcript.voices.every((voice) => voice.name.length <= 60));
});

Deno.test("readTranscript() answers within two seconds whatever 25 MB hold", async () => {
  const limit = 25 * 2 ** 20;
  for (
    const unit of [
      "a",
      "Ada: ",
      "[",
      "a? ",
      "<v ",
      "0:01 ",
      "a\n",
      "Ada Example: hi\n",
      "00:00 --> 00:01\nx\n\n",
      '"',
      "1:1:",
    ]
  ) {
    for (const length of [900_000, limit]) {
      const bytes = utf8(unit.repeat(Math.floor(length / unit.length)));
      const began = performance.now();
      await readTranscript(bytes, "hostile.txt").then(
        analyseTranscript,
        (error) => assert(error.code, String(error.stack)),
      );
      assert(
        performance.now() - began < 2000,
        `${JSON.stringify(unit)} took ${performance.now() - began} ms`,
      );
    }
  }
});
