import type { ChatAnswer, ChatVote } from "../../contract/chat_shapes.ts";
import type { Json, Transaction } from "../../db/mod.ts";
import type { AnswerAccount, EventRow, MessageRow } from "../rows.ts";

/** Names a message of an organisation. */
export interface MessageKey {
  organisationId: string;
  id: string;
}

/** A message of one of a person's conversations, or null. */
export async function findMessage(
  tx: Transaction,
  { organisationId, userId, id }: MessageKey & { userId: string },
): Promise<MessageRow | null> {
  const rows = await tx<MessageRow[]>`
    select ${columns(tx)}
    from chat_messages m
    join chat_conversations c on c.organisation_id = m.organisation_id and c.id = m.conversation_id
    left join chat_votes v on v.organisation_id = m.organisation_id and v.message_id = m.id
    where m.organisation_id = ${organisationId}
      and c.user_id = ${userId}
      and m.id = ${id}
  `;
  return rows[0] ?? null;
}

/** The messages of a conversation in order; of `before` only those before that place, the nearest `limit`. */
export async function selectMessages(
  tx: Transaction,
  { organisationId, conversationId, before = null, limit = null }: {
    organisationId: string;
    conversationId: string;
    before?: number | null;
    limit?: number | null;
  },
): Promise<MessageRow[]> {
  const rows = await tx<MessageRow[]>`
    select ${columns(tx)}
    from chat_messages m
    join chat_conversations c on c.organisation_id = m.organisation_id and c.id = m.conversation_id
    left join chat_votes v on v.organisation_id = m.organisation_id and v.message_id = m.id
    where m.organisation_id = ${organisationId}
      and m.conversation_id = ${conversationId}
      and (${before}::int is null or m.ordinal < ${before})
    order by m.ordinal desc
    limit ${limit}
  `;
  return rows.reverse();
}

/** Holds a message until the transaction ends. */
export async function holdMessage(tx: Transaction, { organisationId, id }: MessageKey): Promise<void> {
  await tx`
    select id
    from chat_messages
    where organisation_id = ${organisationId}
      and id = ${id}
    for update
  `;
}

/** Keeps pieces of an answer that is being made, and that it is; false when it is settled, tried anew or deleted. */
export async function appendEvents(
  tx: Transaction,
  { organisationId, id, attempt, events, now }: MessageKey & {
    attempt: number;
    events: EventRow[];
    now: Date;
  },
): Promise<boolean> {
  const alive = await tx`
    update chat_messages
    set alive_at = ${now}
    where organisation_id = ${organisationId}
      and id = ${id}
      and attempt = ${attempt}
      and state = 'streaming'
    returning id
  `;
  if (alive.length === 0) return false;
  if (events.length > 0) await insertEvents(tx, { organisationId, id, events, now });
  return true;
}

async function insertEvents(
  tx: Transaction,
  { organisationId, id, events, now }: MessageKey & { events: EventRow[]; now: Date },
): Promise<void> {
  await tx`
    insert into chat_events (organisation_id, message_id, seq, event, data, created_at)
    select ${organisationId}, ${id}, seq, event, data, ${now}
    from jsonb_to_recordset(${tx.json(events as unknown as Json)}) as e (seq int, event text, data jsonb)
  `;
}

/** The pieces of an answer after a place, in order. */
export async function selectEvents(
  tx: Transaction,
  { organisationId, id, after }: MessageKey & { after: number },
): Promise<EventRow[]> {
  return await tx<EventRow[]>`
    select seq, event, data
    from chat_events
    where organisation_id = ${organisationId}
      and message_id = ${id}
      and seq > ${after}
    order by seq
  `;
}

/** Removes pieces that nobody will come back for. */
export async function deleteOldEvents(tx: Transaction, organisationId: string, before: Date): Promise<void> {
  await tx`
    delete from chat_events
    where organisation_id = ${organisationId}
      and created_at < ${before}
  `;
}

/** Settles an answer that is whole, with its citations and its account; false when it is settled already. */
export async function completeMessage(
  tx: Transaction,
  { organisationId, id, attempt, answer, account, now }: MessageKey & {
    attempt: number;
    answer: ChatAnswer;
    account: AnswerAccount;
    now: Date;
  },
): Promise<boolean> {
  const rows = await tx`
    update chat_messages
    set state = 'done', answer = ${tx.json(answer as unknown as Json)}, kind = ${answer.kind},
      abstained = ${answer.abstained}, checked = ${account.checked}, dropped = ${tx.json(account.dropped)},
      model = ${account.model}, input_tokens = ${account.inputTokens}, output_tokens = ${account.outputTokens},
      cost_micros = ${account.costMicros}, library_generation = ${account.libraryGeneration},
      finished_at = ${now}, latency_ms = ${latency(tx, now)}
    where organisation_id = ${organisationId}
      and id = ${id}
      and attempt = ${attempt}
      and state = 'streaming'
    returning id
  `;
  return rows.length === 1;
}

/** Settles an answer that was stopped with what had passed by then; false when it is settled already. */
export async function stopMessage(
  tx: Transaction,
  { organisationId, id, attempt, answer, now }: MessageKey & {
    attempt: number;
    answer: ChatAnswer;
    now: Date;
  },
): Promise<boolean> {
  const rows = await tx`
    update chat_messages
    set state = 'stopped', answer = ${tx.json(answer as unknown as Json)}, finished_at = ${now},
      latency_ms = ${latency(tx, now)}
    where organisation_id = ${organisationId}
      and id = ${id}
      and attempt = ${attempt}
      and state = 'streaming'
    returning id
  `;
  return rows.length === 1;
}

/** Settles an answer that could not be made, with what had passed by then. */
export async function failMessage(
  tx: Transaction,
  { organisationId, id, attempt, code, detail, answer, now }: MessageKey & {
    attempt: number;
    code: string;
    detail: string | null;
    answer: ChatAnswer;
    now: Date;
  },
): Promise<boolean> {
  const rows = await tx`
    update chat_messages
    set state = 'failed', answer = ${tx.json(answer as unknown as Json)}, error_code = ${code},
      error_message = ${detail}, finished_at = ${now}, latency_ms = ${latency(tx, now)}
    where organisation_id = ${organisationId}
      and id = ${id}
      and attempt = ${attempt}
      and state = 'streaming'
    returning id
  `;
  return rows.length === 1;
}

/** Begins another attempt at an answer that ended without being whole; null when it is whole or under way. */
export async function restartMessage(
  tx: Transaction,
  { organisationId, id, requestId, now, staleBefore }: MessageKey & {
    requestId: string;
    now: Date;
    /** Under way, but without a sign of life since: interrupted. */
    staleBefore: Date;
  },
): Promise<number | null> {
  const rows = await tx<{ attempt: number }[]>`
    update chat_messages
    set state = 'streaming', attempt = attempt + 1, answer = null, kind = null, error_code = null,
      error_message = null, request_id = ${requestId}, started_at = ${now}, alive_at = ${now}, finished_at = null, latency_ms = null
    where organisation_id = ${organisationId}
      and id = ${id}
      and (state in ('stopped', 'failed') or state = 'streaming' and alive_at < ${staleBefore})
    returning attempt
  `;
  if (rows.length === 0) return null;
  await tx`
    delete from chat_events
    where organisation_id = ${organisationId}
      and message_id = ${id}
  `;
  await tx`
    delete from chat_votes
    where organisation_id = ${organisationId}
      and message_id = ${id}
  `;
  return rows[0]!.attempt;
}

/** Keeps a person's word on an answer in place of an earlier one. */
export async function upsertVote(
  tx: Transaction,
  { organisationId, id, vote, now }: MessageKey & { vote: ChatVote; now: Date },
): Promise<void> {
  await tx`
    insert into chat_votes (organisation_id, message_id, value, reason, comment, created_at)
    values (${organisationId}, ${id}, ${vote.value}, ${vote.reason}, ${vote.comment}, ${now})
    on conflict (message_id) do update
    set value = excluded.value, reason = excluded.reason, comment = excluded.comment, created_at = excluded.created_at
  `;
}

/** Takes a person's word on an answer back. */
export async function deleteVote(tx: Transaction, { organisationId, id }: MessageKey): Promise<void> {
  await tx`
    delete from chat_votes
    where organisation_id = ${organisationId}
      and message_id = ${id}
  `;
}

function latency(tx: Transaction, now: Date) {
  return tx`greatest(0, extract(epoch from ${now}::timestamptz - started_at) * 1000)::int`;
}

function columns(tx: Transaction) {
  return tx`
    m.id, m.organisation_id, c.user_id, m.conversation_id, m.ordinal, m.question, m.filters, m.state, m.attempt,
    m.answer, m.error_code, m.error_message, m.request_id, m.created_at, m.alive_at, m.finished_at,
    case when v.message_id is not null
      then jsonb_build_object('value', v.value, 'reason', v.reason, 'comment', v.comment)
    end as vote
  `;
}
