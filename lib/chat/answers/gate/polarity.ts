import { analyse } from "../../../library/mod.ts";

const NEGATORS =
  /\b(?:not|never|no|none|nobody|nothing|neither|nor|without|cannot|hardly|rarely|seldom|avoid(?:s|ed|ing)?|fail(?:s|ed|ing)?|lack(?:s|ed|ing)?|unable|instead of|rather than|too rarely)\b|n't\b/gi;
/** "No, …" answers; "not only" and "no doubt" deny nothing. */
const NO_DENIAL =
  /^(?:no\s*[,.;!?–—-]|not (?:only|just|merely|necessarily)|no (?:doubt|matter|longer than|more than|less than|later than))/i;
/** Words that deny only what comes after them: in "stop without asking" the stopping is not denied. */
const ONLY_AFTER = /^(?:without|instead of|rather than)$/i;
/** How many words a denial reaches. */
const REACH_AFTER = 6;
const REACH_BEFORE = 4;

/** How many telling words right after a denial it denies for certain. */
const CORE = 2;

/** A denial of a text. */
interface Denial {
  /** The words it may deny, as terms. */
  reach: Set<string>;
  /** Those of them that it denies for certain. */
  core: string[];
}

/** What a text denies; empty where it denies nothing. */
function denialsOf(text: string): Denial[] {
  const flat = text.replace(/[‘’]/g, "'");
  return [...flat.matchAll(NEGATORS)].flatMap((match) => {
    if (NO_DENIAL.test(flat.slice(match.index))) return [];
    const after = termsOf(clauseAfter(flat.slice(match.index + match[0].length)));
    const before = ONLY_AFTER.test(match[0]) ? [] : termsOf(
      flat.slice(0, match.index).split(/[,.;:!?]/).at(-1)!.split(/\s+/).slice(-REACH_BEFORE).join(" "),
    );
    return [{ reach: new Set([...before, ...after]), core: after.slice(0, CORE) }];
  });
}

function clauseAfter(text: string): string {
  const clause = text.split(/[.;:!?]|, (?:but|and|so|because)\b/)[0]!;
  return clause.trim().split(/\s+/).slice(0, REACH_AFTER).join(" ");
}

function termsOf(text: string): string[] {
  return analyse(text).map((term) => term.term);
}

/**
 * Whether one of two texts denies what the other says: words within reach of a denial in the one stand in the other outside
 * of any.
 */
export function contradict(said: string, source: string): boolean {
  return deniesWhatIsSaid(said, source) || deniesWhatIsSaid(source, said);
}

function deniesWhatIsSaid(denying: string, saying: string): boolean {
  const elsewhere = new Set(termsOf(saying));
  const denied = new Set(denialsOf(saying).flatMap(({ reach }) => [...reach]));
  return denialsOf(denying).some(({ reach, core }) => {
    // "Do not stop without asking" is no "stop without asking", though both deny something.
    if (core.length === CORE && core.every((term) => elsewhere.has(term) && !denied.has(term))) return true;
    const shared = [...reach].filter((term) => elsewhere.has(term));
    return shared.length >= Math.max(1, Math.min(2, reach.size)) && !shared.some((term) => denied.has(term));
  });
}
