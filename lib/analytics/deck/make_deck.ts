import { system, tenant, type Transaction } from "../../db/mod.ts";
import { AppError } from "../../http/app_error.ts";
import { mailLater } from "../../mail/mod.ts";
import { writePptx } from "../../office/pptx/mod.ts";
import { brandOf } from "../../people/mod.ts";
import { drawDeck } from "../../reports/mod.ts";
import type { Services } from "../../services.ts";
import { buildMonthDeck } from "./build_month_deck.ts";
import { deckFolder } from "./decks.ts";
import { deckLetter } from "./letter.ts";
import { type Month, monthSpan } from "./month.ts";
import { deckFileName } from "./present.ts";
import {
  completeDeck,
  type DeckRow,
  failDeck,
  findDeck,
  findSchedule,
  selectRecipients,
  startDeck,
} from "./queries.ts";
import { readMonth } from "./read_month.ts";

/** A month's deck as a file, and what it says first. */
export interface MadeDeck {
  pptx: Uint8Array;
  slides: number;
  headline: string;
}

const PPTX = "application/vnd.openxmlformats-officedocument.presentationml.presentation";
/** Mail servers turn larger ones away; the mail then leads to the portal. */
const MOST_ATTACHED_BYTES = 8_000_000;

/** Makes the deck of a month from the figures of an organisation, in its brand; the same figures give the same bytes. */
export async function makeMonthDeck(
  services: Services,
  organisationId: string,
  month: Month,
): Promise<MadeDeck> {
  const brand = await brandOf(services, organisationId);
  const deck = buildMonthDeck(await readMonth(services, organisationId, month, brand.name));
  const drawings = drawDeck(deck, brand);
  const pptx = await writePptx(drawings, brand, {
    title: deck.title,
    author: brand.name,
    subject: "Monthly report",
    createdAt: `${monthSpan(month).to}T00:00:00Z`,
  });
  const summary = deck.slides.find((slide) => slide.kind === "summary");
  return {
    pptx,
    slides: drawings.length,
    headline: summary?.headline ?? "No figures are known for this month",
  };
}

/**
 * Makes a deck that was asked for and settles deck and job together; one that the schedule asked for is mailed in the same
 * transaction. Its key derives from its id, so a second run overwrites the first.
 */
export async function runMonthDeck(
  services: Services,
  deck: { id: string; organisationId: string },
  attempt: { signal: AbortSignal; finishIn: (tx: Transaction) => Promise<void> },
): Promise<void> {
  const { id, organisationId } = deck;
  const row = await tenant(services.sql, organisationId, async (tx) => {
    const started = await startDeck(tx, organisationId, id, services.clock.now());
    return started ? await findDeck(tx, organisationId, id) : null;
  });
  if (row === null) return await system(services.sql, attempt.finishIn);
  try {
    const made = await makeMonthDeck(services, organisationId, row.month);
    attempt.signal.throwIfAborted();
    const outputKey = `${deckFolder(organisationId, id)}/deck.pptx`;
    const outputBytes = await services.storage.put(outputKey, made.pptx);
    const kept = await system(services.sql, async (tx) => {
      const now = services.clock.now();
      const done = await completeDeck(tx, organisationId, id, { ...made, outputKey, outputBytes, now });
      if (done && row.user_id === null) {
        await mailDeck(services, tx, row, { outputKey, outputBytes, ...made });
      }
      await attempt.finishIn(tx);
      return done;
    });
    // Deleted while it was made: what was written since goes, too.
    if (!kept) await services.storage.removePrefix(deckFolder(organisationId, id));
  } catch (error) {
    attempt.signal.throwIfAborted();
    if (!(error instanceof AppError)) throw error;
    await system(services.sql, async (tx) => {
      await failDeck(tx, organisationId, id, {
        code: error.code,
        message: error.detail ?? null,
        now: services.clock.now(),
      });
      await attempt.finishIn(tx);
    });
  }
}

/** Ends a deck whose job was given up on, in the transaction that gave it up. */
export async function giveUpMonthDeck(
  services: Services,
  tx: Transaction,
  deck: { id: string; organisationId: string },
): Promise<void> {
  await failDeck(tx, deck.organisationId, deck.id, {
    code: "internal",
    message: "It was tried several times. Ask for it again later, or tell us the request number.",
    now: services.clock.now(),
  });
}

async function mailDeck(
  services: Services,
  tx: Transaction,
  row: DeckRow,
  made: { outputKey: string; outputBytes: number; headline: string },
): Promise<void> {
  const organisationId = row.organisation_id;
  const schedule = await findSchedule(tx, organisationId);
  if (schedule === null) return;
  const letter = deckLetter({
    month: row.month,
    headline: made.headline,
    url: `${services.config.publicUrl}/analytics/decks`,
    attached: made.outputBytes <= MOST_ATTACHED_BYTES,
  });
  for (const person of await selectRecipients(tx, organisationId, schedule.recipients)) {
    await mailLater(tx, {
      organisationId,
      key: `monthly-deck:${row.id}:${person.id}`,
      to: person.email,
      ...letter,
      ...(made.outputBytes <= MOST_ATTACHED_BYTES
        ? { attachment: { key: made.outputKey, name: deckFileName(row), mediaType: PPTX } }
        : {}),
      now: services.clock.now(),
    });
  }
}
