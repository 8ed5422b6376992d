/** Text without what would name a person, and how much was taken out. */
export interface MaskedText {
  text: string;
  masked: number;
}

const MAIL = "[e-mail removed]";
const LINK = "[link removed]";
const PHONE = "[phone number removed]";

/** A link that carries more than a page: keys, tokens, names. */
const TELLING = /[?&#=@]|[0-9a-f]{16}/i;

const RULES: readonly [RegExp, string][] = [
  [/[^\s@<>()",;:]{1,64}@[^\s@<>()",;:]{1,120}\.[a-z]{2,24}\b/gi, MAIL],
  [/\b(?:https?:\/\/|www\.)\S+/gi, LINK],
  [/\b\d{3}-\d{2}-\d{4}\b/g, "[number removed]"],
  [
    /\b(?:mrn|nhs(?: (?:no|number))?|patient(?: id| no| number)?|case(?: no| number| id)|chart(?: no| number)?|record (?:no|number)|hospital (?:no|number)|id(?: no| number)?|dob|date of birth|born(?: on)?|ssn|npi|gmc)\b[ .:#]{0,4}(?:[a-z]{0,3}-?\d[\d/.-]{4,14}\d)/gi,
    "[number removed]",
  ],
  [/(?<![\w.])\d{1,3}(?:\.\d{1,3}){3}(?![\w.])/g, "[address removed]"],
  [
    /(?<![\w/])(?:\+\d{1,3}[\s.-]?)?(?:\(\d{1,5}\)[\s.-]?)?\d{2,6}(?:[\s.-]\d{2,6}){1,5}(?![\w])/g,
    PHONE,
  ],
  [/(?<![\w.,])\+?\d{7,19}(?![\w])/g, "[number removed]"],
];

/** Takes e-mail addresses, telling links, phone numbers and numbers of records out of an answer. */
export function maskPersonal(text: string): MaskedText {
  // The least a rule takes has seven digits, an @ or a link, so most answers need no search.
  if (!/@|\d(?:[^\d\n]{0,3}\d){6}|https?:\/\/|www\./i.test(text)) return { text, masked: 0 };
  let masked = 0;
  let result = text;
  for (const [pattern, replacement] of RULES) {
    if (replacement === MAIL && !result.includes("@")) continue;
    result = result.replace(pattern, (found) => {
      if (replacement === PHONE && !isPhone(found)) return found;
      if (replacement === LINK && !TELLING.test(found.slice(0, 2_000))) return found;
      masked++;
      return replacement;
    });
  }
  return { text: result, masked };
}

/** Seven to fifteen digits, and no date or range of years. */
function isPhone(text: string): boolean {
  const digits = text.replace(/\D/g, "").length;
  return digits >= 7 && digits <= 15 && !/^\d{4}[-. ]\d{1,2}[-. ]\d{1,2}$/.test(text) &&
    !/^\d{1,2}[-. ]\d{1,2}[-. ]\d{4}$/.test(text) && !/^\d{4}[-. ]\d{4}$/.test(text) &&
    !/^\d{1,3}(?: \d{3})+$/.test(text);
}
