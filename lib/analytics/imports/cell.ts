import type { SheetCell } from "../../office/xlsx/mod.ts";

/** A cell of any table: text of a CSV, or what a sheet holds. */
export type Cell = SheetCell;

const MISSING = /^(?:[-–—−]+|n\/?a|n\.a\.|null|none|nan|#n\/a|\(not set\)|k\.\s?a\.|n\.?d\.?)$/i;

/** A cell as text, the way a spreadsheet would show it; "" where it holds nothing. */
export function textOf(cell: Cell | undefined): string {
  if (cell === null || cell === undefined) return "";
  if (typeof cell === "string") return plainText(cell);
  if ("date" in cell) return cell.date;
  if ("fault" in cell) return cell.fault;
  if ("seconds" in cell) return String(cell.seconds);
  return Number.isInteger(cell.number) && Math.abs(cell.number) < 1e21
    ? BigInt(cell.number).toString()
    : String(cell.number);
}

/** Whether the cell says that there is no figure, which is not a zero. */
export function isMissing(cell: Cell | undefined): boolean {
  const text = textOf(cell);
  return text === "" || (text.length < 10 && MISSING.test(text));
}

/** Most cells have nothing to be taken away: no odd character, no mark of a spreadsheet, no space at the ends. */
const ORDINARY = /^(?:[!#-&(-<>-~](?:[ -~]*[!-~])?)?$/;

/** Spreadsheets keep text as text by a leading ' or by ="…"; neither belongs to it. */
function plainText(text: string): string {
  if (ORDINARY.test(text)) return text;
  const trimmed = text.replace(
    /[\u00a0\u00ad\u200b-\u200f\u2028-\u202e\u2066-\u2069\ufeff]/g,
    (mark) => mark === "\u00a0" ? " " : "",
  ).trim();
  const formula = /^="((?:[^"]|"")*)"$/.exec(trimmed);
  if (formula !== null) return formula[1]!.replaceAll('""', '"').trim();
  return trimmed.startsWith("'") ? trimmed.slice(1) : trimmed;
}

/** What a spreadsheet leaves of text that it took for a formula. */
export function faultOf(cell: Cell | undefined): string | null {
  const text = textOf(cell);
  return /^#(?:NAME\?|VALUE!|REF!|NUM!|DIV\/0!|NULL!|ERROR|WERT!|BEZUG!|NOM\s?\?|¿NOMBRE\?|NOME\?|NAAM\?|N\/A)$/iu
      .test(text)
    ? text
    : null;
}
