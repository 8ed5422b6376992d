import type { DeckScheduleState, MonthlyDeck } from "../../contract/analytics_decks.ts";
import { type ErrorCode, ERRORS } from "../../contract/errors.ts";
import { monthText } from "../../contract/months.ts";
import type { DeckRow, ScheduleRow } from "./queries.ts";

/** The hour of the day, in UTC, at which a schedule makes its deck. */
export const SCHEDULE_HOUR = 6;

/** A row as the contract's deck; it never shows a path of storage. */
export function presentDeck(row: DeckRow): MonthlyDeck {
  return {
    id: row.id,
    month: row.month,
    status: row.status,
    made_by: row.user_id === null || row.user_name === null ? null : { id: row.user_id, name: row.user_name },
    slides: row.slides,
    headline: row.headline,
    output: row.status === "completed" && row.output_bytes !== null
      ? { bytes: row.output_bytes, file_name: deckFileName(row) }
      : null,
    error: presentFailure(row),
    created_at: row.created_at.toISOString(),
    completed_at: row.completed_at?.toISOString() ?? null,
  };
}

/** The name a browser or a mail program saves the deck under. */
export function deckFileName({ month }: Pick<DeckRow, "month">): string {
  return `Channels in ${monthText(month)}.pptx`;
}

/** A schedule with the moment it acts next; of an organisation without one, what it would begin with. */
export function presentSchedule(row: ScheduleRow | null, now: Date): DeckScheduleState {
  if (row === null) {
    return { enabled: false, day_of_month: 4, recipients: [], last_month: null, next_at: null };
  }
  return {
    enabled: row.enabled,
    day_of_month: row.day_of_month,
    recipients: row.recipients,
    last_month: row.last_month,
    next_at: row.enabled && row.recipients.length > 0 ? nextAt(row, now).toISOString() : null,
  };
}

function nextAt({ day_of_month, last_month }: ScheduleRow, now: Date): Date {
  const at = (monthsOn: number) =>
    new Date(Date.UTC(now.getUTCFullYear(), now.getUTCMonth() + monthsOn, day_of_month, SCHEDULE_HOUR));
  const before = new Date(Date.UTC(now.getUTCFullYear(), now.getUTCMonth() - 1, 1)).toISOString().slice(0, 7);
  return last_month !== null && last_month >= before ? at(1) : at(0);
}

function presentFailure(row: DeckRow): MonthlyDeck["error"] {
  if (row.error_code === null) return null;
  const code = row.error_code in ERRORS ? row.error_code as ErrorCode : "internal";
  return { code, title: ERRORS[code].title, detail: row.error_message, request_id: row.request_id };
}
