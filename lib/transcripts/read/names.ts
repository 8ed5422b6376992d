/** Words that label a part of a document rather than a voice. Lower case. */
const STRUCTURE_LABELS = new Set(
  ("agenda note notes nb date time place location venue duration subject topic topics title summary minutes attendees " +
    "participants present apologies action actions decision decisions outcome next steps recorded recording transcript " +
    "transcription transcribed example examples warning important source sources reference references link links see also " +
    "http https ftp mailto www url email e-mail tel phone fax page chapter section part figure table slide slides step " +
    "question answer objective objectives background introduction conclusion conclusions discussion methods results " +
    "disclaimer disclosure copyright keywords keyword abstract file filename language format version status project " +
    "goal goals result total re fw fwd cc to from sent webvtt kind style region x-timestamp-map ps p.s remember " +
    "meeting break start end key point points first second third finally overview contents score speakers hosts guests " +
    "present: persons present prof date completed interviewee interviewer(s) audience: moderators chair: episode season")
    .split(" "),
);

const STRUCTURE_PHRASES = new Set([
  "persons present",
  "date completed",
  "next steps",
  "action items",
  "see also",
  "further reading",
  "key points",
  "learning objectives",
  "meeting transcript",
  "interview transcript",
  "recorded on",
  "transcribed by",
  "created on",
  "key takeaways",
  "decisions made",
]);

/** Small words inside names of people and offices. */
const PARTICLES = new Set(
  "de del della di da dos das du la le les van von der den ter ten zu zum bin ibn al el abd y e i and und et of the för for o"
    .split(" "),
);

const NAME_LENGTH_MAX = 60;
const NAME_WORDS_MAX = 5;
const TITLES =
  /^(?:(?:dr|doctor|prof|professor|mr|mrs|ms|miss|sir|dame|lord|lady|rev|hon|herr|frau|dott|dra)\.?\s+)+/i;
const POST_NOMINALS =
  /(?:,\s*|\s+)(?:md|m\.d|phd|ph\.d|mph|msc|mbbs|mba|rn|np|pa-c|facc|facp|frcp|mrcp|do|dnp|pharmd|bsc|ba|ma)\.?$/i;

/** Whether a label could be a person or a role at all: "Dr Ada Example", "Speaker 1", "O'Brien", "LEHRER". */
export function isNameLike(label: string): boolean {
  if (label.length === 0 || label.length > NAME_LENGTH_MAX) return false;
  if (/[?!;"“”<>{}|=/\\@#%^~]|\d{3}|^\W|\.\.|:\s?\d/.test(label) || !/\p{L}/u.test(label)) return false;
  const bare = withoutBrackets(label);
  if (bare === "" || bare.split(" ").length > NAME_WORDS_MAX) return false;
  return !isStructureLabel(bare);
}

/** Whether a label has the capitals of a name in addition: what a label seen once must show. */
export function isNameShaped(label: string): boolean {
  if (!isNameLike(label)) return false;
  const words = withoutBrackets(label).split(" ");
  return words.every((word, index) =>
    (index > 0 && PARTICLES.has(word.toLowerCase())) || /^[("'‘’]?(?:\p{Lu}|\p{Lo}|\d{1,2}\b)/u.test(word)
  );
}

function isStructureLabel(label: string): boolean {
  const lower = label.toLowerCase().replace(/[.\s]+$/, "");
  return STRUCTURE_LABELS.has(lower) || STRUCTURE_PHRASES.has(lower);
}

/** The comparable form of a name: no title, no degrees, no organisation in brackets, first name first. */
function nameKey(name: string): string {
  let key = withoutBrackets(name).replace(/\s+/g, " ").trim();
  for (let before = ""; before !== key;) {
    before = key;
    key = key.replace(TITLES, "").replace(POST_NOMINALS, "").trim();
  }
  const [last, first, more] = key.split(/,\s*/);
  if (first !== undefined && more === undefined && first !== "") key = `${first} ${last}`;
  return key.toLowerCase().normalize("NFKD").replace(/\p{M}|[.']/gu, "");
}

function withoutBrackets(name: string): string {
  return name.replace(/\s*[([][^()[\]]{0,60}[)\]]/g, " ").replace(/\s+/g, " ").trim();
}

/**
 * Decides which spellings are one person: equal but for titles and degrees, or a first name or surname that fits exactly
 * one full name of the file. Answers each spelling's shown name, the fullest one.
 */
export function joinSpellings(spellings: string[]): Map<string, string> {
  const groups = new Map<string, string[]>();
  for (const spelling of spellings) {
    const key = nameKey(spelling) || spelling;
    groups.set(key, [...groups.get(key) ?? [], spelling]);
  }
  for (const key of [...groups.keys()]) {
    if (/[\s\d]/.test(key) || key.length < 3) continue;
    const full = [...groups.keys()].filter((other) => other.includes(" ") && fits(key, other));
    if (full.length !== 1) continue;
    groups.set(full[0]!, [...groups.get(full[0]!)!, ...groups.get(key)!]);
    groups.delete(key);
  }
  const shown = new Map<string, string>();
  for (const group of groups.values()) {
    const fullest = group.reduce((best, spelling) => spelling.length > best.length ? spelling : best);
    for (const spelling of group) shown.set(spelling, fullest);
  }
  return shown;
}

/** "Bekah" fits "Bekah Weigel"; "Speaker" does not fit "Speaker 1". */
function fits(word: string, full: string): boolean {
  if (/\d/.test(full)) return false;
  const words = full.split(" ");
  return words[0] === word || words[words.length - 1] === word;
}
