/** What a sentence of a model rests on: a passage's number, and the words it quotes, if it does. */
export interface Claim {
  id: string;
  quote: string | null;
}

/** A mark as it was found: what it claims, and where it ends. */
export interface Mark {
  claims: Claim[];
  end: number;
}

const LONGEST_QUOTE = 1_200;
const ID = /\s*([\p{L}\p{N}_.:#-]{1,40})/uy;
const OPENS_QUOTE = /\s*[:,]?\s*["“”«]/y;
const CLOSES_QUOTE = /["“”»]\s*\]/g;
const CLOSES = /\s*\]/y;
const FURTHER_ID = /\s*,\s*(\d{1,3})/y;
const PERHAPS_MORE = /^\[[\s\p{L}\p{N}_.:#,-]{0,60}$/u;

/**
 * Reads the mark that begins at a bracket: `[2 "words of the passage"]`, `[2]` or `[1, 3]`. "more" where what has come so far
 * may yet become one, null where it is none.
 */
export function markAt(text: string, at: number): Mark | "more" | null {
  const id = match(ID, text, at + 1);
  if (id !== null) {
    const quoteOpens = match(OPENS_QUOTE, text, id.end);
    if (quoteOpens !== null) return quoted(text, id.groups[0]!, quoteOpens.end);
    const ids = [id.groups[0]!];
    let end = id.end;
    for (let next = match(FURTHER_ID, text, end); next !== null; next = match(FURTHER_ID, text, end)) {
      ids.push(next.groups[0]!);
      end = next.end;
    }
    const closes = match(CLOSES, text, end);
    if (closes !== null) return { claims: ids.map((id) => ({ id, quote: null })), end: closes.end };
  }
  return PERHAPS_MORE.test(text.slice(at, at + 100)) ? "more" : null;
}

function quoted(text: string, id: string, from: number): Mark | "more" | null {
  CLOSES_QUOTE.lastIndex = from;
  const closes = CLOSES_QUOTE.exec(text);
  if (closes === null) return text.length - from > LONGEST_QUOTE ? null : "more";
  if (closes.index - from > LONGEST_QUOTE) return null;
  return { claims: [{ id, quote: text.slice(from, closes.index) }], end: closes.index + closes[0].length };
}

function match(pattern: RegExp, text: string, at: number): { groups: string[]; end: number } | null {
  pattern.lastIndex = at;
  const found = pattern.exec(text);
  return found === null ? null : { groups: found.slice(1), end: at + found[0].length };
}
