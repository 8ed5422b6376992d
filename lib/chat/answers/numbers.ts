import { analyse } from "../../library/mod.ts";

/** A number of a text, in figures or in words, with what it counts. */
export interface Amount {
  /** In figures: "135", "2.5", "1/3". */
  value: string;
  /** Its unit by one name for all its spellings ("mg", "day"); null where none follows. */
  unit: string | null;
  /** What else it counts, as a term of the index: the word after it, where that tells something and is no unit. */
  counts: string | null;
  from: number;
  to: number;
}

const SMALL = words(
  "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen",
  0,
  1,
);
const TENS = words("twenty thirty forty fifty sixty seventy eighty ninety", 20, 10);
const SCALES = new Map([["hundred", 100], ["thousand", 1000], ["million", 1_000_000]]);
const FRACTIONS = new Map([["half", "1/2"], ["halves", "1/2"], ["quarter", "1/4"], ["quarters", "3/4"]]);
const ONCE_COUNTS = new Set([
  "",
  "a",
  "an",
  "per",
  "every",
  "each",
  "daily",
  "weekly",
  "monthly",
  "yearly",
  "in",
  "or",
]);
const TIMES = new Map([["once", "1"], ["twice", "2"], ["thrice", "3"]]);

const UNITS = unitsOf(`
  mg milligram milligrams milligramme milligrammes
  mcg ug µg μg microgram micrograms microgramme microgrammes
  g gram grams gramme grammes
  kg kilo kilos kilogram kilograms kilogramme kilogrammes
  ml millilitre millilitres milliliter milliliters
  l litre litres liter liters
  mmhg millimetre millimetres millimeter millimeters mm
  cm centimetre centimetres centimeter centimeters
  m metre metres meter meters
  % percent percentage
  s sec secs second seconds
  min mins minute minutes
  h hr hrs hour hours hourly
  day days daily
  week weeks weekly
  fortnight fortnights
  month months monthly
  year years yearly yr yrs
  time times
  point points
  puff puffs
  tablet tablets pill pills
  unit units iu
  degree degrees
  mmol millimole millimoles
  bpm beats
  kcal calories calorie
`);

const TOKEN = /\d+(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?|[\p{L}µμ]+|%|[-–—]/gu;
/** Words after which "one" stands for a thing rather than a number. */
const ONE_THING = new Set(
  "this that the which each no every any some other another last first next good new old small big only best right wrong"
    .split(" "),
);
const ONE_OF = new Set("of another who that which is was has can should may must will would".split(" "));

/** The numbers of a text in order; "one hundred and thirty five" is 135, and a range's first has the unit of its second. */
export function amountsOf(text: string): Amount[] {
  const tokens = [...text.matchAll(TOKEN)].map((match) => ({
    word: match[0].toLowerCase(),
    from: match.index,
    to: match.index + match[0].length,
  }));
  const said = tokens.map((token) => token.word);
  const amounts: (Amount & { next: number })[] = [];
  for (let at = 0; at < tokens.length;) {
    const read = readAt(said, at);
    if (read === null) {
      at++;
      continue;
    }
    const next = at + read.length;
    const unit = read.unit ?? unitAt(said, next);
    amounts.push({
      value: read.value,
      unit,
      counts: unit === null ? analyse(said[next] ?? "")[0]?.term ?? null : null,
      from: tokens[at]!.from,
      to: tokens[next - 1]!.to,
      next,
    });
    at = next;
  }
  // "5 to 10 mg": both are milligrams.
  for (const [index, amount] of amounts.entries()) {
    const after = amounts[index + 1];
    if (amount.unit !== null || after?.unit == null) continue;
    const between = tokens.slice(amount.next, tokens.findIndex((token) => token.from === after.from));
    if (between.length <= 1 && between.every((token) => /^(?:[-–—]|to|or|and|over)$/.test(token.word))) {
      [amount.unit, amount.counts] = [after.unit, null];
    }
  }
  return amounts.map(({ next: _next, ...amount }) => amount);
}

function readAt(tokens: string[], at: number): { value: string; length: number; unit?: string } | null {
  const word = tokens[at]!;
  if (/^\d/.test(word)) return { value: plain(Number(word.replaceAll(",", ""))), length: 1 };
  // "Once it is stable" tells when, not how often.
  if (word === "once" && !ONCE_COUNTS.has(tokens[at + 1] ?? "")) return null;
  if (TIMES.has(word)) return { value: TIMES.get(word)!, length: 1, unit: "time" };
  if (FRACTIONS.has(word)) return { value: FRACTIONS.get(word)!, length: 1 };
  if (word === "third" || word === "thirds") {
    const before = tokens[at - 1] ?? "";
    if (word === "thirds") return { value: "2/3", length: 1 };
    return /^(?:a|one)$/.test(before) ? { value: "1/3", length: 1 } : null;
  }
  if (word === "one" && isThing(tokens, at)) return null;
  return readWords(tokens, at);
}

function isThing(tokens: string[], at: number): boolean {
  const [before, after] = [tokens[at - 1] ?? "", tokens[at + 1] ?? ""];
  if (after === "third" || after === "half" || after === "quarter") return true;
  return after === "" || ONE_OF.has(after) || (ONE_THING.has(before) && unitAt(tokens, at + 1) === null);
}

function readWords(tokens: string[], at: number): { value: string; length: number } | null {
  let total = 0;
  let part = 0;
  let length = 0;
  // What may follow: after tens a small number, after a small one a scale.
  let room = Infinity;
  for (let next = at; next < tokens.length; next++) {
    const word = tokens[next]!;
    const value = SMALL.get(word) ?? TENS.get(word);
    if (value !== undefined && value < room) {
      part += value;
      room = TENS.has(word) ? 10 : 1;
    } else if (SCALES.has(word) && (length > 0 || tokens[next - 1] === "a")) {
      const scale = SCALES.get(word)!;
      part = Math.max(part, 1) * scale;
      if (scale > 100) [total, part] = [total + part, 0];
      room = 100;
    } else if (word === "and" && room === 100 && isNumberWord(tokens[next + 1])) {
      continue;
    } else if (/^[-–—]$/.test(word) && room === 10 && SMALL.has(tokens[next + 1] ?? "")) {
      continue;
    } else if (word === "point" && length > 0 && SMALL.has(tokens[next + 1] ?? "")) {
      return { value: `${plain(total + part)}.${SMALL.get(tokens[next + 1]!)}`, length: next + 2 - at };
    } else {
      break;
    }
    length = next + 1 - at;
  }
  return length === 0 ? null : { value: plain(total + part), length };
}

function unitAt(tokens: string[], at: number): string | null {
  const word = tokens[at] ?? "";
  if (word === "per" && tokens[at + 1] === "cent") return "%";
  // "ten-minute visit"
  if (/^[-–—]$/.test(word)) return UNITS.get(tokens[at + 1] ?? "") ?? null;
  if (/^(?:working|whole|full|consecutive|calendar)$/.test(word)) {
    return UNITS.get(tokens[at + 1] ?? "") ?? null;
  }
  return UNITS.get(word) ?? null;
}

function isNumberWord(word: string | undefined): boolean {
  return word !== undefined && (SMALL.has(word) || TENS.has(word));
}

function plain(value: number): string {
  return Number.isInteger(value) ? value.toFixed(0) : String(value);
}

function words(list: string, first: number, step: number): Map<string, number> {
  return new Map(list.split(" ").map((word, index) => [word, first + step * index]));
}

function unitsOf(lines: string): Map<string, string> {
  return new Map(
    lines.trim().split("\n").flatMap((line) => {
      const names = line.trim().split(" ");
      return names.map((name) => [name, names[0]!] as const);
    }),
  );
}
