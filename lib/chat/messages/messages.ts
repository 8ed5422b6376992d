import type { Actor } from "../../contract/actor.ts";
import { type AnswerSoFar, pieceOf, withPiece } from "../../contract/chat_events.ts";
import type { ChatMessage, VoteReason } from "../../contract/chat_shapes.ts";
import { tenant, type Transaction } from "../../db/mod.ts";
import { AppError } from "../../http/app_error.ts";
import type { Services } from "../../services.ts";
import { answerOf, presentMessage } from "../present.ts";
import type { MessageRow } from "../rows.ts";
import { findRun } from "../running/run.ts";
import { deleteVote, holdMessage, selectEvents, stopMessage, upsertVote } from "./queries.ts";
import { requireMessage } from "./require.ts";

/**
 * Stops an answer; what was said by then is kept. It may be made by another process, which then finds it settled.
 *
 * @throws AppError "not_found", "answer_settled"
 */
export async function stopAnswer(
  services: Services,
  actor: Actor,
  input: { id: string },
): Promise<ChatMessage> {
  const row = await requireMessage(services, actor, input.id);
  if (row.state !== "streaming") throw new AppError("answer_settled");
  const run = findRun(services, row.id);
  if (run === null) {
    await tenant(services.sql, actor.organisationId, (tx) => stopElsewhere(services, tx, row));
  } else await run.stop();
  return presentMessage(await requireMessage(services, actor, row.id), services.clock.now());
}

/**
 * Keeps a person's word on an answer, or takes it back.
 *
 * @throws AppError "not_found", "answer_unsettled"
 */
export async function voteOnAnswer(
  services: Services,
  actor: Actor,
  { id, value, reason, comment }: {
    id: string;
    value: "up" | "down" | null;
    reason?: VoteReason | undefined;
    comment?: string | undefined;
  },
): Promise<ChatMessage> {
  const row = await requireMessage(services, actor, id);
  if (row.state === "streaming") throw new AppError("answer_unsettled");
  const key = { organisationId: actor.organisationId, id };
  const now = services.clock.now();
  await tenant(services.sql, actor.organisationId, async (tx) => {
    if (value === null) await deleteVote(tx, key);
    else {
      const vote = { value, reason: reason ?? null, comment: comment || null };
      await upsertVote(tx, { ...key, vote, now });
    }
  });
  return presentMessage(await requireMessage(services, actor, id), now);
}

async function stopElsewhere(services: Services, tx: Transaction, row: MessageRow): Promise<void> {
  const { organisation_id: organisationId, id, attempt } = row;
  const now = services.clock.now();
  const key = { organisationId, id };
  // Held, so that no piece is added between reading them and the end.
  await holdMessage(tx, key);
  let so: AnswerSoFar = { message: presentMessage(row, now), status: "" };
  for (const event of await selectEvents(tx, { ...key, after: 0 })) {
    const piece = pieceOf(event);
    if (piece !== null) so = withPiece(so, piece)!;
  }
  await stopMessage(tx, { ...key, attempt, answer: answerOf(so.message), now });
}
