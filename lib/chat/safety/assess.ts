import type { AnswerNotice } from "../answers/answer.ts";
import { amountsOf } from "../answers/numbers.ts";
import { findEmergency } from "./emergencies.ts";
import { asksForPerson } from "./personal.ts";

/** What safety asks of an answer, before anything is looked for. */
export interface Assessment {
  /** Stands before the answer; null where there is nothing to say. */
  notice: AnswerNotice | null;
  /** `all`: as any question; `no_doses`: quotes that name no dose; `none`: nothing is quoted at all. */
  quotes: "all" | "no_doses" | "none";
}

const EMERGENCY =
  "If this is happening now, call your local emergency number (112, 911 or 999) at once. Do not wait for an answer here, and do not stay alone.";
const SELF_HARM =
  "If you might harm yourself or someone is in danger, call your local emergency number (112, 911 or 999) now, or a crisis line (988 in the United States and Canada, 116 123 in many countries of Europe; findahelpline.com lists others). Stay with someone you trust. You do not have to go through this alone.";
const FOR_PERSON =
  "I can't give a dose, a diagnosis or a change of treatment for a person. Please ask a doctor, a pharmacist or your care team.";
const DOSE_UNITS = new Set(["mg", "mcg", "g", "ml", "puff", "tablet", "unit", "mmol"]);

/** Says what must come before an answer, and what may be quoted after it; the same for the same words, always. */
export function assessSafety(question: string): Assessment {
  const { nearness, danger } = findEmergency(question);
  if (nearness !== "none") {
    const text = danger === "self_harm" ? SELF_HARM : EMERGENCY;
    return { notice: { kind: "emergency", text }, quotes: nearness === "here" ? "none" : "no_doses" };
  }
  if (asksForPerson(question)) {
    return { notice: { kind: "personal_medical", text: FOR_PERSON }, quotes: "no_doses" };
  }
  return { notice: null, quotes: "all" };
}

/** Whether a sentence could be read as how much of a medicine to take. */
export function namesDose(text: string): boolean {
  return amountsOf(text).some((amount) => amount.unit !== null && DOSE_UNITS.has(amount.unit)) ||
    /\b(?:one|two|three|four|double|extra|half a) (?:dose|doses)\b/i.test(text);
}
