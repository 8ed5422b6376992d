import type { Actor } from "../../contract/actor.ts";
import type { ServerEvent } from "../../contract/endpoint.ts";
import { ERRORS } from "../../contract/errors.ts";
import { tenant } from "../../db/mod.ts";
import { pause } from "../../pause.ts";
import type { Services } from "../../services.ts";
import { findMessage, selectEvents } from "../messages/queries.ts";
import { requireMessage } from "../messages/require.ts";
import { NO_ANSWER, presentMessage } from "../present.ts";
import type { EventRow, MessageRow } from "../rows.ts";
import { type Place, readPlace, writePlace } from "./place.ts";
import { type AnswerRun, findRun } from "./run.ts";

/** How often the pieces of an answer that another process makes are looked for. */
const LOOK_EVERY_MS = 250;

/** What following needs to know of the call. */
export interface Following {
  lastEventId: string | null;
  signal: AbortSignal;
}

/**
 * The pieces of an answer, from the start or after the last that was seen, to its end. Whoever comes back, also to another
 * process, gets what is missing and nothing twice; nobody is asked anew for it.
 *
 * @throws AppError "not_found"
 */
export async function followAnswer(
  services: Services,
  actor: Actor,
  input: { id: string },
  { lastEventId, signal }: Following,
): Promise<AsyncIterable<ServerEvent>> {
  // Asked before the stream begins, so that who may not see it gets a failure and no stream.
  const row = await requireMessage(services, actor, input.id);
  const place = readPlace(lastEventId);
  const known = place?.messageId === row.id && place.attempt === row.attempt;
  return pieces(services, actor, row, known ? place.seq : null, signal);
}

async function* pieces(
  services: Services,
  actor: Actor,
  row: MessageRow,
  seen: Place["seq"] | null,
  signal: AbortSignal,
): AsyncGenerator<ServerEvent> {
  if (seen === "end") return;
  const named = (seq: Place["seq"]) => writePlace({ messageId: row.id, attempt: row.attempt, seq });
  if (seen === null) yield { event: "message", data: emptyMessage(row, services), id: named(0) };
  const run = findRun(services, row.id);
  const source = run?.attempt === row.attempt
    ? fromRun(run, seen ?? 0, signal)
    : fromRows(services, actor, row, seen ?? 0, signal);
  for await (const { event, data, seq } of source) yield { event, data, id: named(seq) };
  if (!signal.aborted) yield { ...await ending(services, actor, row), id: named("end") };
}

async function* fromRun(run: AnswerRun, after: number, signal: AbortSignal): AsyncGenerator<EventRow> {
  let next = after;
  const gone = new Promise<void>((resolve) => signal.addEventListener("abort", () => resolve()));
  while (!signal.aborted) {
    const changed = run.changed();
    while (next < run.pieces.length) yield run.pieces[next++]!;
    if (run.ended) return;
    await Promise.race([changed, gone]);
  }
}

async function* fromRows(
  services: Services,
  actor: Actor,
  { id, attempt }: MessageRow,
  after: number,
  signal: AbortSignal,
): AsyncGenerator<EventRow> {
  const { organisationId, userId } = actor;
  let last = after;
  while (!signal.aborted) {
    const { row, events } = await tenant(services.sql, organisationId, async (tx) => ({
      // The state before the pieces: where it is settled, every piece is there.
      row: await findMessage(tx, { organisationId, userId, id }),
      events: await selectEvents(tx, { organisationId, id, after: last }),
    }));
    if (row === null || row.attempt !== attempt) return;
    for (const event of events) {
      last = event.seq;
      yield event;
    }
    if (presentMessage(row, services.clock.now()).state !== "streaming") return;
    await pause(LOOK_EVERY_MS, signal);
  }
}

/** The last event: the whole, or what went wrong. */
async function ending(services: Services, actor: Actor, last: MessageRow): Promise<ServerEvent> {
  const { organisationId, userId } = actor;
  const row = await tenant(
    services.sql,
    organisationId,
    (tx) => findMessage(tx, { organisationId, userId, id: last.id }),
  );
  const now = services.clock.now();
  if (row === null) {
    const failure = {
      code: "not_found",
      title: ERRORS.not_found.title,
      detail: "It was deleted.",
      request_id: null,
    };
    return { event: "error", data: { ...presentMessage(last, now), state: "failed", failure } };
  }
  const message = presentMessage(row, now);
  if (message.state === "done" || message.state === "stopped") return { event: "done", data: message };
  // Nobody makes it any more, whatever its row says still.
  const lost = { ...row, alive_at: new Date(0) };
  return { event: "error", data: presentMessage(lost, now) };
}

function emptyMessage(row: MessageRow, services: Services) {
  const fresh: MessageRow = { ...row, state: "streaming", answer: NO_ANSWER, vote: null, finished_at: null };
  return presentMessage({ ...fresh, alive_at: services.clock.now() }, services.clock.now());
}
