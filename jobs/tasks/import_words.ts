import { type ImportReading, layoutLabel, type OperatorOutcome } from "../../lib/analytics/mod.ts";
import { METRICS, PLATFORM_NAMES } from "../../lib/contract/metrics.ts";

/** What was understood of files, as lines for a terminal. */
export function readingLines(reading: ImportReading): string[] {
  const { tables, totals, warnings, refusedCount, rowsRefused, columnsUnknown, span, needs } = reading;
  const days = span === null ? "days unknown" : `${span.from} to ${span.to}`;
  const lines = [`${PLATFORM_NAMES[reading.platform]}: ${counted(reading.observations, "figure")}, ${days}`];
  for (const { file, sheet, layout, rowsUnderstood, rowsRefused, leftOut } of tables) {
    const place = sheet === null ? file : `${file}, sheet "${sheet}"`;
    const refused = rowsRefused === 0 ? "" : `, ${rowsRefused} refused`;
    lines.push(
      layout === null
        ? `  ${place}: left out. ${leftOut}`
        : `  ${place}: ${layoutLabel(layout)}, ${counted(rowsUnderstood, "row")}${refused}`,
    );
  }
  for (const { metric, stated, counted, agrees } of totals) {
    lines.push(
      `  total of ${METRICS[metric].label}: file ${stated}, rows ${counted}${agrees ? "" : "  (differ)"}`,
    );
  }
  for (const { file, sheet, row, reason } of rowsRefused.slice(0, 20)) {
    lines.push(`  refused: ${file}${sheet === null ? "" : `, sheet "${sheet}"`}, row ${row}: ${reason}`);
  }
  if (refusedCount > 20) lines.push(`  and ${refusedCount - 20} more`);
  for (const { header, kind } of columnsUnknown) {
    if (kind === "unknown") lines.push(`  column "${header}" is not known and was left out`);
  }
  lines.push(...warnings.map((warning) => `  note: ${warning}`));
  if (needs.includes("period")) lines.push("  needs: the days its totals cover, as --period FROM..TO");
  return lines;
}

/** How an import ended, in a line. */
export function outcomeLine(outcome: OperatorOutcome): string {
  if (outcome.state === "looked") return "Nothing was recorded: --dry-run.";
  if (outcome.state === "repeated") {
    const at = outcome.at === null ? "" : ` on ${outcome.at.toISOString().slice(0, 10)}`;
    return `These files were recorded already${at}. Nothing was done; --again records them anyway.`;
  }
  const { added, changed, unchanged, late, refused } = outcome.outcome;
  const said = refused.map(({ reason, count, example }) => `\n  ${count} not taken: ${reason} (${example})`)
    .join("");
  return `Recorded: ${added} new, ${changed} changed, ${unchanged} as before, ${late} older than what is known.${said}`;
}

function counted(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? "" : "s"}`;
}
