import { assert, assertEquals } from "../../../tests/helpers/assert.ts";
import type { PdfPage } from "../../office/pdf/mod.ts";
import { countWords } from "../../transcripts/mod.ts";
import { documentPassages } from "./document_passages.ts";

const page = (number: number, ...texts: string[]): PdfPage => ({
  number,
  paragraphs: texts.map((text) => ({ text: text.replace(/^# /, ""), heading: text.startsWith("# ") })),
});
const words = (count: number) => `${Array(count).fill("word").join(" ")}.`;

Deno.test("documentPassages() keeps each passage on its page, under its heading", () => {
  const passages = documentPassages([
    page(1, "# Measuring", words(90), words(90), "# Recording", words(100)),
    page(2, words(40)),
  ]);

  assertEquals(passages.map(({ page, chapter }) => [page, chapter]), [
    [1, "Measuring"],
    [1, "Recording"],
    [2, "Recording"],
  ]);
  assertEquals(passages[0]!.text.split("\n")[0], "Measuring");
  assertEquals(passages[0]!.sentences[0]!.heading, true);
});

Deno.test("documentPassages() gives a sentence that runs over the end of a page to the page where it begins", () => {
  const passages = documentPassages([
    page(1, "Rest for five minutes. The average of"),
    page(2, "all the others counts. Write it down."),
  ]);

  assertEquals(passages.map(({ text }) => text), [
    "Rest for five minutes. The average of all the others counts.",
    "Write it down.",
  ]);
});

Deno.test("documentPassages() leaves the mark of a list's item out of what is quoted", () => {
  const [passage] = documentPassages([page(1, "• Empty the bladder.", "• Rest quietly.")]);

  assertEquals(passage!.text, "• Empty the bladder.\n• Rest quietly.");
  assertEquals(passage!.sentences.map(({ from, to }) => passage!.text.slice(from, to)), [
    "Empty the bladder.",
    "Rest quietly.",
  ]);
});

Deno.test("documentPassages() cuts a page without paragraphs or full stops all the same", () => {
  const passages = documentPassages([page(1, Array(1000).fill("word").join(" "))]);

  assert(passages.every(({ text }) => countWords(text) <= 250));
  assertEquals(passages.reduce((sum, { text }) => sum + countWords(text), 0), 1000);
});
