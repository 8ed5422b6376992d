import type { ImportState } from "../../contract/analytics_imports.ts";
import type { Platform } from "../../contract/metrics.ts";
import type { Json, Transaction } from "../../db/mod.ts";
import type { Place } from "../../http/page_cursor.ts";
import type { ImportFindings } from "./findings.ts";

/** An import as its page and job need it. */
export interface ImportRow {
  id: string;
  organisation_id: string;
  state: ImportState;
  platform: Platform | null;
  layout: string | null;
  account_id: string | null;
  account_name: string | null;
  account_handle: string | null;
  account_url: string | null;
  user_id: string | null;
  user_name: string | null;
  file_sha256: string;
  storage_key: string;
  findings: ImportFindings;
  job_id: string | null;
  progress_step: string | null;
  progress_fraction: number;
  error_code: string | null;
  error_message: string | null;
  captured_at: Date;
  created_at: Date;
  completed_at: Date | null;
}

/** An account an import may be of. */
export interface AccountChoice {
  id: string;
  platform: Platform;
  name: string;
  handle: string | null;
}

/** One import of the organisation, or null. */
export async function findImport(
  tx: Transaction,
  organisationId: string,
  id: string,
): Promise<ImportRow | null> {
  const [row] = await tx<ImportRow[]>`
    select ${columns(tx)}
    from analytics_captures c
    left join analytics_accounts a on a.id = c.account_id
    left join users u on u.id = c.user_id
    where c.organisation_id = ${organisationId}
      and c.id = ${id}
      and c.source = 'export'
  `;
  return row ?? null;
}

/** A page of imports, newest first; what was thrown away is not shown. */
export async function selectImports(
  tx: Transaction,
  organisationId: string,
  { after, limit }: { after: Place | null; limit: number },
): Promise<ImportRow[]> {
  return await tx<ImportRow[]>`
    select ${columns(tx)}
    from analytics_captures c
    left join analytics_accounts a on a.id = c.account_id
    left join users u on u.id = c.user_id
    where c.organisation_id = ${organisationId}
      and c.source = 'export'
      and c.file_name is not null
      and (c.state <> 'discarded' or c.job_id is not null)
      and ${
    after === null
      ? tx`true`
      : tx`(date_trunc('milliseconds', c.created_at), c.id) < (${after.at}, ${after.id})`
  }
    order by date_trunc('milliseconds', c.created_at) desc, c.id desc
    limit ${limit}
  `;
}

/** The newest finished import of the same files, or null. */
export async function findSameFiles(
  tx: Transaction,
  organisationId: string,
  sha256: string,
): Promise<{ id: string; completed_at: Date | null } | null> {
  const [row] = await tx<{ id: string; completed_at: Date | null }[]>`
    select id, completed_at
    from analytics_captures
    where organisation_id = ${organisationId}
      and source = 'export'
      and state = 'completed'
      and file_sha256 = ${sha256}
    order by completed_at desc
    limit 1
  `;
  return row ?? null;
}

/** The accounts of a platform, by name. */
export async function selectAccountChoices(
  tx: Transaction,
  organisationId: string,
  platform: Platform | null,
): Promise<AccountChoice[]> {
  return await tx<AccountChoice[]>`
    select id, platform, name, handle
    from analytics_accounts
    where organisation_id = ${organisationId}
      and (${platform}::text is null or platform = ${platform})
    order by lower(name), id
  `;
}

/** Has a previewed import wait for the worker; false when it was started or thrown away already. */
export async function queueImport(
  tx: Transaction,
  organisationId: string,
  id: string,
  queued: { jobId: string; accountId: string | null; findings: ImportFindings },
): Promise<boolean> {
  const rows = await tx`
    update analytics_captures
    set state = 'queued', job_id = ${queued.jobId}, account_id = ${queued.accountId},
      findings = ${tx.json(queued.findings as unknown as Json)}
    where organisation_id = ${organisationId}
      and id = ${id}
      and source = 'export'
      and state = 'previewed'
    returning id
  `;
  return rows.length === 1;
}

/** Takes a waiting or interrupted import into work; false when it was stopped or is settled. */
export async function startImport(
  tx: Transaction,
  organisationId: string,
  id: string,
  now: Date,
): Promise<boolean> {
  const rows = await tx`
    update analytics_captures
    set state = 'running', started_at = coalesce(started_at, ${now}), progress_step = 'Reading the files',
      progress_fraction = 0
    where organisation_id = ${organisationId}
      and id = ${id}
      and source = 'export'
      and state in ('queued', 'running')
    returning id
  `;
  return rows.length === 1;
}

/** Says how far a running import is. */
export async function updateImportProgress(
  tx: Transaction,
  organisationId: string,
  id: string,
  progress: { step: string; fraction: number },
): Promise<void> {
  await tx`
    update analytics_captures
    set progress_step = ${progress.step}, progress_fraction = ${progress.fraction}
    where organisation_id = ${organisationId}
      and id = ${id}
      and state = 'running'
  `;
}

/** Notes the account that an import turned out to be of. */
export async function noteImportAccount(
  tx: Transaction,
  organisationId: string,
  id: string,
  accountId: string | null,
): Promise<void> {
  await tx`
    update analytics_captures
    set account_id = ${accountId}
    where organisation_id = ${organisationId}
      and id = ${id}
  `;
}

/** Removes a preview; false when it was started already. */
export async function deletePreview(tx: Transaction, organisationId: string, id: string): Promise<boolean> {
  const rows = await tx`
    delete from analytics_captures
    where organisation_id = ${organisationId}
      and id = ${id}
      and source = 'export'
      and state = 'previewed'
    returning id
  `;
  return rows.length === 1;
}

/** Removes previews of every organisation that nobody confirmed, and says where their files lie. */
export async function takeOldPreviews(tx: Transaction, before: Date): Promise<{ storage_key: string }[]> {
  return await tx<{ storage_key: string }[]>`
    delete from analytics_captures
    where source = 'export'
      and state = 'previewed'
      and created_at < ${before}
    returning storage_key
  `;
}

/** Ends imports that an operator's command began and never ended, as when it was killed. */
export async function failForgottenImports(tx: Transaction, before: Date, now: Date): Promise<void> {
  await tx`
    update analytics_captures
    set state = 'failed', completed_at = ${now}, progress_step = null, error_code = 'internal',
      error_message = 'It was stopped before its end. What was recorded until then stays; import the files again.'
    where source = 'export'
      and state = 'running'
      and job_id is null
      and created_at < ${before}
  `;
}

function columns(tx: Transaction) {
  return tx`
    c.id, c.organisation_id, c.state, c.platform, c.layout, c.account_id, a.name as account_name,
    a.handle as account_handle, a.url as account_url, c.user_id, u.name as user_name, c.file_sha256, c.storage_key,
    c.findings, c.job_id, c.progress_step, c.progress_fraction, c.error_code, c.error_message, c.captured_at,
    c.created_at, c.completed_at
  `;
}
