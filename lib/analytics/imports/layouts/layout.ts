import type { Layer, MetricKey, Platform } from "../../../contract/metrics.ts";
import type { LayoutKey } from "../reading.ts";
import { headingKey, type Language, LANGUAGES, type Spellings } from "../words.ts";

/** What a column's bare numbers are measured in. */
export type ColumnUnit = "count" | "hours" | "minutes" | "seconds" | "milliseconds" | "ratio" | "usd";

/** Columns that say what a row is about. */
export type Part =
  | "day"
  | "post_id"
  | "link"
  | "title"
  | "kind"
  | "published"
  | "duration"
  | "page";

/** What a column is for: a figure, a part of the post, or known and not kept. */
export type Meaning =
  | { is: "metric"; metric: MetricKey; unit: ColumnUnit }
  | { is: "part"; part: Part }
  | { is: "left_out" };

/** A column of a layout with how it is headed. */
export interface Column {
  spellings: Spellings;
  meaning: Meaning;
}

/** A shape of export file. */
export interface Layout {
  key: LayoutKey;
  platform: Platform;
  /** In words: "LinkedIn followers". */
  label: string;
  layer: Layer;
  /** Headings by their key, see headingKey(). */
  headings: Map<string, { meaning: Meaning; languages: Set<Language> }>;
  /** Whether the columns that were recognised make it this layout. */
  accepts(found: FoundColumns): boolean;
  /** How dates such as 03/04/2026 are ordered where nothing in the file tells. */
  dateOrder: "day_first" | "month_first";
}

/** The columns of a header that were recognised. */
export interface FoundColumns {
  parts: Set<Part>;
  metrics: Set<MetricKey>;
  keys: Set<string>;
  /** How many columns have a heading at all. */
  headings: number;
}

/** A figure's column. */
export function figure(metric: MetricKey, unit: ColumnUnit, spellings: Spellings): Column {
  return { spellings, meaning: { is: "metric", metric, unit } };
}

/** A column that says what a row is about. */
export function part(name: Part, spellings: Spellings): Column {
  return { spellings, meaning: { is: "part", part: name } };
}

/** Columns that are known and not kept. */
export function leftOut(spellings: Spellings): Column {
  return { spellings, meaning: { is: "left_out" } };
}

/** The headings of columns, to be looked up; where two columns share one, the first has it. */
export function headingsOf(columns: Column[]): Layout["headings"] {
  const headings: Layout["headings"] = new Map();
  for (const { spellings, meaning } of columns) {
    for (const language of LANGUAGES) {
      for (const spelling of spellings[language]?.split("|") ?? []) {
        const key = headingKey(spelling).replace(/ percent$/, "");
        const known = headings.get(key);
        if (known === undefined) headings.set(key, { meaning, languages: new Set([language]) });
        else if (known.meaning === meaning) known.languages.add(language);
      }
    }
  }
  return headings;
}
