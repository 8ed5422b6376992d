import { COMMON_PASSWORDS, COMMON_STEMS, WALKS } from "./common_passwords.ts";

/** What a password must be; the forms show the same numbers. Characters count as people see them, whatever their bytes. */
export const PASSWORD_RULES = { minCharacters: 12, maxCharacters: 256 } as const;

/** What is known of whose password it is, and so is guessed first. */
export interface KnownOfOwner {
  name?: string;
  email?: string;
  organisation?: string;
}

/** How a password stands against guessing, in a word for the form. */
export type Strength = "Too short" | "Too easy to guess" | "Fair" | "Good" | "Strong";

// What must be left of a password once everything guessable was taken out of it.
const LEAST_OWN_CHARACTERS = 6;
const LEAST_DIFFERENT = 4;
const LEAST_WALK = 4;

/** Why a password can't be taken, as a sentence; null when it can. No kind of character is asked for. */
export function passwordFault(password: string, known: KnownOfOwner = {}): string | null {
  const characters = [...password.normalize("NFKC")];
  if (characters.length < PASSWORD_RULES.minCharacters) {
    return `Use at least ${PASSWORD_RULES.minCharacters} characters.`;
  }
  if (characters.length > PASSWORD_RULES.maxCharacters) {
    return `Use at most ${PASSWORD_RULES.maxCharacters} characters.`;
  }
  if (new Set(characters).size < LEAST_DIFFERENT) return "Use more than a few different characters.";
  if (!isEnough(ownPart(password, []))) return "This is among the first that are guessed. Choose another.";
  if (!isEnough(ownPart(password, wordsOf(known)))) {
    return "This is mostly your name, your address or your organisation’s name. Choose another.";
  }
  return null;
}

/** How hard a password is to guess, in words. */
export function passwordStrength(password: string, known: KnownOfOwner = {}): Strength {
  if ([...password.normalize("NFKC")].length < PASSWORD_RULES.minCharacters) return "Too short";
  if (passwordFault(password, known) !== null) return "Too easy to guess";
  const own = [...ownPart(password, wordsOf(known))];
  const weight = own.length + new Set(own).size;
  return weight < 20 ? "Fair" : weight < 32 ? "Good" : "Strong";
}

function isEnough(own: string): boolean {
  const characters = [...own];
  return characters.length >= LEAST_OWN_CHARACTERS && new Set(characters).size >= LEAST_DIFFERENT;
}

/** What is left of a password without what is guessed: the shortest rest of the ways it may have been disguised. */
function ownPart(password: string, words: string[]): string {
  return spellingsOf(password).map((spelling) => restOf(spelling, words)).sort((a, b) =>
    a.length - b.length
  )[0]!;
}

/** The password as letters and digits in lower case, as typed and with figures read as the letters they stand for. */
function spellingsOf(password: string): string[] {
  const lower = password.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase();
  // Rows of figures go first, since read as letters they would be rows no longer.
  const asLetters = [..."@4035$7!"].reduce(
    (text, sign, index) => text.replaceAll(sign, "aaoessti"[index]!),
    withoutWalks(lower),
  );
  const spellings = [lower, asLetters.replaceAll("1", "i"), asLetters.replaceAll("1", "l")];
  return [...new Set(spellings.map(bare))];
}

function bare(text: string): string {
  return text.normalize("NFKD").toLowerCase().replace(/[\p{M}\p{P}\p{Z}\p{C}$+<=>^`|~]/gu, "");
}

function restOf(spelling: string, words: string[]): string {
  if (KNOWN_WHOLE.has(spelling)) return "";
  let rest = withoutWalks(spelling);
  // Longer ones first, so that "superman" does not leave the "man" of "super".
  for (const word of [...words, ...STEMS].sort((a, b) => b.length - a.length)) {
    rest = rest.replaceAll(word, "");
  }
  return rest.replace(/(19|20)\d\d/g, "").replace(/(.)\1{2,}/gu, "").replace(/^(.{1,4})\1+$/u, "");
}

function withoutWalks(text: string): string {
  let rest = "";
  for (let at = 0; at < text.length;) {
    const length = walkAt(text, at);
    if (length === 0) rest += text[at];
    at += length || 1;
  }
  return rest;
}

/** How far a walk along some row reaches from here; 0 when it is too short to be one. */
function walkAt(text: string, at: number): number {
  let length = LEAST_WALK;
  if (at + length > text.length || !isWalk(text.slice(at, at + length))) return 0;
  while (at + length < text.length && isWalk(text.slice(at, at + length + 1))) length++;
  return length;
}

function isWalk(text: string): boolean {
  return ROWS.some((row) => row.includes(text));
}

/** The words of a person's name, address and organisation that are long enough to mean something. */
function wordsOf({ name = "", email = "", organisation = "" }: KnownOfOwner): string[] {
  const [account = "", domain = ""] = email.split("@");
  const texts = [name, organisation, email, account, domain];
  const words = texts.flatMap((text) => [bare(text), ...text.split(/[^\p{L}\p{N}]+/u).map(bare)]);
  return [...new Set(words.filter((word) => word.length >= 3))];
}

const STEMS = [...new Set(COMMON_STEMS.map(bare))];
const KNOWN_WHOLE = new Set(COMMON_PASSWORDS.map(bare));
const ROWS = WALKS.flatMap((walk) => [walk, [...walk].reverse().join("")]);
