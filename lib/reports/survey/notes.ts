import type { Role } from "./roles.ts";

/** What the header of one column says. */
export interface ColumnNote {
  /** What was asked; the stem for a grid. Empty where the file does not say. */
  question: string;
  /** The row of a grid, the option or the text box this column stands for; null when the column is the question. */
  part: string | null;
  /** Set where the tool's own columns are known by name. */
  role: Role | null;
}

const OTHER =
  /^(?:(?:yes|no),? )?(?:other|others|something else|other - write in|write[- ]in|andere[rs]?|sonstige[rs]?|sonstiges|autre|autres|otro|otra|otros|outro|outra|outros|khác)(?:$|[\s,:;([\-–—/.].*)|\((?:please )?(?:specify|explain|describe|elaborate)[^)]*\)\s*:?$|^(?:please )?(?:specify|explain)(?: other)?$|- text$/i;

/** Whether an option or a column means "Other (please specify)". */
export function isOther(label: string): boolean {
  return OTHER.test(label.trim());
}

/** A column of the survey tool itself. */
export function toolColumn(header: string, kind: Role["kind"] = "bookkeeping"): ColumnNote {
  const why = kind === "identity"
    ? "Identifies the person who answered, so it stays out of the deck"
    : "Written by the survey tool, not asked";
  return { question: header, part: null, role: { kind, why } };
}

/** A column that is one whole question. */
export function wholeQuestion(question: string): ColumnNote {
  return { question, part: null, role: null };
}
