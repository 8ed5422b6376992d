import { assert, assertEquals } from "../../../../tests/helpers/assert.ts";
import { passageOf } from "../../../../tests/helpers/cited_passages.ts";
import { evidenceOf } from "./evidence_of.ts";
import { isSupported } from "./support.ts";

/** What a speaker says, and how a careful writer puts it. */
const PARAPHRASES: [string, string][] = [
  [
    "Two readings in the morning and two readings in the evening, one minute apart, for seven days, or for at least four days if seven is not possible.",
    "Dr Alex Example teaches taking two readings in the morning and two in the evening, one minute apart, for seven days, or at least four days if seven is not possible.",
  ],
  [
    "Then we throw away the first day, because everybody is excited about the machine.",
    "The first day is discarded.",
  ],
  [
    "But first day readings tend to be higher, and leaving them out gives a fairer average.",
    "First-day readings tend to be higher, so leaving them out gives a fairer average.",
  ],
  ["Buy an upper arm monitor that has been validated.", "Use a validated upper arm monitor."],
  [
    "Wrist monitors are tempting, but they are very sensitive to the position of the hand, so we prefer the upper arm.",
    "Wrist monitors are very sensitive to the position of the hand, so the upper arm is preferred.",
  ],
  [
    "A cuff that is too small gives readings that are too high. A cuff that is too large gives readings that are too low.",
    "A cuff that is too small gives readings that are too high, while one that is too large gives readings that are too low.",
  ],
  [
    "In most guidelines an average of one hundred and thirty five over eighty five at home is treated like one hundred and forty over ninety in the clinic.",
    "In most guidelines, a home average of 135/85 is treated like 140/90 in the clinic.",
  ],
  [
    "If it is one hundred and eighty over one hundred and twenty or more, and it stays there after five minutes of rest, you should seek medical advice on the same day.",
    "If a reading of 180/120 or more stays there after five minutes of rest, seek medical advice on the same day.",
  ],
  [
    "When the asthma has been well controlled for at least three months, and there is no special risk, we talk about stepping down.",
    "Asthma can be stepped down once it has been well controlled for at least three months and there is no special risk.",
  ],
  [
    "But the preventer is not stopped completely without a specialist, because that raises the risk of an attack.",
    "The preventer should not be stopped completely without a specialist, because that raises the risk of an attack.",
  ],
  [
    "A short acting reliever alone, without any inhaled steroid, is no longer recommended for asthma in adults.",
    "A short-acting reliever alone is no longer recommended for asthma in adults.",
  ],
  [
    "About a third of the people who carry the label asthma have no evidence of it when they are tested carefully.",
    "About a third of people labelled with asthma have no evidence of it when tested carefully.",
  ],
  [
    "Once a month in warm water with a little washing up liquid, and then let it dry in the air.",
    "It is washed once a month in warm water with a little washing-up liquid and left to dry in the air.",
  ],
  [
    "Do not rub it with a towel, because rubbing makes static electricity.",
    "It should not be rubbed with a towel, since rubbing makes static electricity.",
  ],
  [
    "Several short courses over the years add up, for the bones, for the blood sugar and for the mood.",
    "Several short courses over the years add up for the bones, the blood sugar and the mood.",
  ],
  [
    "Rinse the mouth with water and spit it out after every use of an inhaler with a steroid.",
    "Patients should rinse their mouth with water and spit it out after every use of a steroid inhaler.",
  ],
  [
    "Within two working days of leaving the emergency department there should be a follow up in primary care.",
    "Primary care should follow up within two working days of leaving the emergency department.",
  ],
];

function holds(source: string, sentence: string): boolean {
  const passage = passageOf(source);
  return isSupported(sentence, evidenceOf(passage, { from: 0, to: source.length }));
}

Deno.test("isSupported() lets most careful paraphrases pass", () => {
  const passed = PARAPHRASES.filter(([source, sentence]) => holds(source, sentence));

  assert(passed.length / PARAPHRASES.length >= 0.8, `${passed.length} of ${PARAPHRASES.length}`);
});

Deno.test("isSupported() withholds each paraphrase with any of its numbers changed", () => {
  for (const [source, sentence] of PARAPHRASES) {
    for (const { 0: number, index } of sentence.matchAll(/\b(?:\d+|two|three|four|five|seven|third)\b/g)) {
      const other = number === "third" ? "half" : /\d/.test(number) ? `${Number(number) + 7}` : "eleven";
      const changed = sentence.slice(0, index) + other + sentence.slice(index + number.length);
      assertEquals(holds(source, changed), false, changed);
    }
  }
});

Deno.test("isSupported() withholds each paraphrase that is turned into its opposite", () => {
  for (const [source, sentence] of PARAPHRASES) {
    const turned = sentence.replace(/\b(is|are|has|have|gives|raises|can|should|tend|stays)\b/, "$1 never");
    if (turned === sentence || /not |no |without/.test(sentence)) continue;
    assertEquals(holds(source, turned), false, turned);
  }
});
