const SOUNDS =
  "cross ?talk|cross-talk|laughter|laughs?|laughing|chuckles?|chuckling|applause|clapping|inaudible|unintelligible|indistinct|" +
  "music|musical|pause|pauses|silence|coughs?|coughing|sighs?|sneezes?|clears throat|overlapping|background|noise|" +
  "foreign language|speaking|off mic|no audio|audio|phonetic|beep|bell|gelächter|beifall|rires|applaudissements|risas|" +
  "aplausos|risate|applausi|blank_audio|bleep|gasps?|cheering|cheers|discussion|end of recording|recording";

const SOUND = new RegExp(`^(?:${SOUNDS})|(?:${SOUNDS})[.!]?$`, "i");
const BRACKETED = /\[[^[\]\n]{1,80}\]|\([^()\n]{1,60}\)|♪[^♪\n]{0,200}♪?|\*[^*\n]{1,30}\*/g;

/** Speech without what a typist heard besides it: [CROSSTALK], (applause), [inaudible 00:12:03]. */
export function withoutStageNotes(text: string): string {
  if (!/[[(♪*]/.test(text)) return text;
  return text
    .replace(BRACKETED, (note) => isStageNote(note) ? " " : note)
    .replace(/[ \t]{2,}/g, " ")
    .replace(/ ([,.?!;:])/g, "$1")
    .trim();
}

/** Whether a bracketed piece tells what happened rather than what was said. */
export function isStageNote(note: string): boolean {
  if (note.startsWith("♪")) return true;
  const inside = note.slice(1, -1).trim();
  if (SOUND.test(inside.replace(/\s*[\d:.]+$/, "").trim())) return true;
  return note.startsWith("[") && /^[\p{Lu}\s\d:.,\-–_]{3,}$/u.test(inside) && /\p{Lu}{3}/u.test(inside);
}
