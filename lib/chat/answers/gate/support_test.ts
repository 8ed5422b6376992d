import { assertEquals } from "../../../../tests/helpers/assert.ts";
import { passageOf } from "../../../../tests/helpers/cited_passages.ts";
import { evidenceOf } from "./evidence_of.ts";
import { findQuote } from "./quotes.ts";
import { isSupported } from "./support.ts";

const PASSAGE = passageOf(
  "How do people use their inhalers? A spray wants a slow and steady breath. A dry powder wants a fast and deep breath. " +
    "Rinse the mouth with water after every use of an inhaler with a steroid. " +
    "We take two readings, one minute apart, for seven days. " +
    "The preventer is not stopped completely without a specialist, because that raises the risk of an attack. " +
    "About a third of the people with asthma missed their review. " +
    "In studies this reduced severe attacks by 20 percent in adults. Should we stop there? " +
    "Do not stop the tablets without asking the nurse. Tablets raise the pulse more than sprays. " +
    "More of the dose reaches the lungs, and less of the cloud stays in the throat. " +
    "Children under about four years need a mask. Of these, 3 of 120 had a cough.",
);

function supported(sentence: string, quote: string): boolean {
  return isSupported(sentence, evidenceOf(PASSAGE, findQuote(PASSAGE.text, quote)!));
}

const SPRAY = "A spray wants a slow and steady breath";
const READINGS = "two readings, one minute apart, for seven days";
const STOPPED = "The preventer is not stopped completely without a specialist";
const RINSE = "Rinse the mouth with water after every use";
const STUDIES = "this reduced severe attacks by 20 percent";

const BORNE_OUT: [string, string][] = [
  ["A spray needs a slow, steady breath.", SPRAY],
  ["Dr Alex Example says that a spray wants a slow and steady breath.", SPRAY],
  ["According to the speaker, a spray wants a slow and steady breath.", SPRAY],
  ["Two readings are taken one minute apart for seven days.", READINGS],
  ["Dr Alex Example takes 2 readings, 1 minute apart, for 7 days.", READINGS],
  ["The preventer should not be stopped completely without a specialist.", STOPPED],
  ["Never stop the preventer completely without a specialist.", STOPPED],
  ["Rinse your mouth with water after using a steroid inhaler.", RINSE],
  ["Severe attacks in adults were reduced by 20%.", STUDIES],
  ["About a third of people with asthma missed their review.", "About a third of the people"],
  ["The tablets are not stopped without asking the nurse.", "Do not stop the tablets"],
  ["Tablets raise the pulse more than sprays do.", "Tablets raise the pulse more"],
  ["A mask is needed by children under four years.", "Children under about four years"],
  ["A cough was had by 3 of 120.", "3 of 120 had a cough"],
];

const NOT_BORNE_OUT: [string, string, string][] = [
  ["a changed number", "Two readings are taken one minute apart for nine days.", READINGS],
  ["a changed unit", "Two readings are taken one minute apart for seven weeks.", READINGS],
  ["a number moved to another thing", "Seven readings are taken one minute apart for two days.", READINGS],
  ["a percentage out of nowhere", "Severe attacks were reduced by 50 percent in adults.", STUDIES],
  ["a dropped denial", "The preventer is stopped completely with a specialist.", STOPPED],
  ["an added denial", "A spray does not want a slow and steady breath.", SPRAY],
  ["an added denial of a habit", "Never rinse the mouth with water after using an inhaler.", RINSE],
  ["what is said of another thing", "A spray wants a fast and deep breath.", SPRAY],
  ["an opposite", "A spray wants a quick and steady breath.", SPRAY],
  ["an opposite effect", "In studies this increased severe attacks by 20 percent in adults.", STUDIES],
  ["other people", "In studies this reduced severe attacks by 20 percent in children.", STUDIES],
  ["another drug", "In studies Omalizumab reduced severe attacks by 20 percent in adults.", STUDIES],
  ["a stronger word", "Rinsing the mouth with water after every use cures asthma.", RINSE],
  ["before for after", "Rinse the mouth with water before every use of an inhaler with a steroid.", RINSE],
  [
    "half of a double denial",
    "Stop the tablets without asking the nurse.",
    "Do not stop the tablets",
  ],
  [
    "the sides of a comparison changed",
    "Sprays raise the pulse more than tablets.",
    "Tablets raise the pulse more",
  ],
  [
    "more and less changed",
    "Less of the dose reaches the lungs, and more of the cloud stays in the throat.",
    "More of the dose reaches the lungs, and less of the cloud stays",
  ],
  ["a bound turned round", "Children over four years need a mask.", "Children under about four years"],
  ["two numbers changed", "Of these, 120 of 3 had a cough.", "3 of 120 had a cough"],
  ["something else altogether", "Migraine responds well to magnesium.", SPRAY],
  [
    "knowledge from elsewhere beside a true part",
    "A spray wants a slow breath, and beta blockers are dangerous in asthma.",
    SPRAY,
  ],
  ["words put into another's mouth", "Robin Sample says that a spray wants a slow and steady breath.", SPRAY],
  ["a guideline nobody named", "According to NICE, a spray wants a slow and steady breath.", SPRAY],
  ["a year nobody named", "According to a guideline of 2019, a spray wants a slow and steady breath.", SPRAY],
  ["a question as a source", "We should stop there.", "Should we stop there?"],
];

Deno.test("isSupported() gives no words to somebody else of the conversation", () => {
  const passage = passageOf(
    "We clean the spacer in warm water once a month and dry it in the air. Thank you.",
  );
  passage.sentences[1]!.speaker = "Robin Sample";
  const holds = (sentence: string) => isSupported(sentence, evidenceOf(passage, passage.sentences[0]!));

  assertEquals(holds("Alex cleans the spacer in warm water once a month and dries it in the air."), true);
  assertEquals(holds("Robin cleans the spacer in warm water once a month and dries it in the air."), false);
});

Deno.test("isSupported() takes no number, and nothing that was answered with a no, from a question", () => {
  const passage = passageOf(
    "Is the threshold at home 140 over 90? No, it is lower at home. Do we stop the tablets then? Never.",
  );
  const holds = (sentence: string, quote: string) =>
    isSupported(sentence, evidenceOf(passage, findQuote(passage.text, quote)!));

  assertEquals(holds("The threshold at home is 140 over 90.", "No, it is lower at home"), false);
  assertEquals(holds("The threshold at home is the threshold.", "No, it is lower at home"), false);
  assertEquals(holds("It is lower at home.", "No, it is lower at home"), true);
  assertEquals(holds("The tablets are stopped.", "stop the tablets then? Never."), false);
});

for (const [sentence, quote] of BORNE_OUT) {
  Deno.test(`isSupported() lets pass: ${sentence}`, () => assertEquals(supported(sentence, quote), true));
}

for (const [what, sentence, quote] of NOT_BORNE_OUT) {
  Deno.test(`isSupported() withholds ${what}`, () => assertEquals(supported(sentence, quote), false));
}

Deno.test("findQuote() takes other blanks, quotation marks and dashes, and nothing else", () => {
  const text = "He said “don’t  stop” — twice a day,\nfor 2.5 weeks.";
  const found = (quote: string) => {
    const span = findQuote(text, quote);
    return span === null ? null : text.slice(span.from, span.to);
  };

  assertEquals(found(`said "don't stop" - twice`), "said “don’t  stop” — twice");
  assertEquals(found("twice a day, for 2.5 weeks"), "twice a day,\nfor 2.5 weeks");
  assertEquals(found("  twice a day,  "), "twice a day,");
  assertEquals(found("twice a week"), null);
  assertEquals(found("Twice a day"), null);
  assertEquals(found("5 weeks."), null);
  assertEquals(found("wice a day"), null);
  assertEquals(found("day"), null);
  assertEquals(found(""), null);
});
