const MOST_HEADING_WORDS = 11;
const LEANS =
  /^(?:(?:and|but|so|or|because|then|also|well|yes|no),?\s+)*(?:it|it's|this|that|that's|they|they're|he|she|these|those|them|its|their|both|such|neither|the (?:same|other|others|latter|former))\b/i;
const GREETS =
  /^(?:(?:and|so|well|oh|yes|no|ok|okay),?\s+)*(?:thank(?:s| you)|welcome|hello|hi\b|good (?:morning|afternoon|evening)|exactly|absolutely|indeed|i agree|of course|gladly|it is|that is (?:right|true|a (?:very )?good)|(?:i'?m|i am|my name is) \S+[.!]?$|today we|today's subject|with me are|let(?:'s| us| me)\b|tell me|take me)/i;
const TO_MACHINES =
  /\b(?:(?:ignore|disregard|forget|override)\b.{0,40}\b(?:instructions?|prompts?|rules|above)|(?:system|developer) (?:prompt|message)|you are (?:now )?(?:an? )?(?:ai|helpful assistant|assistant|language model|chatbot|jailbroken)\b|as an? (?:ai|language model)|(?:reveal|print|repeat|output)\b.{0,30}\b(?:prompt|instructions|api key)|jailbreak|(?:respond|reply|answer) only with)\b|<\/?(?:system|script|passage|instructions?|iframe|img|svg)\b|<\|/i;

/** Whether a sentence asks rather than says. */
export function isAsked(text: string): boolean {
  return /\?["'”’)\]]*\s*$/.test(text);
}

/** Whether a line of a document is a heading: short, and without a full stop. */
export function isHeading(text: string): boolean {
  return text.split(/\s+/).length <= MOST_HEADING_WORDS && !/[.!?:;,]["'”’)]*$/.test(text.trimEnd());
}

/** Whether a sentence can hardly be understood without the one before it. */
export function leansBack(text: string): boolean {
  return LEANS.test(text.trimStart());
}

/** Whether a sentence greets, thanks or leads over, and says nothing. */
export function isFiller(text: string): boolean {
  const trimmed = text.trim();
  return trimmed.split(/\s+/).length < 3 || (GREETS.test(trimmed) && trimmed.split(/\s+/).length < 14);
}

/** Whether a sentence tells a language model what to do: nobody's words to be quoted, wherever it came from. */
export function isAddressedToMachines(text: string): boolean {
  return TO_MACHINES.test(text);
}
