const ALWAYS = /\s*;\s*|,?\s+(?:while|whereas|although)\s+|,\s+(?:but|so|because|and)\s+/;
const WHERE_BOTH_TELL = /,\s+|\s+and\s+/g;
/** A part of fewer telling words could be found anywhere. */
const FEWEST_TELLING = 3;

/**
 * The parts of a sentence that may each rest on a sentence of their own: those that "while", "but" and the like join, and
 * those joined by a comma or "and" where either tells enough to be held against something.
 */
export function partsOf(sentence: string, tells: (part: string) => number): string[] {
  return sentence.split(ALWAYS).filter((part) => part.trim() !== "").flatMap((part) => split(part, tells));
}

function split(part: string, tells: (part: string) => number): string[] {
  for (const joint of part.matchAll(WHERE_BOTH_TELL)) {
    const [head, tail] = [part.slice(0, joint.index), part.slice(joint.index + joint[0].length)];
    if (tells(head) >= FEWEST_TELLING && tells(tail) >= FEWEST_TELLING) return [head, ...split(tail, tells)];
  }
  return [part];
}
