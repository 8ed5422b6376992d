import type { Actor } from "../contract/actor.ts";
import type { AuditFilter, AuditPage } from "../contract/audit.ts";
import type { FileAnswer } from "../contract/endpoint.ts";
import { tenant } from "../db/mod.ts";
import type { Call } from "../http/mod.ts";
import { notACursor } from "../http/page_cursor.ts";
import { CSV_MARK, csvRow } from "../office/csv/mod.ts";
import type { Services } from "../services.ts";
import { recordAudit } from "./audit.ts";
import { presentEntry } from "./present.ts";
import { type AuditRow, type AuditSelection, selectEntries } from "./queries.ts";

const EXPORT_BATCH = 1000;
const COLUMNS = [
  "seq",
  "at",
  "actor_email",
  "actor_id",
  "action",
  "outcome",
  "target_kind",
  "target_id",
  "address",
  "request_id",
  "detail",
  "hash",
];

/**
 * The organisation's entries, newest first.
 * @throws AppError "input_invalid" when the cursor is none
 */
export async function listAudit(
  services: Services,
  actor: Actor,
  { cursor, limit = 50, ...filter }: AuditFilter & { cursor?: string | undefined; limit?: number },
): Promise<AuditPage> {
  const selection = selectionOf(actor, filter, cursor === undefined ? null : placeOf(cursor));
  const rows = await tenant(
    services.sql,
    actor.organisationId,
    (tx) => selectEntries(tx, actor.organisationId, selection, limit + 1),
  );
  const shown = rows.slice(0, limit);
  return {
    items: shown.map(presentEntry),
    next_cursor: rows.length > limit ? String(shown.at(-1)!.seq) : null,
  };
}

/** The organisation's entries as CSV, newest first, however many; that it was taken is recorded. */
export async function exportAudit(
  services: Services,
  actor: Actor,
  filter: AuditFilter,
  call: Pick<Call, "address" | "requestId">,
): Promise<FileAnswer> {
  const { organisationId } = actor;
  await tenant(services.sql, organisationId, (tx) =>
    recordAudit(tx, {
      organisationId,
      actor,
      action: "audit.exported",
      address: call.address,
      requestId: call.requestId,
    }));
  return {
    name: `audit-log-${services.clock.now().toISOString().slice(0, 10)}.csv`,
    mediaType: "text/csv; charset=utf-8",
    body: ReadableStream.from(lines(services, actor, filter)).pipeThrough(new TextEncoderStream()),
  };
}

async function* lines(services: Services, actor: Actor, filter: AuditFilter): AsyncGenerator<string> {
  yield `${CSV_MARK}${csvRow(COLUMNS)}`;
  let before: number | null = null;
  do {
    const selection = selectionOf(actor, filter, before);
    const rows: AuditRow[] = await tenant(
      services.sql,
      actor.organisationId,
      (tx) => selectEntries(tx, actor.organisationId, selection, EXPORT_BATCH),
    );
    yield rows.map((row) => csvRow(cellsOf(row))).join("");
    before = rows.length === EXPORT_BATCH ? rows.at(-1)!.seq : null;
  } while (before !== null);
}

function cellsOf(row: AuditRow): string[] {
  const cells = [
    row.seq,
    row.at.toISOString(),
    row.actor_email,
    row.actor_id,
    row.action,
    row.outcome,
    row.target_kind,
    row.target_id,
    row.address,
    row.request_id,
    JSON.stringify(row.detail),
    row.hash.toHex(),
  ];
  return cells.map((cell) => cell === null ? "" : String(cell));
}

function selectionOf(actor: Actor, filter: AuditFilter, before: number | null): AuditSelection {
  return {
    before,
    who: filter.who || null,
    action: filter.action || null,
    outcome: filter.outcome ?? null,
    since: filter.since ?? null,
    until: filter.until ?? null,
    timeZone: actor.timeZone,
  };
}

function placeOf(cursor: string): number {
  if (/^[1-9]\d{0,14}$/.test(cursor)) return Number(cursor);
  throw notACursor();
}
