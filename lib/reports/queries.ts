import type { ReportConfig, ReportStatus } from "../contract/report_shapes.ts";
import type { Json, Transaction } from "../db/mod.ts";
import type { Place } from "../http/page_cursor.ts";
import type { Findings } from "./findings.ts";
import type { ReportRow } from "./rows.ts";

/** Which reports a list shows: of everybody or of one person, in some states, after a place in the list. */
export interface ReportFilter {
  organisationId: string;
  /** null: everybody's. */
  userId: string | null;
  /** Empty: every state. */
  statuses: readonly ReportStatus[];
  after: Place | null;
  limit: number;
}

/** Inserts a report that waits to be made. */
export async function insertReport(
  tx: Transaction,
  report: {
    id: string;
    organisationId: string;
    userId: string;
    jobId: string;
    config: ReportConfig;
    transcript: { key: string; name: string; bytes: number };
    survey: { key: string; name: string; bytes: number };
    requestId: string;
    now: Date;
  },
): Promise<void> {
  await tx`
    insert into report_jobs (
      id, organisation_id, user_id, job_id, config, transcript_path, transcript_name, transcript_bytes, survey_path,
      survey_name, survey_bytes, request_id, created_at, updated_at
    ) values (
      ${report.id}, ${report.organisationId}, ${report.userId}, ${report.jobId}, ${
    tx.json(report.config as Json)
  },
      ${report.transcript.key}, ${report.transcript.name}, ${report.transcript.bytes},
      ${report.survey.key}, ${report.survey.name}, ${report.survey.bytes},
      ${report.requestId}, ${report.now}, ${report.now}
    )
  `;
}

/** One report of the organisation, or null. */
export async function findReport(
  tx: Transaction,
  organisationId: string,
  id: string,
): Promise<ReportRow | null> {
  const rows = await tx<ReportRow[]>`
    select ${columns(tx)}
    from report_jobs r
    join users u on u.id = r.user_id
    where r.organisation_id = ${organisationId}
      and r.id = ${id}
  `;
  return rows[0] ?? null;
}

/** A page of reports, newest first. */
export async function selectReports(tx: Transaction, filter: ReportFilter): Promise<ReportRow[]> {
  return await tx<ReportRow[]>`
    select ${columns(tx)}
    from report_jobs r
    join users u on u.id = r.user_id
    where r.organisation_id = ${filter.organisationId}
      and ${filter.userId === null ? tx`true` : tx`r.user_id = ${filter.userId}`}
      and ${filter.statuses.length === 0 ? tx`true` : tx`r.status in ${tx(filter.statuses)}`}
      and ${
    filter.after === null ? tx`true` : tx`(r.created_at, r.id) < (${filter.after.at}, ${filter.after.id})`
  }
    order by r.created_at desc, r.id desc
    limit ${filter.limit}
  `;
}

/** How many reports there are in each state. */
export async function countReports(
  tx: Transaction,
  organisationId: string,
  userId: string | null,
): Promise<{ status: ReportStatus; count: number }[]> {
  return await tx<{ status: ReportStatus; count: number }[]>`
    select status, count(*) as count
    from report_jobs
    where organisation_id = ${organisationId}
      and ${userId === null ? tx`true` : tx`user_id = ${userId}`}
    group by status
  `;
}

/** What a finished report's page says, or null before it is finished. */
export async function findFindings(
  tx: Transaction,
  organisationId: string,
  id: string,
): Promise<Findings | null> {
  const rows = await tx<{ findings: Findings | null }[]>`
    select findings
    from report_jobs
    where organisation_id = ${organisationId}
      and id = ${id}
  `;
  return rows[0]?.findings ?? null;
}

/** Takes a waiting or interrupted report into work; false when it was cancelled or is settled. */
export async function startReport(
  tx: Transaction,
  organisationId: string,
  id: string,
  now: Date,
): Promise<boolean> {
  const rows = await tx`
    update report_jobs
    set status = 'processing', started_at = ${now}, updated_at = ${now}, attempts = attempts + 1,
      progress_step = 'Reading the files', progress_fraction = 0, error_code = null, error_message = null
    where organisation_id = ${organisationId}
      and id = ${id}
      and status in ('pending', 'processing')
    returning id
  `;
  return rows.length === 1;
}

/** Says how far a running report is; false when it no longer runs. */
export async function updateProgress(
  tx: Transaction,
  organisationId: string,
  id: string,
  progress: { step: string; fraction: number; now: Date },
): Promise<boolean> {
  const rows = await tx`
    update report_jobs
    set progress_step = ${progress.step}, progress_fraction = ${progress.fraction}, updated_at = ${progress.now}
    where organisation_id = ${organisationId}
      and id = ${id}
      and status = 'processing'
    returning id
  `;
  return rows.length === 1;
}

/** Completes a running report; false when it was cancelled meanwhile. */
export async function completeReport(
  tx: Transaction,
  organisationId: string,
  id: string,
  result: {
    outputKey: string;
    outputBytes: number;
    modelKey: string;
    slides: number;
    respondents: number;
    headline: string;
    findings: Findings;
    now: Date;
  },
): Promise<boolean> {
  const rows = await tx`
    update report_jobs
    set status = 'completed', completed_at = ${result.now}, updated_at = ${result.now}, progress_step = null,
      progress_fraction = 1, output_path = ${result.outputKey}, output_bytes = ${result.outputBytes},
      model_path = ${result.modelKey}, slides = ${result.slides}, respondents = ${result.respondents},
      headline = ${result.headline}, warnings = ${result.findings.warnings.length},
      findings = ${tx.json(result.findings as unknown as Json)}
    where organisation_id = ${organisationId}
      and id = ${id}
      and status = 'processing'
    returning id
  `;
  return rows.length === 1;
}

/** Ends an unsettled report with a failure. */
export async function failReport(
  tx: Transaction,
  organisationId: string,
  id: string,
  failure: { code: string; message: string | null; now: Date },
): Promise<boolean> {
  const rows = await tx`
    update report_jobs
    set status = 'failed', completed_at = ${failure.now}, updated_at = ${failure.now}, progress_step = null,
      error_code = ${failure.code}, error_message = ${failure.message}
    where organisation_id = ${organisationId}
      and id = ${id}
      and status in ('pending', 'processing')
    returning id
  `;
  return rows.length === 1;
}

/** Cancels a report that waits or runs; false when it is settled. */
export async function markCancelled(
  tx: Transaction,
  organisationId: string,
  id: string,
  now: Date,
): Promise<boolean> {
  const rows = await tx`
    update report_jobs
    set status = 'cancelled', completed_at = ${now}, updated_at = ${now}, progress_step = null
    where organisation_id = ${organisationId}
      and id = ${id}
      and status in ('pending', 'processing')
    returning id
  `;
  return rows.length === 1;
}

/** Puts a failed or cancelled report back in line; false when it is neither. */
export async function requeueReport(
  tx: Transaction,
  organisationId: string,
  id: string,
  { jobId, requestId, now }: { jobId: string; requestId: string; now: Date },
): Promise<boolean> {
  const rows = await tx`
    update report_jobs
    set status = 'pending', job_id = ${jobId}, started_at = null, completed_at = null, updated_at = ${now}, progress_step = null,
      progress_fraction = 0, error_code = null, error_message = null, request_id = ${requestId}
    where organisation_id = ${organisationId}
      and id = ${id}
      and status in ('failed', 'cancelled')
    returning id
  `;
  return rows.length === 1;
}

/** Deletes a report's row. */
export async function deleteReport(tx: Transaction, organisationId: string, id: string): Promise<void> {
  await tx`
    delete from report_jobs
    where organisation_id = ${organisationId}
      and id = ${id}
  `;
}

function columns(tx: Transaction) {
  return tx`
    r.id, r.organisation_id, r.user_id, r.job_id, u.name as user_name, r.status, r.config, r.transcript_path, r.transcript_name,
    r.transcript_bytes, r.survey_path, r.survey_name, r.survey_bytes, r.output_bytes, r.error_code, r.error_message,
    r.request_id, r.progress_step, r.progress_fraction, r.attempts, r.slides, r.respondents, r.headline, r.warnings,
    r.created_at, r.started_at, r.completed_at, r.updated_at,
    case when r.status = 'pending' then (
      select count(*)
      from report_jobs ahead
      where ahead.organisation_id = r.organisation_id
        and ahead.status = 'pending'
        and ahead.created_at < r.created_at
    ) end as queue_position
  `;
}
