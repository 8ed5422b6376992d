import type { AnswerPiece, AnswerSoFar } from "../../contract/chat_events.ts";
import { withPiece } from "../../contract/chat_events.ts";
import type { ChatAnswer } from "../../contract/chat_shapes.ts";
import { tenant, type Transaction } from "../../db/mod.ts";
import { AppError } from "../../http/app_error.ts";
import type { Services } from "../../services.ts";
import { appendEvents, completeMessage, failMessage, stopMessage } from "../messages/queries.ts";
import { answerOf, presentMessage } from "../present.ts";
import type { AnswerAccount, EventRow, MessageRow } from "../rows.ts";

/** What an engine gives: pieces to show, and last the whole with its account. */
export type EnginePiece =
  | Exclude<AnswerPiece, { event: "message" | "done" | "error" }>
  | { event: "outcome"; answer: ChatAnswer; account: AnswerAccount };

/** Makes an answer until it is whole or `signal` aborts. */
export type Engine = (signal: AbortSignal) => AsyncIterable<EnginePiece>;

/** An answer that this process makes; readers may come and go. */
export interface AnswerRun {
  readonly attempt: number;
  /** The pieces so far; the first has the number 1. */
  readonly pieces: readonly EventRow[];
  /** Whether all pieces have come and the answer is settled. */
  readonly ended: boolean;
  /** Resolves when there are more pieces, or the end. */
  changed(): Promise<void>;
  /** Resolves at the end; never rejects. */
  readonly settled: Promise<void>;
  /** Ends it with what has passed so far. */
  stop(): Promise<void>;
}

/** Says every so often that the answer is still being made, and learns whether it still is wanted. */
const SIGN_OF_LIFE_MS = 1_000;

// By the services a process opened once: whoever has others over the same database is another process.
const processes = new WeakMap<Services, Map<string, AnswerRun>>();

/** The run of a message in this process, or null. */
export function findRun(services: Services, messageId: string): AnswerRun | null {
  return runsOf(services).get(messageId) ?? null;
}

function runsOf(services: Services): Map<string, AnswerRun> {
  const runs = processes.get(services) ?? new Map<string, AnswerRun>();
  processes.set(services, runs);
  return runs;
}

/** Begins to answer a message; it goes on whoever reads, and is settled in its row with all its pieces kept. */
export function startRun(services: Services, row: MessageRow, engine: Engine): AnswerRun {
  const underWay = runsOf(services);
  const aborting = new AbortController();
  const pieces: EventRow[] = [];
  let so: AnswerSoFar = { message: presentMessage(row, services.clock.now()), status: "" };
  let saved = 0;
  let saving: Promise<void> = Promise.resolve();
  let wanted = true;
  let ended = false;
  let wake = Promise.withResolvers<void>();

  const key = { organisationId: row.organisation_id, id: row.id, attempt: row.attempt };
  const timer = setInterval(() => saving = saving.then(keepGoing), SIGN_OF_LIFE_MS);
  const settled = make();
  const run: AnswerRun = {
    attempt: row.attempt,
    pieces,
    get ended() {
      return ended;
    },
    changed: () => wake.promise,
    settled,
    stop: async () => {
      aborting.abort();
      await settled;
    },
  };
  underWay.set(row.id, run);
  return run;

  async function make(): Promise<void> {
    try {
      const end = await read().catch((error) => () => fail(error));
      clearInterval(timer);
      await saving;
      if (wanted) await end();
    } catch (error) {
      // Its row still says that it is being made; without a sign of life it soon counts as interrupted.
      services.log.error("answer not settled", { message_id: row.id, error });
    } finally {
      clearInterval(timer);
      ended = true;
      if (underWay.get(row.id) === run) underWay.delete(row.id);
      wake.resolve();
    }
  }

  async function read(): Promise<() => Promise<void>> {
    let outcome: Extract<EnginePiece, { event: "outcome" }> | null = null;
    for await (const piece of engine(aborting.signal)) {
      if (aborting.signal.aborted) break;
      if (piece.event === "outcome") outcome = piece;
      else add(piece);
    }
    if (outcome !== null) return () => complete(outcome.answer, outcome.account);
    if (aborting.signal.aborted) return stop;
    throw new Error("The answer ended without an outcome");
  }

  function add(piece: Exclude<EnginePiece, { event: "outcome" }>): void {
    so = withPiece(so, piece)!;
    pieces.push({ seq: pieces.length + 1, event: piece.event, data: piece.data });
    wake.resolve();
    wake = Promise.withResolvers();
    save();
  }

  /** One write at a time; what came meanwhile goes with the next. */
  function save(): void {
    saving = saving.then(async () => {
      if (!wanted || saved === pieces.length) return;
      await keepGoing();
    });
  }

  async function keepGoing(): Promise<void> {
    const events = pieces.slice(saved);
    try {
      wanted = await within((tx) => keep(tx, events));
      saved += events.length;
      if (!wanted) aborting.abort();
    } catch (error) {
      // They stay unsaved, and go with the next write.
      services.log.warn("pieces of an answer not saved", { message_id: row.id, error });
    }
  }

  function keep(tx: Transaction, events = pieces.slice(saved)): Promise<boolean> {
    return appendEvents(tx, { ...key, events, now: services.clock.now() });
  }

  async function complete(answer: ChatAnswer, account: AnswerAccount): Promise<void> {
    await within(async (tx) => {
      await keep(tx);
      await completeMessage(tx, { ...key, answer, account, now: services.clock.now() });
    });
  }

  async function stop(): Promise<void> {
    await within(async (tx) => {
      await keep(tx);
      await stopMessage(tx, { ...key, answer: answerOf(so.message), now: services.clock.now() });
    });
  }

  async function fail(error: unknown): Promise<void> {
    if (aborting.signal.aborted) return await stop();
    const known = error instanceof AppError ? error : null;
    if (known === null) {
      services.log.error("answer failed", { message_id: row.id, request_id: row.request_id, error });
    }
    await within(async (tx) => {
      await keep(tx);
      await failMessage(tx, {
        ...key,
        code: known?.code ?? "internal",
        detail: known?.detail ?? null,
        answer: answerOf(so.message),
        now: services.clock.now(),
      });
    });
  }

  async function within<Value>(work: (tx: Transaction) => Promise<Value>): Promise<Value> {
    return await tenant(services.sql, row.organisation_id, work);
  }
}
