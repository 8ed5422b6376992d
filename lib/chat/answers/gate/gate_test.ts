import fc from "fast-check";
import { assert, assertEquals } from "../../../../tests/helpers/assert.ts";
import { passageOf } from "../../../../tests/helpers/cited_passages.ts";
import { Gate } from "./gate.ts";
import { Segments, type WrittenSentence } from "./segments.ts";

const ONE = passageOf("A spacer is cleaned once a month. It dries in the air.");
const TWO = passageOf("The cuff must fit the arm. Do not talk.", { id: "passage-2" });
const GIVEN = new Map([["1", ONE], ["2", TWO]]);

function segmentsOf(text: string, size = 3): WrittenSentence[] {
  const segments = new Segments();
  const whole = (text.match(new RegExp(`[\\s\\S]{1,${size}}`, "g")) ?? []).flatMap((piece) =>
    segments.add(piece)
  );
  return [...whole, ...segments.end()];
}

Deno.test("Segments takes each sentence with the marks that follow it, however the stream is cut", () => {
  const text =
    'Dr. Example says 2.5 ml. [1 "a [b] c"] [2] Then rest. [1, 2] No mark here. Last one [2 “x y”].';
  const expected = [
    { text: "Dr. Example says 2.5 ml.", claims: [{ id: "1", quote: "a [b] c" }, { id: "2", quote: null }] },
    { text: "Then rest.", claims: [{ id: "1", quote: null }, { id: "2", quote: null }] },
    { text: "No mark here.", claims: [] },
    { text: "Last one.", claims: [{ id: "2", quote: "x y" }] },
  ];

  for (const size of [1, 2, 7, 1000]) assertEquals(segmentsOf(text, size), expected);
});

Deno.test("Segments takes lists and headings apart, and a mark that was cut off for none", () => {
  assertEquals(
    segmentsOf('# Cleaning\n- Clean it. [1]\n- Dry it. [2 "and the').map((
      { text, claims },
    ) => [text, claims.length]),
    [
      ["Cleaning", 0],
      ["Clean it.", 1],
      ["Dry it.", 0],
      ['[2 "and the', 0],
    ],
  );
});

Deno.test("Segments finds the marks after one that never closes", () => {
  const found = segmentsOf('Clean it. [2 "never closed. Dry it. [1] And rest. [2]');

  assertEquals(found.at(-1), { text: "And rest.", claims: [{ id: "2", quote: null }] });
});

Deno.test("Gate lets nothing pass that cites what was not given or quotes what is not there, whatever a model sends", () => {
  const words = [
    ..."A spacer is cleaned once a month . It dries in the air The cuff must fit arm not never 5 mg".split(
      " ",
    ),
    '[1 "A spacer is cleaned once a month"]',
    '[2 "The cuff must fit the arm"]',
    '[1 "It dries in the sun"]',
    "[1]",
    "[2]",
    "[3]",
    "[1, 9]",
    "[",
    "]",
    '"',
    "\n",
    "<passage>",
  ];
  fc.assert(
    fc.property(
      fc.array(fc.constantFrom(...words), { maxLength: 50 }),
      fc.integer({ min: 1, max: 9 }),
      (parts, size) => {
        const gate = new Gate(GIVEN);
        for (const written of segmentsOf(parts.join(" "), size)) {
          const passed = gate.check(written);
          if (passed === null) continue;
          assert(written.claims.length > 0 && written.claims.every(({ id }) => GIVEN.has(id)));
          assert(passed.sentence.citations.length > 0);
        }
        for (const { passage_id, quote, from, to } of gate.citations) {
          const passage = [ONE, TWO].find(({ id }) => id === passage_id)!;
          assertEquals(quote, passage.text.slice(from, to));
        }
        assertEquals(gate.citations.map(({ n }) => n), gate.citations.map((_, index) => index + 1));
        assertEquals(gate.checked, gate.sentences.length + gate.dropped.length);
      },
    ),
    { numRuns: 300 },
  );
});
