import { assertEquals, assertMatch } from "../../../tests/helpers/assert.ts";
import { assessSafety, namesDose } from "./assess.ts";

type Expected = "emergency" | "perhaps" | "personal" | "none";

const CASES: Record<Expected, string[]> = {
  emergency: [
    "I have chest pain right now",
    "My chest hurts and my left arm is numb",
    "my husband's face is drooping and he can’t speak",
    "I took too many pills",
    "I want to kill myself",
    "I don't want to live anymore",
    "I'm feeling suicidal",
    "My son says he is suicidal, what does the podcast say?",
    "My baby is not breathing",
    "My throat is closing after eating peanuts",
    "he is bleeding heavily",
    "help me my son swallowed a battery",
    "Someone is having a seizure",
    "ich will nicht mehr leben",
    "tôi không muốn sống nữa",
    "me duele el pecho",
    "je n'arrive plus à respirer",
  ],
  perhaps: ["What should I do if someone has chest pain?", "What to do in an overdose of paracetamol?"],
  personal: [
    "how much ibuprofen should I give my 4 year old",
    "do I have diabetes?",
    "Can I take aspirin with warfarin?",
    "Should I stop my metformin?",
    "My blood pressure is 170/100, should I be worried?",
    "Is my rash dangerous?",
    "How many puffs of salbutamol can I take?",
    "Should I take an extra tablet when my reading is high?",
  ],
  none: [
    "Which episodes cover suicide prevention?",
    "What is said about suicidal ideation screening in general practice?",
    "What lowers suicide risk?",
    "What do the speakers say about chest pain?",
    "What are the warning signs of a heart attack in women?",
    "When is a blood pressure reading an emergency?",
    "Is chest pain common in anxiety?",
    "What is a stroke?",
    "How do we respond to an overdose webinar question?",
    "what do the speakers say about inhaler dosing intervals",
    "Which dose of melatonin should a six-year-old get?",
    "How many readings should I take at home?",
    "When should I take my tablets before measuring?",
    "How long should I hold my breath?",
    "How do I clean my spacer?",
    "How do I know if my inhaler is empty?",
    "How many puffs at a time go into the spacer?",
    "Can adults stop their preventer?",
    "Can I use the same monitor for my wife?",
  ],
};

function expectedOf(question: string): Expected {
  const { notice, quotes } = assessSafety(question);
  if (notice === null) return "none";
  if (notice.kind === "personal_medical") return "personal";
  return quotes === "none" ? "emergency" : "perhaps";
}

for (const [expected, questions] of Object.entries(CASES) as [Expected, string[]][]) {
  for (const question of questions) {
    Deno.test(`assessSafety() sees ${expected} in: ${question}`, () => {
      assertEquals(expectedOf(question), expected);
    });
  }
}

Deno.test("assessSafety() names no country's number alone, and says where to turn in despair", () => {
  assertMatch(assessSafety("I have chest pain right now").notice!.text, /112, 911 or 999/);
  assertMatch(assessSafety("I want to die").notice!.text, /112, 911 or 999.*crisis line/);
});

Deno.test("namesDose() finds how much of a medicine to take, and no other amounts", () => {
  for (const text of ["Give 5 mg.", "Two puffs twice a day", "ten millilitres", "take a double dose"]) {
    assertEquals(namesDose(text), true, text);
  }
  for (const text of ["Rest for five minutes.", "135 over 85", "Twice a year", "The dose depends on age."]) {
    assertEquals(namesDose(text), false, text);
  }
});
