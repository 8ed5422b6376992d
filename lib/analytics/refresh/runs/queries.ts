import type { ConnectionKind, Run } from "../../../contract/connections.ts";
import type { Json, Transaction } from "../../../db/mod.ts";

/** A run as it is shown. */
export interface RunRow {
  id: string;
  connection_id: string;
  kind: ConnectionKind;
  external_id: string;
  name: string | null;
  asked_by: Run["asked_by"];
  since: string | null;
  state: Run["state"];
  step: string | null;
  fraction: number;
  figures: number;
  notes: string[];
  capture_id: string | null;
  error_message: string | null;
  error_request: string | null;
  created_at: Date;
  started_at: Date | null;
  completed_at: Date | null;
}

/** Who asks for a run, and of what. */
export interface NewRun {
  organisationId: string;
  connectionId: string;
  askedBy: Run["asked_by"];
  since: string | null;
  now: Date;
}

/** Asks for a run of a connection; where one is asked for or under way already, that one is returned, not new. */
export async function insertRun(tx: Transaction, run: NewRun): Promise<{ id: string; isNew: boolean }> {
  const [row] = await tx<{ id: string; is_new: boolean }[]>`
    insert into analytics_runs (organisation_id, connection_id, asked_by, since, created_at)
    values (${run.organisationId}, ${run.connectionId}, ${run.askedBy}, ${run.since}, ${run.now})
    on conflict (connection_id) where state in ('queued', 'running') do update
    set connection_id = excluded.connection_id
    returning id, (xmax = 0) as is_new
  `;
  return { id: row!.id, isNew: row!.is_new };
}

/** Takes a run that waits, or whose holder's lease is over; null where it is held, or settled. */
export async function claimRun(
  tx: Transaction,
  claim: { organisationId: string; id: string; leaseToken: string; now: Date; leaseUntil: Date },
): Promise<{ connection_id: string; since: string | null } | null> {
  const [row] = await tx<{ connection_id: string; since: string | null }[]>`
    update analytics_runs
    set state = 'running', lease_token = ${claim.leaseToken}, lease_until = ${claim.leaseUntil},
      started_at = coalesce(started_at, ${claim.now})
    where organisation_id = ${claim.organisationId} and id = ${claim.id}
      and (state = 'queued' or (state = 'running' and lease_until < ${claim.now}))
    returning connection_id, since::text as since
  `;
  return row ?? null;
}

/** What the holder of a run's lease may say about it. */
interface Held {
  organisationId: string;
  id: string;
  leaseToken: string;
}

/** Notes how far a run is and lengthens its lease; false where another holds it by now. */
export async function noteProgress(
  tx: Transaction,
  { organisationId, id, leaseToken }: Held,
  progress: {
    step?: string;
    fraction?: number;
    figures?: number;
    captureId?: string;
    leaseUntil: Date;
  },
): Promise<boolean> {
  const updated = await tx`
    update analytics_runs
    set step = coalesce(${progress.step ?? null}, step), fraction = greatest(fraction, ${
    progress.fraction ?? 0
  }::real),
      figures = coalesce(${progress.figures ?? null}::int, figures),
      capture_id = coalesce(${
    progress.captureId ?? null
  }::uuid, capture_id), lease_until = ${progress.leaseUntil}
    where organisation_id = ${organisationId} and id = ${id} and lease_token = ${leaseToken} and state = 'running'
  `;
  return updated.count > 0;
}

/** How a run ended. */
export interface RunEnd {
  state: "completed" | "failed";
  figures: number;
  notes: string[];
  error: { code: string; message: string; request: string | null } | null;
  now: Date;
}

/** Ends a run; false where another holds it by now. */
export async function endRun(
  tx: Transaction,
  { organisationId, id, leaseToken }: Held,
  end: RunEnd,
): Promise<boolean> {
  const updated = await tx`
    update analytics_runs
    set state = ${end.state}, step = null, fraction = case when ${end.state} = 'completed' then 1 else fraction end,
      figures = ${end.figures}, notes = ${tx.json(end.notes as Json)}, error_code = ${
    end.error?.code ?? null
  },
      error_message = ${end.error?.message ?? null}, error_request = ${end.error?.request ?? null},
      completed_at = ${end.now}, lease_token = null, lease_until = null
    where organisation_id = ${organisationId} and id = ${id} and lease_token = ${leaseToken} and state = 'running'
  `;
  return updated.count > 0;
}

/** Puts a run back, for a process that must stop in the middle of it. */
export async function releaseRun(tx: Transaction, { organisationId, id, leaseToken }: Held): Promise<void> {
  await tx`
    update analytics_runs
    set state = 'queued', step = null, fraction = 0, lease_token = null, lease_until = null
    where organisation_id = ${organisationId} and id = ${id} and lease_token = ${leaseToken} and state = 'running'
  `;
}

/** Runs of any organisation that nobody holds: they wait, or whoever held them is dead. */
export async function selectStrayRuns(
  tx: Transaction,
  now: Date,
): Promise<{ id: string; organisation_id: string; connection_id: string }[]> {
  return await tx<{ id: string; organisation_id: string; connection_id: string }[]>`
    select id, organisation_id, connection_id
    from analytics_runs
    where state = 'queued' or (state = 'running' and lease_until < ${now})
    order by created_at
    limit 1000
  `;
}

/** Runs by their ids, or the newest of the organisation. */
export async function selectRuns(
  tx: Transaction,
  organisationId: string,
  { ids = null, limit = 50 }: { ids?: readonly string[] | null; limit?: number },
): Promise<RunRow[]> {
  return await tx<RunRow[]>`
    select r.id, r.connection_id, c.kind, c.external_id, c.name, r.asked_by, r.since::text as since, r.state, r.step,
      r.fraction, r.figures, r.notes, r.capture_id, r.error_message, r.error_request, r.created_at, r.started_at,
      r.completed_at
    from analytics_runs r
    join analytics_connections c on c.organisation_id = r.organisation_id and c.id = r.connection_id
    where r.organisation_id = ${organisationId}
      and (${ids === null ? null : [...ids]}::uuid[] is null or r.id = any(${[...(ids ?? [])]}::uuid[]))
    order by r.created_at desc, r.id desc
    limit ${limit}
  `;
}

/** Adds what one press of the button set going. */
export async function insertRefresh(
  tx: Transaction,
  refresh: { organisationId: string; userId: string; runIds: string[]; now: Date },
): Promise<string> {
  const [row] = await tx<{ id: string }[]>`
    insert into analytics_refreshes (organisation_id, user_id, run_ids, created_at)
    values (${refresh.organisationId}, ${refresh.userId}, ${refresh.runIds}::uuid[], ${refresh.now})
    returning id
  `;
  return row!.id;
}

/** A refresh, or null. */
export async function findRefresh(
  tx: Transaction,
  organisationId: string,
  id: string,
): Promise<{ id: string; run_ids: string[]; created_at: Date } | null> {
  const [row] = await tx<{ id: string; run_ids: string[]; created_at: Date }[]>`
    select id, run_ids, created_at
    from analytics_refreshes
    where organisation_id = ${organisationId} and id = ${id}
  `;
  return row ?? null;
}

/** Forgets runs and refreshes that are older, the newest of each connection excepted; says how many runs. */
export async function sweepRuns(tx: Transaction, before: Date): Promise<number> {
  await tx`delete from analytics_refreshes where created_at < ${before}`;
  const swept = await tx`
    delete from analytics_runs r
    where r.created_at < ${before} and r.state in ('completed', 'failed')
      and exists (select from analytics_runs n where n.connection_id = r.connection_id and n.created_at > r.created_at)
  `;
  return swept.count;
}
