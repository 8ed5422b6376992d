import { analyse } from "../../../library/mod.ts";

const NEGATORS =
  /\b(?:not|never|no|none|nobody|nothing|neither|nor|without|cannot|hardly|rarely|seldom|avoid(?:s|ed|ing)?|fail(?:s|ed|ing)?|lack(?:s|ed|ing)?|unable|instead of|rather than|too rarely)\b|n't\b/gi;
/** "No, …" answers; "not only" and "no doubt" deny nothing. */
const NO_DENIAL =
  /^(?:no\s*[,.;!?–—-]|not (?:only|just|merely|necessarily)|no (?:doubt|matter|longer than|more than|less than|later than))/i;
/** How many words a denial reaches. */
const REACH_AFTER = 6;
const REACH_BEFORE = 4;

/** The words a text denies, as terms; empty where it denies nothing. */
export function deniedTerms(text: string): Set<string>[] {
  const flat = text.replace(/[‘’]/g, "'");
  return [...flat.matchAll(NEGATORS)].flatMap((match) => {
    if (NO_DENIAL.test(flat.slice(match.index))) return [];
    const after = clauseAfter(flat.slice(match.index + match[0].length));
    const before = flat.slice(0, match.index).split(/[,.;:!?]/).at(-1)!.split(/\s+/).slice(-REACH_BEFORE)
      .join(" ");
    return [termsOf(`${before} ${after}`)];
  });
}

function clauseAfter(text: string): string {
  const clause = text.split(/[.;:!?]|, (?:but|and|so|because)\b/)[0]!;
  return clause.trim().split(/\s+/).slice(0, REACH_AFTER).join(" ");
}

function termsOf(text: string): Set<string> {
  return new Set(analyse(text).map((term) => term.term));
}

/**
 * Whether one of two texts denies what the other says: words within reach of a denial in the one stand in the other outside
 * of any.
 */
export function contradict(said: string, source: string): boolean {
  return deniesWhatIsSaid(said, source) || deniesWhatIsSaid(source, said);
}

function deniesWhatIsSaid(denying: string, saying: string): boolean {
  const elsewhere = termsOf(saying);
  const denied = deniedTerms(saying);
  return deniedTerms(denying).some((reach) => {
    const shared = [...reach].filter((term) => elsewhere.has(term));
    if (shared.length === 0) return false;
    const both = denied.some((other) => [...other].some((term) => shared.includes(term)));
    return !both && shared.length >= Math.min(2, reach.size);
  });
}
