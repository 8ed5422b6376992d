import type { VoteReason } from "../../contract/chat_shapes.ts";
import type { Transaction } from "../../db/mod.ts";

/** Days of an organisation, in a time zone; both are counted in. */
export interface Days {
  organisationId: string;
  since: string;
  until: string;
  timeZone: string;
}

/** Counts of what was asked. */
export interface TotalsRow {
  questions: number;
  people: number;
  answered: number;
  unanswered: number;
  failed: number;
  up: number;
  down: number;
}

/** What was asked and became of it, in counts. */
export async function selectTotals(tx: Transaction, days: Days): Promise<TotalsRow> {
  const [row] = await tx<TotalsRow[]>`
    select count(*) as questions, count(distinct c.user_id) as people,
      count(*) filter (where m.state = 'done' and not m.abstained) as answered,
      count(*) filter (where ${unanswered(tx)}) as unanswered,
      count(*) filter (where m.state = 'failed') as failed,
      count(*) filter (where v.value = 'up') as up,
      count(*) filter (where v.value = 'down') as down
    from chat_messages m
    join chat_conversations c on c.organisation_id = m.organisation_id and c.id = m.conversation_id
    left join chat_votes v on v.organisation_id = m.organisation_id and v.message_id = m.id
    where ${within(tx, days)}
  `;
  return row!;
}

/** A question and how often it was asked, in whatever letters and spaces. */
export interface AskedRow {
  question: string;
  times: number;
  last_at: Date;
}

/** The questions asked most, or those without an answer. */
export async function selectAsked(
  tx: Transaction,
  days: Days,
  { onlyUnanswered, limit }: { onlyUnanswered: boolean; limit: number },
): Promise<AskedRow[]> {
  return await tx<AskedRow[]>`
    select (array_agg(m.question order by m.created_at desc))[1] as question, count(*) as times,
      max(m.created_at) as last_at
    from chat_messages m
    where ${within(tx, days)}
      and ${onlyUnanswered ? unanswered(tx) : tx`true`}
    group by btrim(lower(regexp_replace(m.question, '[\\s.?!]+', ' ', 'g')))
    order by times desc, last_at desc
    limit ${limit}
  `;
}

/** An answer somebody was not helped by. */
export interface VotedDownRow {
  question: string;
  reason: VoteReason | null;
  comment: string | null;
  at: Date;
}

/** The latest answers that were voted down. */
export async function selectVotedDown(tx: Transaction, days: Days, limit: number): Promise<VotedDownRow[]> {
  return await tx<VotedDownRow[]>`
    select m.question, v.reason, v.comment, v.created_at as at
    from chat_votes v
    join chat_messages m on m.organisation_id = v.organisation_id and m.id = v.message_id
    where v.value = 'down'
      and ${within(tx, days)}
    order by v.created_at desc
    limit ${limit}
  `;
}

/** Sentences of a day that were checked, and how many of them were dropped. */
export interface CheckedRow {
  day: string;
  checked: number;
  dropped: number;
}

/** What was checked and dropped, by day. */
export async function selectChecked(tx: Transaction, days: Days): Promise<CheckedRow[]> {
  return await tx<CheckedRow[]>`
    select to_char(m.created_at at time zone ${days.timeZone}::text, 'YYYY-MM-DD') as day,
      sum(m.checked) as checked,
      sum((select coalesce(sum(value::int), 0) from jsonb_each_text(m.dropped))) as dropped
    from chat_messages m
    where ${within(tx, days)}
      and m.checked > 0
    group by 1
    order by 1
  `;
}

/** Dropped sentences by what was wrong with them. */
export async function selectDropped(
  tx: Transaction,
  days: Days,
): Promise<{ reason: string; count: number }[]> {
  return await tx<{ reason: string; count: number }[]>`
    select d.key as reason, sum(d.value::int) as count
    from chat_messages m
    cross join lateral jsonb_each_text(m.dropped) d
    where ${within(tx, days)}
    group by d.key
  `;
}

/** What a model was used for. */
export interface ModelRow {
  model: string;
  answers: number;
  input_tokens: number;
  output_tokens: number;
  cost_micros: number | null;
  median_ms: number | null;
}

/** The use of each model. */
export async function selectModels(tx: Transaction, days: Days): Promise<ModelRow[]> {
  return await tx<ModelRow[]>`
    select m.model, count(*) as answers, sum(m.input_tokens) as input_tokens, sum(m.output_tokens) as output_tokens,
      case when bool_and(m.cost_micros is not null) then sum(m.cost_micros)::bigint end as cost_micros,
      round(percentile_cont(0.5) within group (order by m.latency_ms))::int as median_ms
    from chat_messages m
    where ${within(tx, days)}
      and m.model is not null
    group by m.model
    order by answers desc, m.model
  `;
}

function within(tx: Transaction, { organisationId, since, until, timeZone }: Days) {
  return tx`
    m.organisation_id = ${organisationId}
      and m.created_at >= ${since}::text::date::timestamp at time zone ${timeZone}::text
      and m.created_at < (${until}::text::date + 1)::timestamp at time zone ${timeZone}::text
  `;
}

/** Without an answer is what the library is silent on; that somebody was told to call for help is none of it. */
function unanswered(tx: Transaction) {
  return tx`m.state = 'done' and m.abstained and m.kind is distinct from 'safety'`;
}
