import { AppError } from "../http/app_error.ts";
import { assert, assertEquals, assertIncludes, assertRejects } from "../../tests/helpers/assert.ts";
import { eventOf } from "../../tests/helpers/deck.ts";
import { brandFrom, makeReport, PLAIN_BRAND, refusalOf } from "./making/mod.ts";

const TRANSCRIPT = `WEBVTT

00:00:00.000 --> 00:04:00.000
Ada Example: Home readings tell you more than one reading in your own consulting room ever will.

00:04:00.000 --> 00:09:00.000
Ben Sample: Plan the blood test on the day you sign the prescription, otherwise nobody does.
`;
const SURVEY = [
  "How would you rate the webinar overall?,Would you come again?",
  ...Array.from(
    { length: 12 },
    (_, index) => `${index % 3 === 0 ? "Good" : "Excellent"},${index % 4 === 0 ? "No" : "Yes"}`,
  ),
].join("\n");

function requestOf(over: Partial<Parameters<typeof makeReport>[0]> = {}) {
  const encode = (text: string) => new TextEncoder().encode(text);
  return {
    transcriptBytes: encode(TRANSCRIPT),
    transcriptName: "talk.vtt",
    surveyBytes: encode(SURVEY),
    surveyName: "answers.csv",
    event: eventOf(),
    brand: PLAIN_BRAND,
    ...over,
  };
}

Deno.test("makeReport() makes the same bytes of the same files", async () => {
  const [first, second] = [await makeReport(requestOf()), await makeReport(requestOf())];

  assertEquals(first.deck.respondents, 12);
  assertEquals(first.pptx, second.pptx);
  assertEquals([...first.pptx.slice(0, 2)], [0x50, 0x4b]);
});

Deno.test("makeReport() tells its steps in words, with a rising fraction", async () => {
  const steps: [string, number][] = [];

  await makeReport(requestOf({ onProgress: (step, fraction) => void steps.push([step, fraction]) }));

  assertEquals(steps[0], ["Reading the transcript", 0]);
  assertEquals(steps[steps.length - 1], ["Finished", 1]);
  assert(steps.every(([, fraction], index) => index === 0 || fraction > steps[index - 1]![1]));
});

Deno.test("makeReport() stops between steps when it is told to", async () => {
  const stop = new AbortController();
  const seen: string[] = [];

  const error = await assertRejects(() =>
    makeReport(requestOf({
      signal: stop.signal,
      onProgress: (step) => {
        seen.push(step);
        if (seen.length === 2) stop.abort(new AppError("report_cancelled"));
      },
    }))
  );

  assertEquals((error as AppError).code, "report_cancelled");
  assertEquals(seen.length, 2);
});

Deno.test("makeReport() honours corrections to questions and voices", async () => {
  const { deck } = await makeReport(requestOf({
    changes: { q2: { included: false } },
    voices: { "Ben Sample": { name: "Dr Ben Sample" } },
  }));

  assertEquals(deck.questions.find((question) => question.id === "q2")?.included, false);
  assert(JSON.stringify(deck.transcript.speakers).includes("Dr Ben Sample"));
});

Deno.test("refusalOf() speaks of expected failures only", () => {
  assertIncludes(
    refusalOf(new AppError("file_empty", { detail: "Choose another." }))!,
    "The file is empty. Choose another.",
  );
  assertEquals(refusalOf(new Error("a bug")), null);
});

Deno.test("brandFrom() reads a kit and says what can't be used", async () => {
  const none = () => Promise.reject(new Error("no logo was asked for"));
  const brand = await brandFrom('{"name":"Sample Media","accent":"#7A1F3D","head_font":"Georgia"}', none);

  assertEquals([brand.name, brand.accent, brand.bodyFont, brand.logo], [
    "Sample Media",
    "#7A1F3D",
    "Arial",
    null,
  ]);
  for (const bad of ["[]", "{", '{"accent":"red"}', '{"name":7}', '{"head_font":"Wingdings"}']) {
    const error = await assertRejects(() => brandFrom(bad, none));
    assertEquals((error as AppError).code, "brand_invalid", bad);
  }
});
