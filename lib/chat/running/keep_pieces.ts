import type { ChatAnswer } from "../../contract/chat_shapes.ts";
import { tenant, type Transaction } from "../../db/mod.ts";
import type { Services } from "../../services.ts";
import { appendEvents, completeMessage, failMessage, stopMessage } from "../messages/queries.ts";
import type { AnswerAccount, EventRow, MessageRow } from "../rows.ts";

/** How an answer ends. */
export type Settlement =
  | { state: "done"; answer: ChatAnswer; account: AnswerAccount }
  | { state: "stopped"; answer: ChatAnswer }
  | { state: "failed"; answer: ChatAnswer; code: string; detail: string | null };

/** Writes what comes of an answer into its rows. */
export interface Keeping {
  /** There is more to write. */
  more(): void;
  /** Writes what is left and settles the row, in one transaction; nothing where nobody wants the answer any more. */
  settle(how: Settlement): Promise<void>;
}

/** Says every so often that the answer is still being made, and learns whether it still is wanted. */
const SIGN_OF_LIFE_MS = 1_000;

/**
 * Keeps the pieces of an answer as they come, one write at a time: what came meanwhile goes with the next. `unwanted` is
 * called when the answer was settled by somebody else, tried anew or deleted.
 */
export function keepPieces(
  services: Services,
  row: MessageRow,
  pieces: readonly EventRow[],
  unwanted: () => void,
): Keeping {
  const key = { organisationId: row.organisation_id, id: row.id, attempt: row.attempt };
  let saved = 0;
  let saving: Promise<void> = Promise.resolve();
  let isWanted = true;
  const timer = setInterval(() => saving = saving.then(write), SIGN_OF_LIFE_MS);

  async function write(): Promise<void> {
    if (!isWanted) return;
    const events = pieces.slice(saved);
    try {
      isWanted = await within((tx) => append(tx, events));
      saved += events.length;
      if (!isWanted) unwanted();
    } catch (error) {
      // They stay unsaved, and go with the next write.
      services.log.warn("pieces of an answer not saved", { message_id: row.id, error });
    }
  }

  function append(tx: Transaction, events: EventRow[]): Promise<boolean> {
    return appendEvents(tx, { ...key, events, now: services.clock.now() });
  }

  function within<Value>(work: (tx: Transaction) => Promise<Value>): Promise<Value> {
    return tenant(services.sql, row.organisation_id, work);
  }

  return {
    more() {
      saving = saving.then(() => saved === pieces.length ? undefined : write());
    },
    async settle(how) {
      clearInterval(timer);
      await saving;
      if (!isWanted) return;
      await within(async (tx) => {
        await append(tx, pieces.slice(saved));
        await settleMessage(tx, { ...key, now: services.clock.now() }, how);
      });
    },
  };
}

async function settleMessage(
  tx: Transaction,
  key: { organisationId: string; id: string; attempt: number; now: Date },
  how: Settlement,
): Promise<void> {
  if (how.state === "done") await completeMessage(tx, { ...key, answer: how.answer, account: how.account });
  else if (how.state === "stopped") await stopMessage(tx, { ...key, answer: how.answer });
  else await failMessage(tx, { ...key, answer: how.answer, code: how.code, detail: how.detail });
}
