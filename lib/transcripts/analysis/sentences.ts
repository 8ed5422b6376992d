/** A sentence and where it stands in the text it was cut from. */
export interface Sentence {
  text: string;
  from: number;
}

/** Never the end of a sentence. */
const ABBREVIATIONS = new Set(
  ("dr prof mr mrs ms st sr jr vs e.g i.e eg ie cf al resp dept inc ltd z.b d.h bzw u.a mme mlle sra srta ud gen gov sen rep rev hon")
    .split(" "),
);
/** Not the end of a sentence before a number: "No. 5", but "The answer is no. Then …". */
const BEFORE_NUMBERS = new Set(
  "no nos nr fig figs p pp vol ca approx jan feb mar apr jun jul aug sep sept oct nov dec".split(" "),
);

const ENDS = /[.?!…]+["”’')\]]*(?=\s)|[。？！]["”’」』)]*/g;

/** Cuts speech into sentences, each verbatim in the text; "Dr. Smith", "e.g. this" and "2.5 mg" stay whole. */
export function sentencesOf(text: string): Sentence[] {
  const sentences: Sentence[] = [];
  let from = 0;
  const push = (to: number) => {
    const piece = text.slice(from, to);
    const trimmed = piece.trim();
    if (trimmed !== "") sentences.push({ text: trimmed, from: from + piece.indexOf(trimmed[0]!) });
    from = to;
  };
  for (const match of text.matchAll(ENDS)) {
    const to = match.index + match[0].length;
    if (endsHere(text, match.index, match[0], to)) push(to);
  }
  push(text.length);
  return sentences;
}

function endsHere(text: string, at: number, mark: string, to: number): boolean {
  if (/[。？！]/.test(mark)) return true;
  const next = /\S/.exec(text.slice(to, to + 8))?.[0] ?? "";
  if (mark.startsWith("?") || mark.startsWith("!")) return !/[\p{Ll},]/u.test(next) || mark.length === 1;
  if (/[\p{Ll},;]/u.test(next)) return false;
  if (!mark.startsWith(".")) return true;
  if (mark.startsWith("..")) return true;
  const before = /[\p{L}.]+$/u.exec(text.slice(Math.max(0, at - 12), at))?.[0] ?? "";
  const isInitial = /^\p{Lu}$/u.test(before) && before !== "I";
  if (isInitial || ABBREVIATIONS.has(before.toLowerCase())) return false;
  return !(BEFORE_NUMBERS.has(before.toLowerCase()) && /\d/.test(next));
}
