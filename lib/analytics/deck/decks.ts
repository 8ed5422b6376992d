import { recordAudit } from "../../audit/mod.ts";
import type { Actor } from "../../contract/actor.ts";
import type { MonthlyDeck, MonthlyDeckPage } from "../../contract/analytics_decks.ts";
import type { FileAnswer } from "../../contract/endpoint.ts";
import { monthText } from "../../contract/months.ts";
import { includesRole } from "../../contract/roles.ts";
import { tenant, type Transaction } from "../../db/mod.ts";
import { AppError } from "../../http/app_error.ts";
import { cancelJob, enqueue } from "../../queue/mod.ts";
import type { Services } from "../../services.ts";
import { readCursor, writeCursor } from "../../http/page_cursor.ts";
import { hasEnded, type Month } from "./month.ts";
import { deckFileName, presentDeck } from "./present.ts";
import { deleteDeck, findDeck, insertDeck, selectDecks } from "./queries.ts";

/** The kind of job that makes a monthly deck. */
export const MAKE_MONTHLY_DECK = "make_monthly_deck";

const MAX_ATTEMPTS = 4;
const PPTX = "application/vnd.openxmlformats-officedocument.presentationml.presentation";

/**
 * Asks for the deck of a month that is over; it waits for the worker.
 * @throws AppError "month_not_over", "role_too_low"
 */
export async function requestDeck(
  services: Services,
  actor: Actor,
  input: { month: Month },
  asking: { requestId: string },
): Promise<MonthlyDeck> {
  if (!includesRole(actor.role, "editor")) throw new AppError("role_too_low");
  const now = services.clock.now();
  if (!hasEnded(input.month, now)) {
    throw new AppError("month_not_over", {
      detail: `${monthText(input.month)} can be made once it has ended. Choose a month before it.`,
    });
  }
  return await tenant(services.sql, actor.organisationId, async (tx) => {
    const id = await addDeck(tx, {
      organisationId: actor.organisationId,
      userId: actor.userId,
      month: input.month,
      requestId: asking.requestId,
      now,
    });
    await recordAudit(tx, deed(actor, "monthly_deck.requested", id, asking));
    return presentDeck((await findDeck(tx, actor.organisationId, id))!);
  });
}

/** Adds a deck and the job that makes it, in the caller's transaction; returns its id. */
export async function addDeck(
  tx: Transaction,
  deck: { organisationId: string; userId: string | null; month: Month; requestId: string | null; now: Date },
): Promise<string> {
  const id = crypto.randomUUID();
  const jobId = await enqueue(tx, {
    organisationId: deck.organisationId,
    kind: MAKE_MONTHLY_DECK,
    payload: { deck_id: id },
    now: deck.now,
    maxAttempts: MAX_ATTEMPTS,
  });
  await insertDeck(tx, { ...deck, id, jobId });
  return id;
}

/** A page of decks, newest first; everybody of the organisation sees them, as everybody sees the figures. */
export async function listDecks(
  services: Services,
  actor: Actor,
  input: { cursor?: string | undefined; limit?: number | undefined },
): Promise<MonthlyDeckPage> {
  const limit = input.limit ?? 20;
  const after = input.cursor === undefined ? null : readCursor(input.cursor);
  const rows = await tenant(
    services.sql,
    actor.organisationId,
    (tx) => selectDecks(tx, actor.organisationId, { after, limit: limit + 1 }),
  );
  const shown = rows.slice(0, limit);
  const last = rows.length > limit ? shown.at(-1) : undefined;
  return {
    items: shown.map(presentDeck),
    next_cursor: last === undefined ? null : writeCursor(last.created_at, last.id),
  };
}

/** One deck and its state. */
export async function readDeck(
  services: Services,
  actor: Actor,
  input: { id: string },
): Promise<MonthlyDeck> {
  return presentDeck(await requireDeck(services, actor, input.id));
}

/**
 * The finished deck as a file.
 * @throws AppError "report_not_ready"
 */
export async function downloadDeck(
  services: Services,
  actor: Actor,
  input: { id: string },
): Promise<FileAnswer> {
  const row = await requireDeck(services, actor, input.id);
  if (row.status !== "completed" || row.output_path === null) throw new AppError("report_not_ready");
  return {
    name: deckFileName(row),
    mediaType: PPTX,
    body: await services.storage.stream(row.output_path),
    sizeBytes: row.output_bytes!,
  };
}

/** Deletes a deck with its file: one's own, or as an admin any. */
export async function removeDeck(
  services: Services,
  actor: Actor,
  input: { id: string },
  asking: { requestId: string },
): Promise<void> {
  if (!includesRole(actor.role, "editor")) throw new AppError("role_too_low");
  await tenant(services.sql, actor.organisationId, async (tx) => {
    const row = await findDeck(tx, actor.organisationId, input.id);
    if (row === null) throw new AppError("not_found");
    if (actor.role !== "admin" && row.user_id !== actor.userId) throw new AppError("role_too_low");
    await cancelJob(tx, row.job_id, services.clock.now());
    await deleteDeck(tx, actor.organisationId, row.id);
    await recordAudit(tx, deed(actor, "monthly_deck.removed", row.id, asking));
  });
  await services.storage.removePrefix(deckFolder(actor.organisationId, input.id));
}

/** The folder in storage that holds a deck. */
export function deckFolder(organisationId: string, deckId: string): string {
  return `organisations/${organisationId}/monthly-decks/${deckId}`;
}

async function requireDeck({ sql }: Services, actor: Actor, id: string) {
  const row = await tenant(sql, actor.organisationId, (tx) => findDeck(tx, actor.organisationId, id));
  if (row === null) throw new AppError("not_found");
  return row;
}

function deed(actor: Actor, action: string, deckId: string, asking: { requestId: string }) {
  return {
    organisationId: actor.organisationId,
    actor,
    action,
    target: { kind: "monthly_deck", id: deckId },
    requestId: asking.requestId,
  };
}
