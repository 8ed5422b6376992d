const ENTITIES: Record<string, string> = {
  amp: "&",
  lt: "<",
  gt: ">",
  quot: '"',
  apos: "'",
  nbsp: " ",
  hellip: "…",
  ndash: "–",
  mdash: "—",
  rsquo: "’",
  lsquo: "‘",
  ldquo: "“",
  rdquo: "”",
};

/** A question as a person reads it: no markup, entities, placeholders, line ends or numbering of the tool. */
export function cleanQuestion(text: string): string {
  return decodeEntities(text)
    .slice(0, 1500)
    .replace(/<\/?[a-z][^<>]{0,200}>/gi, " ")
    .replace(/\{\{[^{}]{0,200}\}\}|\$\{[^{}]{0,200}\}|\[\[[^\[\]]{0,200}\]\]/g, " ")
    .replace(/[\u200b-\u200f\u2028\u2029\ufeff]/g, " ")
    .replace(/\s+/g, " ")
    .replace(/ +([,.;:!?])/g, "$1")
    .replace(/^[\s,;]+/, "")
    .trim();
}

/** A question without the number before it: "3. How …", "Q3: How …". */
export function withoutNumber(text: string): string {
  const rest = text.replace(/^(?:Q\s?\d{1,3}|\d{1,3})\s?[.:)]\s*(?=\S)/, "");
  return rest.length >= 3 ? rest : text;
}

/** What two spellings of one answer have in common: case, spaces, quotes and the final point do not count. */
export function keyOf(text: string): string {
  const key = text
    .normalize("NFC")
    .toLowerCase()
    .replace(/[’‘`´]/g, "'")
    .replace(/[–—‑]/g, "-")
    .replace(/[“”"]/g, "")
    .replace(/\s+/g, " ");
  // A pattern that is tried at each mark of a long row of marks takes the square of its length.
  let from = 0;
  let to = key.length;
  while (from < to && " '.,;:".includes(key[from]!)) from++;
  while (to > from && " '.,;:!".includes(key[to - 1]!)) to--;
  return key.slice(from, to);
}

/** The first letter a capital, unless the word keeps its own spelling ("mRNA", "eLearning"). */
export function sentenceCase(text: string): string {
  return /^\p{Ll}[\p{Ll}'’-]*(?![\p{L}\d])/u.test(text) ? text[0]!.toUpperCase() + text.slice(1) : text;
}

/** Shortens a header for a message, at a word. */
export function clip(text: string, most = 60): string {
  if (text.length <= most) return text;
  const cut = text.slice(0, most - 1);
  return `${cut.slice(0, Math.max(cut.lastIndexOf(" "), most / 2))}…`;
}

function decodeEntities(text: string): string {
  return text.replace(/&(#x?[0-9a-f]{1,6}|[a-z]{2,8});/gi, (whole, name: string) => {
    if (!name.startsWith("#")) return ENTITIES[name.toLowerCase()] ?? whole;
    const point = name[1]?.toLowerCase() === "x" ? parseInt(name.slice(2), 16) : parseInt(name.slice(1), 10);
    return point > 31 && point < 0x110000 ? String.fromCodePoint(point) : whole;
  });
}
