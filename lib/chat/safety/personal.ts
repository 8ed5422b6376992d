const PERSON =
  /\b(?:i|i'm|i've|me|my|mine|myself|we|our|(?:my|our) \w+|he|she|him|his|her|for a (?:\d+|one|two|three|four|five|six|seven|eight|nine|ten)[- ](?:year|month|week)[- ]old)\b/i;
const MEDICINES = [
  "medicines?|medications?|meds|tablets?|pills?|drugs?|capsules?|drops|syrup|antibiotics?|painkillers?|steroids?|insulin|inhalers?|puffs?",
  "paracetamol|acetaminophen|tylenol|calpol|aspirin|ibuprofen|nurofen|advil|warfarin|digoxin|lithium|melatonin|metformin|morphine|codeine",
  "salbutamol|albuterol|prednisol?one|dexamethasone|adrenaline|epinephrine|epipen|levothyroxine|methotrexate|vitamins?|iron|cortisone|antihistamines?",
  String
    .raw`\w{2,}(?:pril|sartan|olol|statin|cillin|mycin|cycline|profen|azole|azepam|olam|idone|tidine|gliptin|gliflozin|glutide|oxetine|triptyline|sone|floxacin|parin|xaban|dipine|thiazide|semide|terol|tropium)s?`,
].join("|");
const MEDICINE = new RegExp(String.raw`\b(?:${MEDICINES})\b`, "i");
const AMOUNT =
  /\b(?:how (?:much|many|often)|what (?:dose|dosage|amount|strength)|which (?:dose|dosage|amount|strength)|dos(?:e|es|age|ing)|(?:\d+|one|two|three|half|double|extra) ?(?:mg|mcg|ml|g|units?|tablets?|pills?|puffs?|drops))\b/i;
const TAKES = /\b(?:take|taking|give|giving|have|use|using|inject|swallow|get|need)\b/i;
const CHANGES =
  /\b(?:should|can|may|could|must|shall|is it (?:ok|okay|safe|fine|dangerous)|ok(?:ay)? (?:to|if)|safe (?:to|for me|if i))\b.{0,40}\b(?:stop|start|take|give|skip|double|halve|increase|reduce|lower|raise|change|switch|mix|combine|come off|wean)\b/i;
/** "When should I take my tablets?" asks how it is done, not whether to. */
const ASKS_HOW = /^\W*(?:how|when|where|why|what|which)\b/i;
const DIAGNOSIS =
  /\b(?:do|does|might|could|have) (?:i|he|she|my \w+) (?:have|got|be having)\b|\bam i (?:having|sick|ill|diabetic|pregnant|depressed|at risk|in danger|dying)\b|\b(?:is|are) (?:this|it|these|my \w+(?: \w+)?) (?:\w+ )?(?:cancer|a tumou?r|serious|dangerous|normal|infected|broken|contagious|diabetes|asthma|pneumonia|a stroke|an? (?:allergy|infection))\b|\bwhat(?:'s| is| could be) wrong with (?:me|my|him|her)\b|\bdiagnose (?:me|my|him|her)\b|\bwhat (?:illness|disease|condition) do i\b|\bmy (?:test )?(?:results?|blood (?:pressure|sugar|test)|reading|symptoms?|rash|lump|mole|scan|x-?ray)\b.{0,60}\b(?:should i|what does|is (?:that|this|it)|do i|am i|mean)\b/i;
/** Asked on behalf of others' work, or of what is said of it. */
const SPOKEN_OF =
  /\b(?:speakers?|episode|webinar|podcast|guests?|guidelines?|evidence|stud(?:y|ies)|trials?|patients|clinicians?|practice teams?|prescribers?|our (?:listeners|audience|patients|practice|clients))\b/i;

/** Whether a question asks for a dose, a change of treatment or a diagnosis for one person. */
export function asksForPerson(question: string): boolean {
  const text = question.normalize("NFC").replace(/[‘’`´]/g, "'").replace(/\s+/g, " ");
  if (!PERSON.test(text) || SPOKEN_OF.test(text)) return false;
  if (DIAGNOSIS.test(text)) return true;
  if (!MEDICINE.test(text)) return false;
  return (AMOUNT.test(text) && TAKES.test(text)) || (CHANGES.test(text) && !ASKS_HOW.test(text));
}
