import { readPart, unpackParts } from "./archive.ts";
import type { ReadChart } from "./read_pptx.ts";
import { xmlFault } from "./well_formed.ts";
import { columnName } from "./workbook.ts";
import { unescapeXml } from "./xml.ts";

const SHEET = "xl/worksheets/sheet1.xml";

/** The numbers of a chart as its embedded workbook holds them, for tests. */
export function readWorkbook(bytes: Uint8Array): ReadChart {
  const cells = readCells(bytes);
  const rows = Math.max(0, ...[...cells.keys()].map((cell) => Number(/\d+/.exec(cell)?.[0]) - 1));
  const columns = [...cells.keys()].filter((cell) => /^[B-Z]+1$/.test(cell)).length;
  const below = (column: string) =>
    Array.from({ length: rows }, (_, row) => cells.get(`${column}${row + 2}`) ?? null);
  return {
    categories: below("A").map(String),
    series: Array.from({ length: columns }, (_, i) => ({
      name: String(cells.get(`${columnName(i + 1)}1`)),
      values: below(columnName(i + 1)).map((value) => typeof value === "number" ? value : null),
    })),
  };
}

/** What is wrong with an embedded workbook: a formula, a text outside the shared strings, XML that is not well formed. */
export function workbookFaults(bytes: Uint8Array): string[] {
  const parts = unpackParts(bytes);
  const sheet = readPart(parts, SHEET);
  const types = [...sheet.matchAll(/<c [^>]*t="(\w+)"/g)].map((match) => match[1]);
  return [
    ...(/<f[ >]/.test(sheet) ? ["a formula in the workbook"] : []),
    ...types.filter((type) => type !== "s").map((type) => `a cell of type ${type} in the workbook`),
    ...[...parts].flatMap(([name, part]) => {
      const fault = typeof part === "string" ? xmlFault(part) : null;
      return fault === null ? [] : [`workbook ${name}: ${fault}`];
    }),
  ];
}

function readCells(bytes: Uint8Array): Map<string, string | number> {
  const parts = unpackParts(bytes);
  const strings = [...readPart(parts, "xl/sharedStrings.xml").matchAll(/<si><t[^>]*>(.*?)<\/t><\/si>/gs)]
    .map((match) => unescapeXml(match[1] ?? ""));
  const cells = new Map<string, string | number>();
  for (
    const [, name = "", rest, value] of readPart(parts, SHEET).matchAll(
      /<c r="([A-Z]+\d+)"([^>]*)><v>([^<]+)/g,
    )
  ) {
    cells.set(name, rest?.includes('t="s"') ? strings[Number(value)] ?? "" : Number(value));
  }
  return cells;
}
