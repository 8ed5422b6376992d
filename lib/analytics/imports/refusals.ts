import { AppError } from "../../http/app_error.ts";
import { textOf } from "./cell.ts";
import { firstRows } from "./recognise.ts";
import type { SourceTable } from "./tables.ts";
import { plain } from "./words.ts";

/** Tables that are known and not imported, by what their header begins with. */
const KNOWN: { heading: RegExp; reason: string }[] = [
  {
    heading: /^(?:location|country region|job function|seniority|industry|company size|function)\b/,
    reason: "It says who the audience is (by place, industry, seniority …), which is not imported.",
  },
  {
    heading:
      /^(?:traffic source|geography|cities|viewer age|viewer gender|subscription status|device type|operating system|playback location|subtitles|youtube product|external sites)\b/,
    reason:
      "It splits figures by something other than video or day. In YouTube Studio choose the tab “Content”, then export.",
  },
  {
    heading:
      /^(?:localizacao|ubicacion|standort|lieu|localita|locatie|funcao|cargo|funktion|fonction|sector|branche)/,
    reason: "It says who the audience is, which is not imported.",
  },
];

/** Why a table is not imported, in a sentence. */
export function whyLeftOut(table: SourceTable): string {
  const rows = [...firstRows(table)];
  const filled = rows.map(({ cells }) => cells.map((cell) => textOf(cell)).filter((text) => text !== ""));
  if (filled.every((texts) => texts.length === 0)) return "It is empty.";
  if (filled.some((texts) => texts.some((text) => text.startsWith("_fivetran")))) {
    return "It is a table of a data warehouse (Fivetran), not an export of the platform. Send its figures by push instead.";
  }
  const widest = filled.reduce((best, texts) => texts.length > best.length ? texts : best, []);
  const known = KNOWN.find(({ heading }) =>
    filled.some((texts) => texts.length > 1 && heading.test(plain(texts[0]!)))
  );
  if (known !== undefined) return known.reason;
  return `Its columns (${listed(widest)}) are those of no export that is known here.`;
}

/** Why none of the tables can be imported. */
export function refuseUnknown(
  tables: SourceTable[],
  leftOut: { table: SourceTable; reason: string }[],
): AppError {
  if (tables.length === 0) return new AppError("import_unknown", { detail: "It holds no table." });
  const { table, reason } = leftOut.find(({ reason }) => reason !== "It is empty.") ?? leftOut[0]!;
  const place = table.sheet === null ? `"${table.file}"` : `"${table.file}", sheet "${table.sheet}"`;
  return new AppError("import_unknown", {
    detail: `${place}: ${reason} Exports of YouTube Studio, LinkedIn and X can be imported.`,
  });
}

function listed(texts: string[]): string {
  const shown = texts.slice(0, 4).map((text) => `"${text.length > 30 ? `${text.slice(0, 29)}…` : text}"`);
  return `${shown.join(", ")}${texts.length > 4 ? " …" : ""}`;
}
