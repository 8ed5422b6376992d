import { giveUpMonthDeck, runMonthDeck } from "../lib/analytics/mod.ts";
import type { JobHandler } from "./handler.ts";

/** Makes the deck of a month's figures. */
export const makeMonthlyDeckJob: JobHandler = {
  run: (services, payload, context) => runMonthDeck(services, deckOf(payload, context), context),
  giveUp: (services, tx, job) => giveUpMonthDeck(services, tx, deckOf(job.payload, job)),
};

function deckOf(payload: Record<string, unknown>, job: { organisationId: string | null }) {
  if (typeof payload.deck_id !== "string" || job.organisationId === null) {
    throw new TypeError("A deck job names no deck");
  }
  return { id: payload.deck_id, organisationId: job.organisationId };
}
