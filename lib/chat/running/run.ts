import type { AnswerPiece, AnswerSoFar } from "../../contract/chat_events.ts";
import { withPiece } from "../../contract/chat_events.ts";
import type { ChatAnswer } from "../../contract/chat_shapes.ts";
import { AppError } from "../../http/app_error.ts";
import type { Services } from "../../services.ts";
import { answerOf, presentMessage } from "../present.ts";
import type { AnswerAccount, EventRow, MessageRow } from "../rows.ts";
import { keepPieces, type Settlement } from "./keep_pieces.ts";

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
  const keeping = keepPieces(services, row, pieces, () => aborting.abort());
  let so: AnswerSoFar = { message: presentMessage(row, services.clock.now()), status: "" };
  let wake = Promise.withResolvers<void>();
  let ended = false;

  const settled = readEngine(engine(aborting.signal), add, aborting.signal)
    .catch((error) => failureOf(services, row, error, aborting.signal))
    .then((end) => keeping.settle("answer" in end ? end : { ...end, answer: answerOf(so.message) }))
    // Its row still says that it is being made; without a sign of life it soon counts as interrupted.
    .catch((error) => services.log.error("answer not settled", { message_id: row.id, error }))
    .finally(() => {
      ended = true;
      if (underWay.get(row.id) === run) underWay.delete(row.id);
      wake.resolve();
    });

  function add(piece: Shown): void {
    so = withPiece(so, piece)!;
    pieces.push({ seq: pieces.length + 1, event: piece.event, data: piece.data });
    wake.resolve();
    wake = Promise.withResolvers();
    keeping.more();
  }

  const run: AnswerRun = {
    attempt: row.attempt,
    pieces,
    settled,
    get ended() {
      return ended;
    },
    changed: () => wake.promise,
    stop: async () => {
      aborting.abort();
      await settled;
    },
  };
  underWay.set(row.id, run);
  return run;
}

type Shown = Exclude<EnginePiece, { event: "outcome" }>;

/** An end whose answer is what had passed by then, or brings its own. */
type End = Settlement | { state: "stopped" } | { state: "failed"; code: string; detail: string | null };

async function readEngine(
  source: AsyncIterable<EnginePiece>,
  add: (piece: Shown) => void,
  signal: AbortSignal,
): Promise<End> {
  for await (const piece of source) {
    if (piece.event === "outcome") return { state: "done", answer: piece.answer, account: piece.account };
    if (signal.aborted) break;
    add(piece);
  }
  if (signal.aborted) return { state: "stopped" };
  throw new Error("The answer ended without an outcome");
}

function failureOf({ log }: Services, row: MessageRow, error: unknown, signal: AbortSignal): End {
  if (signal.aborted) return { state: "stopped" };
  if (error instanceof AppError) return { state: "failed", code: error.code, detail: error.detail ?? null };
  log.error("answer failed", { message_id: row.id, request_id: row.request_id, error });
  return { state: "failed", code: "internal", detail: null };
}
