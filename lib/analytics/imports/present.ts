import type { Import, ImportSummary } from "../../contract/analytics_imports.ts";
import { type ErrorCode, ERRORS } from "../../contract/errors.ts";
import { layoutLabel } from "./layouts/mod.ts";
import type { ImportRow } from "./queries.ts";
import type { LayoutKey } from "./reading.ts";

/** A row as a line of the list. */
export function presentSummary(row: ImportRow): ImportSummary {
  const { files, reading } = row.findings;
  const atWork = row.state === "queued" || row.state === "running";
  return {
    id: row.id,
    state: row.state,
    platform: row.platform,
    layout: row.layout === null ? null : layoutLabel(row.layout as LayoutKey),
    files: files.map(({ name, bytes }) => ({ name, bytes })),
    account: row.account_id === null || row.account_name === null || row.platform === null ? null : {
      id: row.account_id,
      platform: row.platform,
      name: row.account_name,
      handle: row.account_handle,
      url: row.account_url,
    },
    span: reading.span,
    rows_understood: reading.rowsUnderstood,
    refused_count: reading.refusedCount,
    figures: reading.observations,
    made_by: row.user_id === null || row.user_name === null ? null : { id: row.user_id, name: row.user_name },
    created_at: row.created_at.toISOString(),
    completed_at: row.completed_at?.toISOString() ?? null,
    progress: atWork ? { step: row.progress_step ?? "Waiting", fraction: row.progress_fraction } : null,
    error: failureOf(row),
  };
}

/** A row with all that was found; it never shows a path of storage. */
export function presentImport(
  row: ImportRow,
  repeats: { id: string; completed_at: Date | null } | null,
): Import {
  const { reading, decision, outcome } = row.findings;
  const chosen = decision.choices.columns ?? {};
  return {
    ...presentSummary(row),
    tables: reading.tables.map((table) => ({
      file: table.file,
      sheet: table.sheet,
      layout: table.layout === null ? null : layoutLabel(table.layout),
      rows_understood: table.rowsUnderstood,
      rows_refused: table.rowsRefused,
      left_out: table.leftOut,
    })),
    refused: reading.rowsRefused,
    columns: reading.columnsUnknown.map((column) => ({ ...column, meaning: chosen[column.header] ?? null })),
    totals: reading.totals,
    metrics: reading.metrics,
    posts: reading.posts,
    warnings: reading.warnings,
    period: reading.takesPeriod ? decision.choices.period ?? reading.period : null,
    takes_period: reading.takesPeriod,
    needs: row.state === "previewed" ? reading.needs : [],
    account_hint: reading.accountHint.name ??
      (reading.accountHint.handle === null ? null : `@${reading.accountHint.handle}`),
    repeats: repeats === null || repeats.id === row.id
      ? null
      : { id: repeats.id, completed_at: repeats.completed_at?.toISOString() ?? null },
    outcome: outcome === null ? null : {
      added: outcome.added,
      changed: outcome.changed,
      unchanged: outcome.unchanged,
      late: outcome.late,
      refused: outcome.refused,
    },
  };
}

function failureOf(row: ImportRow): ImportSummary["error"] {
  if (row.error_code === null) return null;
  const code = row.error_code in ERRORS ? row.error_code as ErrorCode : "internal";
  return { code, title: ERRORS[code].title, detail: row.error_message };
}
