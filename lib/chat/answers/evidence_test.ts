import { analyse } from "../../library/mod.ts";
import { assertEquals } from "../../../tests/helpers/assert.ts";
import { isRelated } from "./evidence.ts";

const SAME: [string, string][] = [
  ["perceive", "perceptions"],
  ["prescribed", "prescription"],
  ["absorb", "absorption"],
  ["consume", "consumption"],
  ["transmitted", "transmission"],
  ["sensing", "sensation"],
  ["worker", "work"],
  ["allergic", "allergy"],
];
const OTHER: [string, string][] = [
  ["hypertension", "hyperthyroidism"],
  ["mission", "mitral"],
  ["resume", "result"],
];

Deno.test("isRelated() knows a word in its other forms, and takes no look-alike for it", () => {
  const holds = ([one, other]: [string, string]) => isRelated(termOf(one), termOf(other));

  assertEquals(SAME.filter((pair) => !holds(pair)), []);
  assertEquals(OTHER.filter(holds), []);
});

function termOf(word: string): string {
  return analyse(word)[0]!.term;
}
