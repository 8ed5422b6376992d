import type { Actor } from "../../contract/actor.ts";
import type { Conversation, ConversationDetail, ConversationPage } from "../../contract/chat_shapes.ts";
import { tenant } from "../../db/mod.ts";
import { AppError } from "../../http/app_error.ts";
import { readCursor, writeCursor } from "../../http/page_cursor.ts";
import type { Services } from "../../services.ts";
import { selectMessages } from "../messages/queries.ts";
import { presentConversation, presentMessage } from "../present.ts";
import {
  deleteConversation,
  findConversation,
  type RecentQuestionRow,
  selectConversations,
  selectRecentQuestions,
  updateTitle,
} from "./queries.ts";

/** A page of the actor's own conversations, the one last asked first. */
export async function listConversations(
  services: Services,
  actor: Actor,
  input: { q?: string | undefined; cursor?: string | undefined; limit?: number | undefined },
): Promise<ConversationPage> {
  const limit = input.limit ?? 20;
  const after = input.cursor === undefined ? null : readCursor(input.cursor);
  const rows = await tenant(services.sql, actor.organisationId, (tx) =>
    selectConversations(tx, {
      organisationId: actor.organisationId,
      userId: actor.userId,
      words: input.q || null,
      after,
      limit: limit + 1,
    }));
  const shown = rows.slice(0, limit);
  const last = rows.length > limit ? shown.at(-1) : undefined;
  return {
    items: shown.map(presentConversation),
    next_cursor: last === undefined ? null : writeCursor(last.updated_at, last.id),
  };
}

/**
 * A conversation of the actor's own with everything in it; another's is not found, also for an admin.
 *
 * @throws AppError "not_found"
 */
export async function readConversation(
  services: Services,
  actor: Actor,
  input: { id: string },
): Promise<ConversationDetail> {
  const { organisationId } = actor;
  const now = services.clock.now();
  return await tenant(services.sql, organisationId, async (tx) => {
    const row = await findConversation(tx, keyOf(actor, input));
    if (row === null) throw new AppError("not_found");
    const messages = await selectMessages(tx, { organisationId, conversationId: row.id });
    return {
      ...presentConversation(row),
      messages: messages.map((message) => presentMessage(message, now)),
    };
  });
}

/**
 * Gives a conversation another title.
 *
 * @throws AppError "not_found"
 */
export async function renameConversation(
  services: Services,
  actor: Actor,
  input: { id: string; title: string },
): Promise<Conversation> {
  return await tenant(services.sql, actor.organisationId, async (tx) => {
    const renamed = await updateTitle(tx, { ...keyOf(actor, input), title: input.title });
    if (!renamed) throw new AppError("not_found");
    return presentConversation((await findConversation(tx, keyOf(actor, input)))!);
  });
}

/**
 * Deletes a conversation with everything in it; an answer that is being made ends.
 *
 * @throws AppError "not_found"
 */
export async function removeConversation(
  services: Services,
  actor: Actor,
  input: { id: string },
): Promise<void> {
  const removed = await tenant(
    services.sql,
    actor.organisationId,
    (tx) => deleteConversation(tx, keyOf(actor, input)),
  );
  if (!removed) throw new AppError("not_found");
}

/** A question among the latest, as a list shows it. */
export interface RecentQuestion {
  conversation_id: string;
  question: string;
  /** Leads to it. */
  href: string;
  abstained: boolean;
  created_at: string;
}

/** The actor's own latest questions, newest first. */
export async function recentQuestions(
  services: Services,
  actor: Actor,
  limit: number,
): Promise<RecentQuestion[]> {
  const { organisationId, userId } = actor;
  const rows = await tenant(
    services.sql,
    organisationId,
    (tx) => selectRecentQuestions(tx, organisationId, userId, limit),
  );
  return rows.map(presentRecent);
}

function presentRecent(row: RecentQuestionRow): RecentQuestion {
  return {
    conversation_id: row.conversation_id,
    question: row.question,
    href: `/chat/${row.conversation_id}#question-${row.ordinal}`,
    abstained: row.abstained,
    created_at: row.created_at.toISOString(),
  };
}

function keyOf({ organisationId, userId }: Actor, { id }: { id: string }) {
  return { organisationId, userId, id };
}
