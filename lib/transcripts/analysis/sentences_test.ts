import fc from "fast-check";
import { assert, assertEquals } from "../../../tests/helpers/assert.ts";
import { sentencesOf } from "./sentences.ts";

const cut = (text: string) => sentencesOf(text).map((sentence) => sentence.text);

Deno.test("sentencesOf() keeps abbreviations, initials and decimals whole", () => {
  assertEquals(cut("Dr. Smith gave 2.5 mg, e.g. at night. It helped, approx. 40 %. J. Doe agreed."), [
    "Dr. Smith gave 2.5 mg, e.g. at night.",
    "It helped, approx. 40 %.",
    "J. Doe agreed.",
  ]);
});

Deno.test("sentencesOf() ends sentences at questions, quotes and full-width stops", () => {
  assertEquals(cut("Why? Because he said “no.” Then… nothing. 好的。再见！"), [
    "Why?",
    "Because he said “no.”",
    "Then… nothing.",
    "好的。",
    "再见！",
  ]);
});

Deno.test("sentencesOf() gives every sentence verbatim, at its place", () => {
  fc.assert(fc.property(fc.stringMatching(/^[A-Za-z .?!…"”\n。]{0,80}$/), (text) => {
    for (const { text: sentence, from } of sentencesOf(text)) {
      assert(sentence !== "" && text.slice(from, from + sentence.length) === sentence);
    }
  }));
});
