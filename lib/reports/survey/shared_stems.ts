import { keyOf } from "./clean.ts";
import { type ColumnNote, isOther, wholeQuestion } from "./notes.ts";

interface Split {
  stem: string;
  part: string;
  /** Whether the column's only answer is the part itself, as with one column per option. */
  option: boolean;
}

const SHORTEST_STEM = 6;

/**
 * Splits headers into question and part where neighbours show that they belong together: "Stem [row]", "Stem - row",
 * or a header that ends with the only answer its column holds.
 */
export function splitShared(
  headers: readonly string[],
  soleAnswer: (column: number) => string | null,
): ColumnNote[] {
  const splits = headers.map((header, column) => splitsOf(header, soleAnswer(column)));
  return headers.map((header, column) => {
    const split = splits[column]!.find(({ stem, option }) =>
      [column - 1, column + 1].some((near) =>
        near >= 0 && near < headers.length && belongs(stem, option, headers[near]!, splits[near]!)
      ) || (isOther(
        splits[column]!.find((one) => one.stem === stem)!.part,
      ) && opens(headers, splits, column, stem))
    );
    return split ? { question: split.stem, part: split.part, role: null } : wholeQuestion(header);
  });
}

/** All ways to split a header, longest stem first. */
function splitsOf(header: string, sole: string | null): Split[] {
  const found: Split[] = [];
  if (sole !== null && keyOf(header).endsWith(keyOf(sole)) && keyOf(sole) !== "") {
    const at = header.toLowerCase().lastIndexOf(sole.toLowerCase());
    if (at >= 0) {
      found.push({ stem: header.slice(0, at).replace(/[\s\-–—:>|([]+$/, ""), part: sole, option: true });
    }
  }
  const row = /^(.*\S)\s*\[([^\[\]]+)\]$/.exec(header);
  if (row) found.push({ stem: row[1]!, part: row[2]!.trim(), option: false });
  const dashes: Split[] = [];
  for (const match of header.slice(0, 600).matchAll(/\s[-–—|>]\s|:\s|\?\s/g)) {
    const keep = match[0].startsWith("?") ? 1 : 0;
    const stem = header.slice(0, match.index + keep).trim();
    const part = header.slice(match.index + match[0].length).replace(/^[-–—|>:\s]+(?=\S)/, "").trim();
    if (stem.length >= SHORTEST_STEM && part !== "") dashes.unshift({ stem, part, option: false });
  }
  return [...found, ...dashes];
}

function belongs(stem: string, option: boolean, header: string, splits: Split[]): boolean {
  if (splits.some((split) => split.stem === stem && (stem !== "" || split.option))) return true;
  return !option && stem !== "" && header === stem;
}

/** "Question - Other" beside the plain "Question" column before it. */
function opens(headers: readonly string[], splits: Split[][], column: number, stem: string): boolean {
  return stem !== "" &&
    (headers[column - 1] === stem || (splits[column - 1]?.some((split) => split.stem === stem) ?? false));
}
