import type { Actor } from "../contract/actor.ts";
import type { ChatFilters, ChatMessage } from "../contract/chat_shapes.ts";
import type { ServerEvent } from "../contract/endpoint.ts";
import { tenant } from "../db/mod.ts";
import { AppError, countAgainst } from "../http/mod.ts";
import type { Services } from "../services.ts";
import { insertConversation, insertMessage, touchConversation } from "./conversations/queries.ts";
import { titleOf } from "./conversations/title.ts";
import { deleteOldEvents, findMessage, restartMessage, selectMessages } from "./messages/queries.ts";
import { requireMessage } from "./messages/require.ts";
import { presentMessage, STALE_AFTER_MS } from "./present.ts";
import type { ChatThread, MessageRow } from "./rows.ts";
import { engineOf } from "./running/engine.ts";
import { followAnswer, type Following } from "./running/follow.ts";
import { readPlace } from "./running/place.ts";
import { type AnswerRun, startRun } from "./running/run.ts";

/** What a person asks. */
export interface Asked {
  question: string;
  conversation_id?: string | undefined;
  filters?: ChatFilters | undefined;
}

/** What a verb needs to know of the call that asks. */
export interface Asking {
  requestId: string;
}

/** How often one person may ask. */
const LIMITS = { minute: { most: 12, windowSeconds: 60 }, day: { most: 400, windowSeconds: 86_400 } };

/** How far back a follow-up question may lean. */
const THREAD_TURNS = 6;

/** Pieces are kept this long for readers who come back; afterwards they get the whole. */
const KEEP_EVENTS_MS = 60 * 60 * 1000;

/**
 * Asks the library and waits for the whole answer.
 *
 * @throws AppError "not_found", "too_many_attempts", "answer_failed" and what else keeps an answer from being made
 */
export async function queryLibrary(
  services: Services,
  actor: Actor,
  input: Asked,
  asking: Asking,
): Promise<ChatMessage> {
  const message = await askQuestion(services, actor, input, asking);
  if (message.state !== "failed" && message.state !== "interrupted") return message;
  throw new AppError("answer_failed", { detail: message.failure?.detail ?? message.failure?.title });
}

/**
 * Asks the library; returns once the answer is settled, or as far as it is after `patienceMs`. Whatever became of it is in
 * the message, which is kept.
 *
 * @throws AppError "not_found", "too_many_attempts"
 */
export async function askQuestion(
  services: Services,
  actor: Actor,
  input: Asked,
  asking: Asking,
  patienceMs?: number,
): Promise<ChatMessage> {
  const { id, run } = await begin(services, actor, input, asking);
  await (patienceMs === undefined ? run.settled : settledWithin(run, patienceMs));
  return presentMessage(await requireMessage(services, actor, id), services.clock.now());
}

/**
 * Asks the library and follows the answer. Asked the same again after a dropped connection, with the id of the last event
 * that came, it goes on from there and asks nothing anew.
 *
 * @throws AppError "not_found", "too_many_attempts"
 */
export async function askInPieces(
  services: Services,
  actor: Actor,
  input: Asked,
  call: Asking & Following,
): Promise<AsyncIterable<ServerEvent>> {
  const going = await findGoing(services, actor, input, call.lastEventId);
  if (going !== null) return await followAnswer(services, actor, { id: going }, call);
  const { id } = await begin(services, actor, input, call);
  return await followAnswer(services, actor, { id }, { ...call, lastEventId: null });
}

/**
 * Tries an answer again that failed, was stopped or was interrupted; it goes on in the background.
 *
 * @throws AppError "not_found", "answer_settled", "too_many_attempts"
 */
export async function retryAnswer(
  services: Services,
  actor: Actor,
  input: { id: string },
  asking: Asking,
): Promise<ChatMessage> {
  await requireMessage(services, actor, input.id);
  await countQuestion(services, actor);
  const { organisationId, userId } = actor;
  const now = services.clock.now();
  const key = { organisationId, userId, id: input.id };
  const begun = await tenant(services.sql, organisationId, async (tx) => {
    const staleBefore = new Date(now.getTime() - STALE_AFTER_MS);
    const attempt = await restartMessage(tx, { ...key, requestId: asking.requestId, now, staleBefore });
    if (attempt === null) throw new AppError("answer_settled");
    const row = (await findMessage(tx, key))!;
    return { row, before: await selectMessages(tx, threadBefore(row)) };
  });
  start(services, actor, begun.row, begun.before);
  return presentMessage(begun.row, now);
}

async function begin(
  services: Services,
  actor: Actor,
  { question, conversation_id, filters = {} }: Asked,
  { requestId }: Asking,
): Promise<{ id: string; run: AnswerRun }> {
  await countQuestion(services, actor);
  const { organisationId, userId } = actor;
  const now = services.clock.now();
  const { row, before } = await tenant(services.sql, organisationId, async (tx) => {
    const owner = { organisationId, userId };
    const conversationId = conversation_id ??
      await insertConversation(tx, { ...owner, title: titleOf(question), now });
    const held = conversation_id === undefined ||
      await touchConversation(tx, { ...owner, id: conversationId, now });
    if (!held) throw new AppError("not_found");
    const asked = { organisationId, conversationId, question, filters, requestId, now };
    const id = await insertMessage(tx, asked);
    await deleteOldEvents(tx, organisationId, new Date(now.getTime() - KEEP_EVENTS_MS));
    const row = (await findMessage(tx, { ...owner, id }))!;
    return { row, before: row.ordinal === 1 ? [] : await selectMessages(tx, threadBefore(row)) };
  });
  return { id: row.id, run: start(services, actor, row, before) };
}

function start(services: Services, actor: Actor, row: MessageRow, before: MessageRow[]): AnswerRun {
  const thread: ChatThread = before.flatMap(({ question, state, answer }) =>
    state === "done" && answer !== null ? [{ question, answer: answer.answer }] : []
  );
  return startRun(services, row, engineOf(services, actor, row, thread));
}

function threadBefore(row: MessageRow) {
  return {
    organisationId: row.organisation_id,
    conversationId: row.conversation_id,
    before: row.ordinal,
    limit: THREAD_TURNS,
  };
}

async function countQuestion({ cache }: Services, { userId }: Actor): Promise<void> {
  await countAgainst(cache, `chat:minute:${userId}`, LIMITS.minute);
  await countAgainst(cache, `chat:day:${userId}`, LIMITS.day);
}

/** The message whose answer this person was following when the connection dropped; null where nothing says so. */
async function findGoing(
  services: Services,
  actor: Actor,
  { question, conversation_id }: Asked,
  lastEventId: string | null,
): Promise<string | null> {
  const place = readPlace(lastEventId);
  if (place === null) return null;
  const { organisationId, userId } = actor;
  const key = { organisationId, userId, id: place.messageId };
  const row = await tenant(services.sql, organisationId, (tx) => findMessage(tx, key));
  const same = row !== null && row.question === question &&
    (conversation_id === undefined || conversation_id === row.conversation_id);
  return same ? row.id : null;
}

async function settledWithin(run: AnswerRun, patienceMs: number): Promise<void> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const late = new Promise<void>((resolve) => timer = setTimeout(resolve, patienceMs));
  await Promise.race([run.settled, late]);
  clearTimeout(timer);
}
