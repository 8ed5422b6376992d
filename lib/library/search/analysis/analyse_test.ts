import fc from "fast-check";
import { assert, assertEquals } from "../../../../tests/helpers/assert.ts";
import { analyse } from "./analyse.ts";

const termsOf = (text: string) => analyse(text).filter(({ beside }) => !beside).map(({ term }) => term);
const besideOf = (text: string) => analyse(text).filter(({ beside }) => beside).map(({ term }) => term);

Deno.test("analyse() gives the same terms for what is written differently", () => {
  const pairs: [string, string][] = [
    ["readings", "reading"],
    ["HbA1c", "hba1c"],
    ["10mg", "10 mg"],
    ["5 µg", "5 mcg"],
    ["5μg", "5 mcg"],
    ["1,000", "1000"],
    ["6,5 %", "6.5%"],
    ["Crohn's", "crohn"],
    ["Crohn’s", "crohn"],
    ["l'hôpital", "hopital"],
    ["O'Brien", "obrien"],
    ["tumours", "tumor"],
    ["haemoglobin in anaemia", "hemoglobin in anemia"],
    ["randomised", "randomized"],
    ["hospitalisation", "hospitalization"],
    ["organised, standardised, immunised", "organized, standardized, immunized"],
    ["insulin analogues", "insulin analogs"],
    ["labelling", "labeling"],
    ["swelling", "swell"],
    ["telling", "tell"],
    ["practising", "practicing"],
    ["oestrogen", "estrogen"],
    ["gastrooesophageal", "gastroesophageal"],
    ["lymphoedema", "lymphedema"],
    ["dyspnoea", "dyspnea"],
    ["diagnoses", "diagnosis"],
    ["children", "child"],
    ["GPs", "GP"],
    ["U.S.", "US"],
    ["infor\u00admation", "information"],
    ["cafe\u0301", "café"],
    ["Ｈ₂Ｏ", "h2o"],
    ["Straße", "strasse"],
    ["tiểu đường", "tieu duong"],
    ["مُحَمَّد", "محمد"],
    ["IFNγ", "ifngamma"],
    ["β-blocker", "beta blocker"],
  ];

  for (const [written, otherwise] of pairs) assertEquals(termsOf(written), termsOf(otherwise), written);
});

Deno.test("analyse() keeps apart what means something else", () => {
  const pairs: [string, string][] = [
    ["SGLT1", "SGLT2"],
    ["0.5", "5"],
    ["ALS", "al"],
    ["NHS", "nh"],
    ["disease", "dis"],
    ["exercise", "exercize"],
    ["hour", "hor"],
  ];

  for (const [one, other] of pairs) {
    assert(String(termsOf(one)) !== String(termsOf(other)), `${one} is ${other}`);
  }
});

Deno.test("analyse() knows a hyphenated word by its parts and as one", () => {
  assertEquals([termsOf("COVID-19"), besideOf("COVID-19")], [["covid", "19"], ["covid19"]]);
  assertEquals([termsOf("NT-proBNP"), besideOf("NT‑proBNP")], [["nt", "probnp"], ["ntprobnp"]]);
  assertEquals(termsOf("TNF-α"), ["tnf", "alpha"]);
});

Deno.test("analyse() leaves stop words out, keeps their places, and takes capitals for abbreviations", () => {
  const text = "The WHO said that it is not IT";

  assertEquals(analyse(text).map(({ term, position }) => [term, position]), [["who", 1], ["said", 2], [
    "it",
    7,
  ]]);
  assertEquals(termsOf("WHAT DO WE DO"), []);
  assertEquals(termsOf("WHO"), ["who"]);
  assertEquals(termsOf("hệ thống, the system"), ["he", "thong", "system"]);
  assertEquals(termsOf("We don't, they won't, it's"), []);
});

Deno.test("analyse() finds words of scripts without spaces by pairs, whatever they are found in", () => {
  const passage = termsOf("糖尿病の治療について");

  assert(termsOf("糖尿病").every((term) => passage.includes(term)), String(passage));
  assertEquals(termsOf("ΛΌΓΟΣ"), termsOf("λόγος"));
});

Deno.test("analyse() of any text stays within it, in order, and says the same again", () => {
  const anyText = fc.oneof(fc.string(), fc.string({ unit: "grapheme" }), fc.string({ unit: "binary" }));
  fc.assert(
    fc.property(anyText, (text) => {
      const terms = analyse(text);
      let position = 0;
      for (const term of terms) {
        assert(term.start >= 0 && term.start < term.end && term.end <= text.length, JSON.stringify(term));
        assert(term.position >= position && term.term.length > 0, JSON.stringify(term));
        position = term.position;
      }
      assertEquals(analyse(text), terms);
    }),
    { numRuns: 100 },
  );
});

Deno.test("analyse() of a key without an end keeps its beginning only", () => {
  assertEquals(termsOf("x".repeat(100_000)), ["x".repeat(64)]);
});
