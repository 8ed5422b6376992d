import type { Delimiter } from "./delimiter.ts";

/** The text with every stray quotation mark inside a quoted cell doubled, or where a cell opens that never closes. */
export interface MendedQuotes {
  text: string;
  openAt: number | null;
}

/** With more marks astray than this, the file is not quoted by the rules at all. */
const MOST_STRAYS = 100_000;

/**
 * Makes quoting regular before the parser sees it: `"He said "yes" to me"` becomes what its writer meant. A parser
 * that repairs while it searches can be made to search the rest of the file at each mark; this pass is linear.
 */
export function mendQuotes(text: string, delimiter: Delimiter): MendedQuotes {
  const strays: number[] = [];
  let at = text.indexOf('"');
  let newline = text.indexOf("\n");
  while (at >= 0) {
    if (!startsCell(text, at, delimiter)) {
      at = text.indexOf('"', at + 1);
      continue;
    }
    if (newline >= 0 && newline < at) newline = text.indexOf("\n", at);
    const end = closingQuote(text, at, newline, delimiter, strays);
    if (end < 0) return { text, openAt: at };
    at = text.indexOf('"', end + 1);
  }
  return { text: strays.length === 0 ? text : doubled(text, strays), openAt: null };
}

function startsCell(text: string, at: number, delimiter: Delimiter): boolean {
  const before = text[at - 1];
  return before === undefined || before === delimiter || before === "\n";
}

/** Where the cell opened at `open` closes, -1 when it never does; marks in between that close nothing are noted. */
function closingQuote(
  text: string,
  open: number,
  newline: number,
  delimiter: Delimiter,
  strays: number[],
): number {
  for (let at = text.indexOf('"', open + 1); at >= 0; at = text.indexOf('"', at + 1)) {
    if (text[at + 1] === '"') {
      at++;
      continue;
    }
    if (endsCell(text, at, delimiter)) return at;
    // A mark that begins another cell, lines later: the first one was never closed.
    if (startsCell(text, at, delimiter) && newline >= 0 && newline < at) return -1;
    if (strays.push(at) > MOST_STRAYS) return -1;
  }
  return -1;
}

function endsCell(text: string, at: number, delimiter: Delimiter): boolean {
  let next = at + 1;
  while (text[next] === " ") next++;
  const after = text[next];
  return after === undefined || after === delimiter || after === "\n";
}

function doubled(text: string, strays: number[]): string {
  const parts: string[] = [];
  let from = 0;
  for (const at of strays) {
    parts.push(text.slice(from, at), '""');
    from = at + 1;
  }
  parts.push(text.slice(from));
  return parts.join("");
}
