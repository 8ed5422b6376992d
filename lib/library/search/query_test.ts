import { assert, assertEquals } from "../../../tests/helpers/assert.ts";
import { coverage } from "./coverage.ts";
import { matchedWords } from "./highlight.ts";
import { readQuery } from "./query.ts";
import { SYNONYMS } from "./synonyms/data.ts";
import { findSynonyms, readSynonyms } from "./synonyms/synonyms.ts";

const ownOf = (question: string) => readQuery(question).clauses.map(({ own }) => own.join(" "));
const alternativesOf = (question: string) =>
  readQuery(question).clauses.flatMap(({ alternatives }) => alternatives.map(({ terms }) => terms.join(" ")));
const marked = (question: string, text: string) =>
  matchedWords(readQuery(question), text).map(({ word, start, end }) => {
    assertEquals(text.slice(start, end), word);
    return word;
  });

Deno.test("readQuery() makes one clause of what has one meaning, and counts what is said twice", () => {
  assertEquals(ownOf("What do we know of heart failure in winter?"), ["know", "heart failur", "winter"]);
  assertEquals(readQuery("asthma, asthma and eczema").clauses.map(({ own, times }) => [own[0], times]), [
    ["asthma", 2],
    ["eczema", 1],
  ]);
});

Deno.test("readQuery() knows abbreviations, what they stand for, and their writings", () => {
  assert(alternativesOf("HFrEF").includes("heart failur reduc eject fraction"));
  assert(alternativesOf("heart failure with reduced ejection fraction").includes("hfref"));
  assert(alternativesOf("SGLT-2 inhibitors").includes("gliflozin"));
  assert(alternativesOf("GLP 1").includes("glp1"));
  assert(alternativesOf("PCSK9").includes("pcsk 9"));
  assert(alternativesOf("non-invasive").includes("noninvas"));
});

Deno.test("readQuery() makes pairs of neighbours, across stop words but not across half the question", () => {
  assertEquals(readQuery("diagnosis of asthma").pairs, [{
    first: "diagnosi",
    second: "asthma",
    distance: 2,
  }]);
  assertEquals(readQuery("diagnosis that is by the asthma").pairs, []);
});

Deno.test("readQuery() takes a whole chapter, and no more", () => {
  const chapter = "the SGLT-2 inhibitor in COVID-19 and heart failure ".repeat(2_000);

  assertEquals(readQuery(chapter).clauses.length, 3);
  const novel = Array.from({ length: 10_000 }, (_, index) => `w${index}`).join(" ");
  assertEquals(readQuery(novel).clauses.length, 2_000);
});

Deno.test("the list of synonyms has no line twice, none that says one thing only, and no way of a single letter", () => {
  const lines = SYNONYMS.trim().split("\n").map((line) => [...readSynonyms(line).keys()].sort());

  assertEquals(new Set(lines.map((ways) => ways.join("="))).size, lines.length);
  for (const ways of lines) {
    assert(ways.length > 1, ways.join());
    // "e" of "A&E" would be found in every mention of vitamin E.
    assert(ways.every((way) => way.length > 1 && !/^\d+$/.test(way)), ways.join());
  }
});

Deno.test("findSynonyms() takes the longest", () => {
  assertEquals(findSynonyms(["heart", "failur", "x"], 0)?.length, 2);
  assertEquals(findSynonyms(["x", "heart"], 1)?.length, 1);
  assertEquals(findSynonyms(["unheard"], 0), null);
});

Deno.test("matchedWords() marks what the passage says, as it says it", () => {
  assertEquals(
    marked(
      "heart attack reading",
      "Readings after a Myocardial Infarction (MI), not the infarction of a myocardial kind",
    ),
    ["Readings", "Myocardial Infarction", "MI"],
  );
  assertEquals(marked("SGLT2", "An SGLT-2 or sglt 2 inhibitor"), ["SGLT-2", "sglt 2"]);
  assertEquals(marked("what is the", "what is the"), []);
  assertEquals(marked("tieu duong", "Bệnh tiểu đường"), ["tiểu", "đường"]);
});

Deno.test("coverage() is the share of the question's worth that a passage speaks of", () => {
  const worth = (term: string) => term === "eczema" ? 3 : 1;
  const of = (question: string, text: string) => coverage(readQuery(question), text, worth);

  assertEquals(of("asthma and eczema", "Eczema in winter"), 0.75);
  assertEquals(of("asthma and eczema", "Asthmas"), 0.25);
  assertEquals(of("asthma and eczema", "Asthma, eczema"), 1);
  assertEquals(of("heart attack", "After an MI"), 1);
  assertEquals(of("heart attack", "The heart"), 0.5);
  assertEquals(of("what is the", "what is the"), 0);
  assertEquals(of("", "anything"), 0);
});
