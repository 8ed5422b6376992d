import type { Actor } from "../contract/actor.ts";
import type { FileAnswer } from "../contract/endpoint.ts";
import {
  type Report,
  type ReportDetail,
  type ReportPage,
  type ReportStatus,
} from "../contract/report_shapes.ts";
import { recordAudit } from "../audit/mod.ts";
import { tenant, type Transaction } from "../db/mod.ts";
import { AppError } from "../http/app_error.ts";
import { cancelJob } from "../queue/mod.ts";
import type { Services } from "../services.ts";
import { readCursor, writeCursor } from "../http/page_cursor.ts";
import { deckKey, modelKey, reportFolder, slideKey } from "./keys.ts";
import { requireRead, requireRequest } from "./policy.ts";
import { deckFileName, presentReport } from "./present.ts";
import {
  countReports,
  deleteReport,
  findFindings,
  findReport,
  markCancelled,
  requeueReport,
  selectReports,
} from "./queries.ts";
import { type Asking, enqueueReport } from "./request.ts";
import type { ReportRow } from "./rows.ts";

const OPEN: ReportStatus[] = ["pending", "processing"];
const PPTX = "application/vnd.openxmlformats-officedocument.presentationml.presentation";

/** A page of reports, newest first: an admin's are the organisation's, an editor's are their own. */
export async function listReports(
  services: Services,
  actor: Actor,
  input: {
    status?: ReportStatus | "open" | undefined;
    cursor?: string | undefined;
    limit?: number | undefined;
  },
): Promise<ReportPage> {
  requireRequest(actor);
  const { organisationId } = actor;
  const userId = actor.role === "admin" ? null : actor.userId;
  const limit = input.limit ?? 20;
  const statuses = input.status === undefined ? [] : input.status === "open" ? OPEN : [input.status];
  const after = input.cursor === undefined ? null : readCursor(input.cursor);
  return await tenant(services.sql, organisationId, async (tx) => {
    const [rows, counts] = await Promise.all([
      selectReports(tx, { organisationId, userId, statuses, after, limit: limit + 1 }),
      countReports(tx, organisationId, userId),
    ]);
    const shown = rows.slice(0, limit);
    const last = rows.length > limit ? shown.at(-1) : undefined;
    const count = (wanted: ReportStatus[]) =>
      counts.filter(({ status }) => wanted.includes(status)).reduce((sum, { count }) => sum + count, 0);
    return {
      items: shown.map(presentReport),
      next_cursor: last === undefined ? null : writeCursor(last.created_at, last.id),
      counts: {
        all: count(["pending", "processing", "completed", "failed", "cancelled"]),
        processing: count(OPEN),
        completed: count(["completed"]),
        failed: count(["failed"]),
      },
    };
  });
}

/** One report with what its deck says. */
export async function readReport(
  services: Services,
  actor: Actor,
  input: { id: string },
): Promise<ReportDetail> {
  return await tenant(services.sql, actor.organisationId, async (tx) => {
    const row = requireRead(actor, await findReport(tx, actor.organisationId, input.id));
    const findings = row.status === "completed" ? await findFindings(tx, actor.organisationId, row.id) : null;
    return {
      ...presentReport(row),
      config: row.config,
      warnings: findings?.warnings ?? [],
      key_figures: findings?.key_figures ?? [],
      outline: findings?.outline ?? [],
      transcript_summary: findings?.transcript_summary ?? null,
      survey_summary: findings?.survey_summary ?? null,
    };
  });
}

/** The finished deck as a file. */
export async function downloadReport(
  services: Services,
  actor: Actor,
  input: { id: string },
): Promise<FileAnswer> {
  const row = await requireCompleted(services, actor, input.id);
  const key = deckKey(reportFolder(actor.organisationId, row.id));
  return {
    name: deckFileName(row.config.event_name, row.config.event_date),
    mediaType: PPTX,
    body: await services.storage.stream(key),
    sizeBytes: row.output_bytes!,
  };
}

/** Every number of the finished deck as a JSON file. */
export async function readReportModel(
  services: Services,
  actor: Actor,
  input: { id: string },
): Promise<FileAnswer> {
  const row = await requireCompleted(services, actor, input.id);
  return {
    name: deckFileName(row.config.event_name, row.config.event_date, "json"),
    mediaType: "application/json",
    body: await services.storage.stream(modelKey(reportFolder(actor.organisationId, row.id))),
  };
}

/** A picture of one slide of the finished deck. */
export async function readSlide(
  services: Services,
  actor: Actor,
  input: { id: string; number: number },
): Promise<FileAnswer> {
  const row = await requireCompleted(services, actor, input.id);
  if (input.number > (row.slides ?? 0)) throw new AppError("not_found");
  return {
    name: `slide-${input.number}.svg`,
    mediaType: "image/svg+xml",
    body: await services.storage.stream(slideKey(reportFolder(actor.organisationId, row.id), input.number)),
    inline: true,
    // A finished deck is never made again under the same id.
    keepSeconds: 86_400,
  };
}

/** Stops a report that waits or runs.
 *
 * @throws AppError "report_not_running"
 */
export async function cancelReport(
  services: Services,
  actor: Actor,
  input: { id: string },
  asking: Asking,
): Promise<Report> {
  return await change(services, actor, input.id, asking, "report.cancelled", async (tx, row) => {
    const now = services.clock.now();
    const cancelled = await markCancelled(tx, actor.organisationId, row.id, now);
    if (!cancelled) throw new AppError("report_not_running");
    await cancelJob(tx, row.job_id, now);
  });
}

/** Runs a failed or cancelled report again from the same files.
 *
 * @throws AppError "report_not_failed"
 */
export async function retryReport(
  services: Services,
  actor: Actor,
  input: { id: string },
  asking: Asking,
): Promise<Report> {
  return await change(services, actor, input.id, asking, "report.retried", async (tx, row) => {
    const now = services.clock.now();
    const jobId = await enqueueReport(tx, actor.organisationId, row.id, now);
    const queued = await requeueReport(tx, actor.organisationId, row.id, {
      jobId,
      requestId: asking.requestId,
      now,
    });
    if (!queued) throw new AppError("report_not_failed");
  });
}

/** Deletes a report with its files; one that waits or runs is stopped first. */
export async function removeReport(
  services: Services,
  actor: Actor,
  input: { id: string },
  asking: Asking,
): Promise<void> {
  await tenant(services.sql, actor.organisationId, async (tx) => {
    const row = requireRead(actor, await findReport(tx, actor.organisationId, input.id));
    await cancelJob(tx, row.job_id, services.clock.now());
    await deleteReport(tx, actor.organisationId, row.id);
    await recordAudit(tx, entry(actor, "report.removed", row.id, asking));
  });
  await services.storage.removePrefix(reportFolder(actor.organisationId, input.id));
}

async function change(
  services: Services,
  actor: Actor,
  id: string,
  asking: Asking,
  action: string,
  apply: (tx: Transaction, row: ReportRow) => Promise<void>,
): Promise<Report> {
  return await tenant(services.sql, actor.organisationId, async (tx) => {
    const row = requireRead(actor, await findReport(tx, actor.organisationId, id));
    await apply(tx, row);
    await recordAudit(tx, entry(actor, action, row.id, asking));
    return presentReport((await findReport(tx, actor.organisationId, id))!);
  });
}

async function requireCompleted(services: Services, actor: Actor, id: string): Promise<ReportRow> {
  const row = requireRead(
    actor,
    await tenant(services.sql, actor.organisationId, (tx) => findReport(tx, actor.organisationId, id)),
  );
  if (row.status !== "completed") throw new AppError("report_not_ready");
  return row;
}

function entry(actor: Actor, action: string, reportId: string, asking: Asking) {
  return {
    organisationId: actor.organisationId,
    actor,
    action,
    target: { kind: "report", id: reportId },
    requestId: asking.requestId,
  };
}
