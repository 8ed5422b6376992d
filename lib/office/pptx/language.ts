/** A stretch of text in one script. */
export interface Stretch {
  text: string;
  /** BCP 47, as spell checkers and shapers want it. */
  language: string;
}

const RIGHT_TO_LEFT =
  /\p{Script=Arabic}+(?:[ \u00a0.،-]+\p{Script=Arabic}+)*|\p{Script=Hebrew}+(?:[ \u00a0.-]+\p{Script=Hebrew}+)*/gu;
const LETTER = /\p{L}/u;

/** Splits text so that Arabic and Hebrew stand in runs of their own, each with its language. */
export function splitByScript(text: string): Stretch[] {
  const stretches: Stretch[] = [];
  let from = 0;
  for (const match of text.matchAll(RIGHT_TO_LEFT)) {
    if (match.index > from) stretches.push({ text: text.slice(from, match.index), language: "en-GB" });
    stretches.push({ text: match[0], language: /\p{Script=Hebrew}/u.test(match[0]) ? "he-IL" : "ar-SA" });
    from = match.index + match[0].length;
  }
  if (from < text.length) stretches.push({ text: text.slice(from), language: "en-GB" });
  return stretches;
}

/** Whether a paragraph reads from right to left: its first letter decides (Unicode bidirectional algorithm, P2). */
export function isRightToLeft(text: string): boolean {
  const first = Array.from(text).find((character) => LETTER.test(character));
  return first !== undefined && /[\p{Script=Arabic}\p{Script=Hebrew}]/u.test(first);
}
