import type { Cell } from "./cell.ts";
import { textOf } from "./cell.ts";
import { type FoundColumns, type Layout, LAYOUTS, type Meaning } from "./layouts/mod.ts";
import type { SourceTable } from "./tables.ts";
import { headingKey, type Language, LANGUAGES } from "./words.ts";

/** A column of a header: how it is headed, and what it means where that is known. */
export interface HeadedColumn {
  index: number;
  heading: string;
  meaning: Meaning | null;
  /** The heading says that its numbers are in percent. */
  percent: boolean;
  /** A currency other than US dollars. */
  currency: string | null;
}

/** A table whose layout is known. */
export interface Recognised {
  layout: Layout;
  headerRow: number;
  columns: HeadedColumn[];
  language: Language;
}

/** Descriptions may stand before the header, never a page of them. */
const HEADER_WITHIN = 40;
const CURRENCIES = /^(?:usd|eur|gbp|chf|cad|aud|inr|jpy|brl|mxn|vnd|idr|pln|sek|nok|dkk|try|zar|krw|sgd)$/;

/** Finds the header of a table and what kind of export it is; null when it is none. */
export function recognise(table: SourceTable): Recognised | null {
  let best: (Recognised & { matched: number }) | null = null;
  for (const { cells, row } of firstRows(table)) {
    // Tables of a data warehouse share headings with exports, and mean something else by them.
    if (cells.some((cell) => textOf(cell).startsWith("_fivetran"))) return null;
    for (const layout of LAYOUTS) {
      const found = match(layout, cells, row);
      if (found !== null && found.matched > (best?.matched ?? 0)) best = found;
    }
  }
  return best ?? recogniseByIds(table);
}

const VIDEO_ID = /^(?=.*[A-Z0-9_-])[\w-]{11}$/;

/** A table of Studio in a language that is not known: ids of videos stand under one heading; a person says the rest. */
function recogniseByIds(table: SourceTable): Recognised | null {
  const [header, ...rows] = [...firstRows(table)].filter(({ cells }) => cells.length > 2);
  if (header === undefined) return null;
  const ids = (index: number) => rows.filter(({ cells }) => VIDEO_ID.test(textOf(cells[index]))).length;
  const at = header.cells.findIndex((_, index) => ids(index) >= Math.max(1, rows.length - 1));
  if (at < 0) return null;
  const columns = header.cells.map((cell, index): HeadedColumn => {
    const heading = textOf(cell);
    const meaning = index === at ? { is: "part" as const, part: "post_id" as const } : null;
    const { percent, currency } = keyOf(heading);
    return { index, heading, meaning, percent, currency };
  });
  const layout = LAYOUTS.find(({ key }) => key === "youtube_studio_table")!;
  return {
    layout,
    headerRow: header.row,
    columns: columns.filter(({ heading }) => heading !== ""),
    language: "en",
  };
}

/** The first rows that may hold a header. */
export function* firstRows(table: SourceTable): Generator<{ cells: Cell[]; row: number }> {
  let rows = 0;
  for (const row of table.rows()) {
    if (rows++ >= HEADER_WITHIN) return;
    yield row;
  }
}

function match(layout: Layout, cells: Cell[], row: number): (Recognised & { matched: number }) | null {
  const columns: HeadedColumn[] = [];
  const found: FoundColumns = { parts: new Set(), metrics: new Set(), keys: new Set(), headings: 0 };
  const languages = new Map<Language, number>();
  let matched = 0;
  cells.forEach((cell, index) => {
    const heading = typeof cell === "string" ? textOf(cell) : "";
    if (heading === "") return;
    found.headings++;
    const { key, percent, currency } = keyOf(heading);
    const known = layout.headings.get(key) ?? null;
    const meaning = once(known?.meaning ?? null, found);
    if (known !== null) {
      matched++;
      found.keys.add(key);
      for (const language of known.languages) languages.set(language, (languages.get(language) ?? 0) + 1);
    }
    columns.push({ index, heading, meaning, percent, currency });
  });
  if (columns.length < 2 || !layout.accepts(found)) return null;
  const usual = (language: Language) => languages.get(language) ?? 0;
  const language = LANGUAGES.reduce((best, one) => usual(one) > usual(best) ? one : best);
  return { layout, headerRow: row, columns, language, matched };
}

/** A second column of the same meaning is another one that is not known: "Views" of a comparison beside "Views". */
function once(meaning: Meaning | null, found: FoundColumns): Meaning | null {
  if (meaning === null || meaning.is === "left_out") return meaning;
  if (meaning.is === "part") {
    if (found.parts.has(meaning.part)) return null;
    found.parts.add(meaning.part);
  } else {
    if (found.metrics.has(meaning.metric)) return null;
    found.metrics.add(meaning.metric);
  }
  return meaning;
}

/** The words of a heading without what only says how its numbers are written. */
function keyOf(heading: string): { key: string; percent: boolean; currency: string | null } {
  const words = headingKey(heading).split(" ");
  const percent = words.includes("percent");
  const currency = words.find((word) => CURRENCIES.test(word)) ?? null;
  const telling = words.filter((word) => word !== "percent" && word !== currency);
  return { key: telling.join(" "), percent, currency };
}
