import fc from "fast-check";
import { assert, assertEquals } from "../../../tests/helpers/assert.ts";
import { countWords, readTranscript, type Turn } from "../../transcripts/mod.ts";
import type { CutPassage } from "./read_source.ts";
import { speechPassages } from "./speech_passages.ts";

const sentence = (words: number, first = "Each") => `${[first, ...Array(words - 1).fill("word")].join(" ")}.`;

function turn(
  speaker: string | null,
  text: string,
  startSeconds: number | null = null,
  endSeconds = startSeconds,
): Turn {
  return { speaker, text, startSeconds, endSeconds };
}

/** The words of a text, whatever stands between them. */
const wordsOf = (text: string) => text.split(/\s+/).filter((word) => word !== "");

function quotes(passage: CutPassage): string[] {
  return passage.sentences.map(({ from, to }) => passage.text.slice(from, to));
}

Deno.test("speechPassages() cuts a long speech into passages of one length at ends of sentences", () => {
  const passages = speechPassages([turn("Ada", Array(60).fill(sentence(12)).join(" "))], []);

  const lengths = passages.map(({ text }) => countWords(text));
  assertEquals(lengths.reduce((sum, words) => sum + words, 0), 720);
  assert(lengths.every((words) => words >= 120 && words <= 250), lengths.join());
  assert(passages.every(({ text }) => text.endsWith(".")));
});

Deno.test("speechPassages() opens an answer with its question, and says who says which sentence", () => {
  const [passage, ...others] = speechPassages([
    turn("Robin", "How many readings do you ask for?", 10, 13),
    turn("Ada", `Two in the morning. ${sentence(50)}`, 14, 40),
  ], []);

  assertEquals(others, []);
  assertEquals(passage!.speaker, "Ada");
  assertEquals(passage!.sentences.map(({ speaker, startSeconds }) => [speaker, startSeconds]).slice(0, 2), [
    ["Robin", 10],
    ["Ada", 14],
  ]);
  assertEquals(passage!.text.split("\n").length, 2);
});

Deno.test("speechPassages() keeps the answers of two guests apart", () => {
  const passages = speechPassages([
    turn("Ada", sentence(60)),
    turn("Ben", sentence(60)),
    turn("Ada", sentence(60)),
  ], []);

  assertEquals(passages.map(({ speaker }) => speaker), ["Ada", "Ben", "Ada"]);
  assert(passages.every(({ sentences }) => sentences.every(({ speaker }) => speaker === undefined)));
});

Deno.test("speechPassages() joins a quick exchange and names no speaker where none prevails", () => {
  const turns = Array.from(
    { length: 12 },
    (_, index) => turn(index % 2 === 0 ? "Ada" : "Ben", sentence(11), index),
  );

  const passages = speechPassages(turns, []);

  assertEquals(passages.map(({ speaker, text }) => [speaker, countWords(text)]), [[null, 132]]);
});

Deno.test("speechPassages() begins a passage where a chapter begins, and invents none", () => {
  const cues = Array.from({ length: 10 }, (_, index) => ({
    startSeconds: index * 10,
    endSeconds: index * 10 + 9,
    from: index * (sentence(10).length + 1),
  }));
  const speech = { ...turn("Ada", Array(10).fill(sentence(10)).join(" "), 0, 99), cues };

  const chapters = [{ startSeconds: 40, title: "Technique" }, { startSeconds: 70, title: "Questions" }];
  const passages = speechPassages([speech], chapters);

  assertEquals(passages.map(({ chapter, sentences }) => [chapter, sentences[0]!.startSeconds]), [
    [null, 0],
    ["Technique", 40],
    ["Questions", 70],
  ]);
});

Deno.test("speechPassages() times a sentence by its cue, and within a cue never before it", () => {
  const long = { ...turn("Ada", `${sentence(10)} ${sentence(10)} ${sentence(10)}`, 100, 112) };
  const [passage] = speechPassages([long, turn("Ben", sentence(40), 200, 220)], []);

  const [first, second, third] = passage!.sentences.map(({ startSeconds }) => startSeconds!);
  assertEquals(first, 100);
  assert(second! > 103 && second! < 105 && third! > 107 && third! < 109, `${second} ${third}`);
});

Deno.test("speechPassages() does not stretch a cue's words over the pause that follows them", () => {
  const paused = turn("Ada", `${sentence(5)} ${sentence(5)}`, 100, 400);

  const [passage] = speechPassages([paused], []);

  assert(passage!.sentences[1]!.startSeconds! < 105);
});

Deno.test("speechPassages() goes on with the times of a second recording in the same file", () => {
  const passages = speechPassages(
    [turn("Ada", sentence(50), 900, 930), turn("Ada", sentence(50), 3, 30)],
    [],
  );

  assertEquals(passages.map(({ sentences }) => sentences[0]!.startSeconds), [900, 3]);
});

Deno.test("speechPassages() parts captions without full stops where captions begin", async () => {
  const cues = Array.from(
    { length: 90 },
    (_, index) =>
      `${stamp(index * 4)} --> ${stamp(index * 4 + 4)}\nand then we go on to ${index} without any stop\n`,
  );
  const { turns } = await readTranscript(
    new TextEncoder().encode(`WEBVTT\n\n${cues.join("\n")}`),
    "auto.vtt",
  );

  const passages = speechPassages(turns, []);

  const sentences = passages.flatMap(({ sentences }) => sentences);
  assert(sentences.length > 10, `${sentences.length}`);
  assert(sentences.every(({ startSeconds }) => startSeconds! % 4 === 0), "each begins with a caption");
});

Deno.test("speechPassages() takes ten hours of captions in little more than no time", async () => {
  const cues = Array.from(
    { length: 10_000 },
    (_, index) =>
      `${stamp(index * 3.6)} --> ${stamp(index * 3.6 + 3.5)}\n<v ${index % 60 < 40 ? "Ada" : "Ben"}>${
        sentence(9, `N${index}`)
      }</v>\n`,
  );
  const { turns } = await readTranscript(new TextEncoder().encode(`WEBVTT\n\n${cues.join("\n")}`), "ten.vtt");

  const passages = speechPassages(turns, []);

  assertEquals(passages.reduce((sum, { text }) => sum + countWords(text), 0), 90_000);
  assertEquals(passages.at(-1)!.sentences.at(-1)!.startSeconds, 35_996.4);
});

Deno.test("speechPassages() loses no word, quotes verbatim and never goes back in time", () => {
  const word = fc.constantFrom(
    "blood",
    "pressure,",
    "is",
    "it",
    "Dr.",
    "2.5",
    "mg",
    "“yes”",
    "血圧",
    "đo",
    "قياس",
  );
  const said = fc.array(
    fc.tuple(fc.array(word, { minLength: 1, maxLength: 70 }), fc.constantFrom(".", "?", "", "…")),
    {
      minLength: 1,
      maxLength: 6,
    },
  ).map((sentences) => sentences.map(([words, end]) => words.join(" ") + end).join(" "));
  const turns = fc.array(
    fc.record({
      speaker: fc.constantFrom("Ada", "Ben", null),
      text: said,
      startSeconds: fc.option(fc.integer({ min: 0, max: 9_000 })),
      lasts: fc.option(fc.integer({ min: 0, max: 90 })),
    }).map(({ lasts, ...turn }) => ({
      ...turn,
      endSeconds: turn.startSeconds === null || lasts === null ? null : turn.startSeconds + lasts,
    })),
    { minLength: 1, maxLength: 12 },
  );

  fc.assert(fc.property(turns, (turns) => {
    const passages = speechPassages(turns, []);

    assertEquals(passages.flatMap(({ text }) => wordsOf(text)), turns.flatMap(({ text }) => wordsOf(text)));
    for (const passage of passages) {
      assertEquals(quotes(passage).flatMap(wordsOf), wordsOf(passage.text));
      for (const [index, { from, to, startSeconds }] of passage.sentences.entries()) {
        const before = passage.sentences[index - 1];
        assert(to > from && from >= (before?.to ?? 0));
        // Voices overlap by a little; one that goes on never goes back.
        const least = (before?.startSeconds ?? 0) -
          (before?.speaker === passage.sentences[index]!.speaker ? 0 : 5);
        assert(
          startSeconds === null || startSeconds >= least,
          `${startSeconds} after ${before?.startSeconds}`,
        );
      }
    }
  }));
});

function stamp(seconds: number): string {
  const part = (value: number, length = 2) => String(Math.floor(value)).padStart(length, "0");
  const ms = Math.round(seconds * 1000);
  return `${part(ms / 3_600_000)}:${part(ms / 60_000 % 60)}:${part(ms / 1000 % 60)}.${part(ms % 1000, 3)}`;
}
