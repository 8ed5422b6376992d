import type { MonthlyDeck } from "../../contract/analytics_decks.ts";
import type { Transaction } from "../../db/mod.ts";
import type { Place } from "../../http/page_cursor.ts";
import type { Month } from "./month.ts";

/** A monthly deck as its row has it, with the name of who asked for it. */
export interface DeckRow {
  id: string;
  organisation_id: string;
  user_id: string | null;
  user_name: string | null;
  month: Month;
  status: MonthlyDeck["status"];
  job_id: string;
  output_path: string | null;
  output_bytes: number | null;
  slides: number | null;
  headline: string | null;
  error_code: string | null;
  error_message: string | null;
  request_id: string | null;
  created_at: Date;
  completed_at: Date | null;
}

/** An organisation's schedule. */
export interface ScheduleRow {
  organisation_id: string;
  enabled: boolean;
  day_of_month: number;
  recipients: string[];
  last_month: Month | null;
}

/** Whom a deck is mailed to. */
export interface RecipientRow {
  id: string;
  name: string;
  email: string;
}

/** Adds a deck that waits to be made. */
export async function insertDeck(
  tx: Transaction,
  deck: {
    id: string;
    organisationId: string;
    userId: string | null;
    month: Month;
    jobId: string;
    requestId: string | null;
    now: Date;
  },
): Promise<void> {
  await tx`
    insert into analytics_decks (id, organisation_id, user_id, month, job_id, request_id, created_at)
    values (
      ${deck.id}, ${deck.organisationId}, ${deck.userId}, ${deck.month}, ${deck.jobId}, ${deck.requestId},
      ${deck.now}
    )
  `;
}

/** One deck of the organisation, or null. */
export async function findDeck(tx: Transaction, organisationId: string, id: string): Promise<DeckRow | null> {
  const [row] = await tx<DeckRow[]>`
    select ${columns(tx)}
    from analytics_decks d
    left join users u on u.id = d.user_id and u.organisation_id = d.organisation_id
    where d.organisation_id = ${organisationId} and d.id = ${id}
  `;
  return row ?? null;
}

/** A page of decks, newest first. */
export async function selectDecks(
  tx: Transaction,
  organisationId: string,
  { after, limit }: { after: Place | null; limit: number },
): Promise<DeckRow[]> {
  return await tx<DeckRow[]>`
    select ${columns(tx)}
    from analytics_decks d
    left join users u on u.id = d.user_id and u.organisation_id = d.organisation_id
    where d.organisation_id = ${organisationId}
      and ${after === null ? tx`true` : tx`(d.created_at, d.id) < (${after.at}, ${after.id})`}
    order by d.created_at desc, d.id desc
    limit ${limit}
  `;
}

/** Marks a deck as being made; false where it is settled or gone. */
export async function startDeck(
  tx: Transaction,
  organisationId: string,
  id: string,
  now: Date,
): Promise<boolean> {
  const { count } = await tx`
    update analytics_decks
    set status = 'processing', started_at = coalesce(started_at, ${now})
    where organisation_id = ${organisationId} and id = ${id} and status in ('pending', 'processing')
  `;
  return count === 1;
}

/** Marks a deck as made; false where it is gone. */
export async function completeDeck(
  tx: Transaction,
  organisationId: string,
  id: string,
  made: { outputKey: string; outputBytes: number; slides: number; headline: string; now: Date },
): Promise<boolean> {
  const { count } = await tx`
    update analytics_decks
    set
      status = 'completed', output_path = ${made.outputKey}, output_bytes = ${made.outputBytes},
      slides = ${made.slides}, headline = ${made.headline}, completed_at = ${made.now}
    where organisation_id = ${organisationId} and id = ${id} and status = 'processing'
  `;
  return count === 1;
}

/** Marks a deck as failed, with why. */
export async function failDeck(
  tx: Transaction,
  organisationId: string,
  id: string,
  failure: { code: string; message: string | null; now: Date },
): Promise<void> {
  await tx`
    update analytics_decks
    set status = 'failed', error_code = ${failure.code}, error_message = ${failure.message}, completed_at = ${failure.now}
    where organisation_id = ${organisationId} and id = ${id} and status in ('pending', 'processing')
  `;
}

/** Deletes a deck. */
export async function deleteDeck(tx: Transaction, organisationId: string, id: string): Promise<void> {
  await tx`delete from analytics_decks where organisation_id = ${organisationId} and id = ${id}`;
}

/** An organisation's schedule, or null where there never was one. */
export async function findSchedule(tx: Transaction, organisationId: string): Promise<ScheduleRow | null> {
  const [row] = await tx<ScheduleRow[]>`
    select organisation_id, enabled, day_of_month, recipients, last_month
    from analytics_deck_schedules
    where organisation_id = ${organisationId}
  `;
  return row ?? null;
}

/** Sets an organisation's schedule; what was mailed last stays known. */
export async function upsertSchedule(
  tx: Transaction,
  organisationId: string,
  schedule: { enabled: boolean; dayOfMonth: number; recipients: string[]; now: Date },
): Promise<void> {
  await tx`
    insert into analytics_deck_schedules (organisation_id, enabled, day_of_month, recipients, updated_at)
    values (
      ${organisationId}, ${schedule.enabled}, ${schedule.dayOfMonth}, ${schedule.recipients}::uuid[], ${schedule.now}
    )
    on conflict (organisation_id) do update
    set
      enabled = excluded.enabled, day_of_month = excluded.day_of_month, recipients = excluded.recipients,
      updated_at = excluded.updated_at
  `;
}

/** Every schedule that is due for a month: on, its day has come, and that month was not asked for yet. */
export async function takeDueSchedules(
  tx: Transaction,
  { month, dayOfMonth }: { month: Month; dayOfMonth: number },
): Promise<ScheduleRow[]> {
  return await tx<ScheduleRow[]>`
    update analytics_deck_schedules
    set last_month = ${month}
    where enabled
      and day_of_month <= ${dayOfMonth}
      and (last_month is null or last_month < ${month})
      and cardinality(recipients) > 0
    returning organisation_id, enabled, day_of_month, recipients, last_month
  `;
}

/** The active people of the organisation among these ids, in order of name. */
export async function selectRecipients(
  tx: Transaction,
  organisationId: string,
  ids: string[],
): Promise<RecipientRow[]> {
  return await tx<RecipientRow[]>`
    select id, name, email
    from users
    where organisation_id = ${organisationId} and id = any(${ids}::uuid[]) and is_active
    order by name, id
  `;
}

function columns(tx: Transaction) {
  return tx`
    d.id, d.organisation_id, d.user_id, u.name as user_name, d.month, d.status, d.job_id, d.output_path, d.output_bytes,
    d.slides, d.headline, d.error_code, d.error_message, d.request_id, d.created_at, d.completed_at
  `;
}
