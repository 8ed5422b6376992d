import type { ChatFilters } from "../../contract/chat_shapes.ts";
import type { Json, Transaction } from "../../db/mod.ts";
import type { Place } from "../../http/page_cursor.ts";
import type { ConversationRow } from "../rows.ts";

/** Which of a person's conversations a list shows. */
export interface ConversationSelection {
  organisationId: string;
  userId: string;
  /** Words of the title or of a question; null for all. */
  words: string | null;
  after: Place | null;
  limit: number;
}

/** Begins a conversation. */
export async function insertConversation(
  tx: Transaction,
  { organisationId, userId, title, now }: {
    organisationId: string;
    userId: string;
    title: string;
    now: Date;
  },
): Promise<string> {
  const [row] = await tx<{ id: string }[]>`
    insert into chat_conversations (organisation_id, user_id, title, created_at, updated_at)
    values (${organisationId}, ${userId}, ${title}, ${now}, ${now})
    returning id
  `;
  return row!.id;
}

/** Moves a conversation to the top of its person's list, holding it until the transaction ends; false when there is none. */
export async function touchConversation(
  tx: Transaction,
  { organisationId, userId, id, now }: { organisationId: string; userId: string; id: string; now: Date },
): Promise<boolean> {
  const rows = await tx`
    update chat_conversations
    set updated_at = ${now}
    where organisation_id = ${organisationId}
      and user_id = ${userId}
      and id = ${id}
    returning id
  `;
  return rows.length === 1;
}

/** A person's conversation, or null. */
export async function findConversation(
  tx: Transaction,
  { organisationId, userId, id }: { organisationId: string; userId: string; id: string },
): Promise<ConversationRow | null> {
  const rows = await tx<ConversationRow[]>`
    select ${columns(tx)}
    from chat_conversations c
    where c.organisation_id = ${organisationId}
      and c.user_id = ${userId}
      and c.id = ${id}
  `;
  return rows[0] ?? null;
}

/** A page of a person's conversations, the one last asked first. */
export async function selectConversations(
  tx: Transaction,
  { organisationId, userId, words, after, limit }: ConversationSelection,
): Promise<ConversationRow[]> {
  return await tx<ConversationRow[]>`
    select ${columns(tx)}
    from chat_conversations c
    where c.organisation_id = ${organisationId}
      and c.user_id = ${userId}
      and (
        ${words}::text is null
        or position(lower(${words}) in lower(c.title)) > 0
        or exists (
          select from chat_messages m
          where m.organisation_id = c.organisation_id
            and m.conversation_id = c.id
            and position(lower(${words}) in lower(m.question)) > 0
        )
      )
      and ${after === null ? tx`true` : tx`(c.updated_at, c.id) < (${after.at}, ${after.id})`}
    order by c.updated_at desc, c.id desc
    limit ${limit}
  `;
}

/** Gives a conversation another title; false when there is none. */
export async function updateTitle(
  tx: Transaction,
  { organisationId, userId, id, title }: {
    organisationId: string;
    userId: string;
    id: string;
    title: string;
  },
): Promise<boolean> {
  const rows = await tx`
    update chat_conversations
    set title = ${title}
    where organisation_id = ${organisationId}
      and user_id = ${userId}
      and id = ${id}
    returning id
  `;
  return rows.length === 1;
}

/** Deletes a conversation with everything in it; false when there is none. */
export async function deleteConversation(
  tx: Transaction,
  { organisationId, userId, id }: { organisationId: string; userId: string; id: string },
): Promise<boolean> {
  const rows = await tx`
    delete from chat_conversations
    where organisation_id = ${organisationId}
      and user_id = ${userId}
      and id = ${id}
    returning id
  `;
  return rows.length === 1;
}

/** A person's questions, newest first. */
export async function selectRecentQuestions(
  tx: Transaction,
  organisationId: string,
  userId: string,
  limit: number,
): Promise<RecentQuestionRow[]> {
  return await tx<RecentQuestionRow[]>`
    select m.id, m.conversation_id, m.ordinal, m.question, m.state,
      m.abstained and m.kind is distinct from 'safety' as abstained, m.created_at
    from chat_messages m
    join chat_conversations c on c.organisation_id = m.organisation_id and c.id = m.conversation_id
    where m.organisation_id = ${organisationId}
      and c.user_id = ${userId}
    order by m.created_at desc, m.id desc
    limit ${limit}
  `;
}

/** A question in a list of the latest. */
export interface RecentQuestionRow {
  id: string;
  conversation_id: string;
  ordinal: number;
  question: string;
  state: string;
  /** Whether nothing was found; not where something else had to be said. */
  abstained: boolean;
  created_at: Date;
}

/** Adds a question at the end of a conversation that is held; its answer is still to come. */
export async function insertMessage(
  tx: Transaction,
  { organisationId, conversationId, question, filters, requestId, now }: {
    organisationId: string;
    conversationId: string;
    question: string;
    filters: ChatFilters;
    requestId: string;
    now: Date;
  },
): Promise<string> {
  const [row] = await tx<{ id: string }[]>`
    insert into chat_messages (
      organisation_id, conversation_id, ordinal, question, filters, request_id, created_at, started_at, alive_at
    )
    select ${organisationId}, ${conversationId}, coalesce(max(ordinal), 0) + 1, ${question},
      ${tx.json(filters as Json)}, ${requestId}, ${now}, ${now}, ${now}
    from chat_messages
    where organisation_id = ${organisationId}
      and conversation_id = ${conversationId}
    returning id
  `;
  return row!.id;
}

function columns(tx: Transaction) {
  return tx`
    c.id, c.organisation_id, c.user_id, c.title, c.created_at, c.updated_at,
    (
      select count(*)
      from chat_messages m
      where m.organisation_id = c.organisation_id
        and m.conversation_id = c.id
    ) as questions
  `;
}
