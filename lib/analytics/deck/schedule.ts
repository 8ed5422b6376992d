import { recordAudit } from "../../audit/mod.ts";
import type { Actor } from "../../contract/actor.ts";
import type { DeckSchedule, DeckScheduleState } from "../../contract/analytics_decks.ts";
import { includesRole } from "../../contract/roles.ts";
import { system, tenant } from "../../db/mod.ts";
import { AppError } from "../../http/app_error.ts";
import type { Services } from "../../services.ts";
import { addDeck } from "./decks.ts";
import { monthBefore } from "./month.ts";
import { presentSchedule, SCHEDULE_HOUR } from "./present.ts";
import { findSchedule, selectRecipients, takeDueSchedules, upsertSchedule } from "./queries.ts";

/** The organisation's schedule; off where none was ever set. */
export async function readDeckSchedule(services: Services, actor: Actor): Promise<DeckScheduleState> {
  requireAdmin(actor);
  const row = await tenant(
    services.sql,
    actor.organisationId,
    (tx) => findSchedule(tx, actor.organisationId),
  );
  return presentSchedule(row, services.clock.now());
}

/**
 * Sets the schedule. Only active people of the organisation can be chosen.
 * @throws AppError "input_invalid", "role_too_low"
 */
export async function changeDeckSchedule(
  services: Services,
  actor: Actor,
  input: DeckSchedule,
  asking: { requestId: string },
): Promise<DeckScheduleState> {
  requireAdmin(actor);
  const now = services.clock.now();
  return await tenant(services.sql, actor.organisationId, async (tx) => {
    const people = await selectRecipients(tx, actor.organisationId, input.recipients);
    if (people.length < new Set(input.recipients).size) {
      throw new AppError("input_invalid", {
        fields: { recipients: "Choose people who are active in your organisation." },
      });
    }
    if (input.enabled && people.length === 0) {
      throw new AppError("input_invalid", {
        fields: { recipients: "Choose at least one person to mail to." },
      });
    }
    await upsertSchedule(tx, actor.organisationId, {
      enabled: input.enabled,
      dayOfMonth: input.day_of_month,
      recipients: people.map(({ id }) => id),
      now,
    });
    await recordAudit(tx, {
      organisationId: actor.organisationId,
      actor,
      action: "monthly_deck.scheduled",
      detail: { enabled: input.enabled, day_of_month: input.day_of_month, recipients: people.length },
      requestId: asking.requestId,
    });
    return presentSchedule(await findSchedule(tx, actor.organisationId), now);
  });
}

/**
 * Asks for the deck of the month before wherever a schedule is due; returns how many. A month is asked for once, however
 * often this runs; a day that was missed is made up for when it runs next.
 */
export async function askForDueDecks(services: Services): Promise<number> {
  const now = services.clock.now();
  const month = monthBefore(now);
  // Before the hour, the day has not come yet.
  const dayOfMonth = now.getUTCHours() >= SCHEDULE_HOUR ? now.getUTCDate() : now.getUTCDate() - 1;
  return await system(services.sql, async (tx) => {
    const due = await takeDueSchedules(tx, { month, dayOfMonth });
    for (const { organisation_id } of due) {
      await addDeck(tx, { organisationId: organisation_id, userId: null, month, requestId: null, now });
    }
    return due.length;
  });
}

function requireAdmin(actor: Actor): void {
  if (!includesRole(actor.role, "admin")) throw new AppError("role_too_low");
}
