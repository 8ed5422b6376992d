import { recordAudit } from "../../audit/mod.ts";
import type { Actor } from "../../contract/actor.ts";
import { DROP_REASONS } from "../../contract/answers.ts";
import type { ChatInsights, InsightsRange } from "../../contract/chat_insights.ts";
import type { FileAnswer } from "../../contract/endpoint.ts";
import { tenant } from "../../db/mod.ts";
import { AppError } from "../../http/app_error.ts";
import { CSV_MARK, csvRow } from "../../office/csv/mod.ts";
import type { Services } from "../../services.ts";
import type { Asking } from "../ask.ts";
import {
  type AskedRow,
  type Days,
  selectAsked,
  selectChecked,
  selectDropped,
  selectModels,
  selectTotals,
  selectVotedDown,
} from "./queries.ts";

const LISTED = 20;
const EXPORTED = 10_000;
const DAYS_SHOWN = 30;
const DAY_MS = 86_400_000;

/**
 * What an organisation asks and how answers hold; nobody is named.
 *
 * @throws AppError "role_too_low", "input_invalid"
 */
export async function readInsights(
  services: Services,
  actor: Actor,
  input: InsightsRange,
): Promise<ChatInsights> {
  const days = daysOf(services, actor, input);
  return await tenant(services.sql, actor.organisationId, async (tx) => {
    const totals = await selectTotals(tx, days);
    const dropped = await selectDropped(tx, days);
    const models = await selectModels(tx, days);
    return {
      since: days.since,
      until: days.until,
      questions: totals.questions,
      people: totals.people,
      answered: totals.answered,
      unanswered: totals.unanswered,
      failed: totals.failed,
      votes: { up: totals.up, down: totals.down },
      most_asked: (await selectAsked(tx, days, { onlyUnanswered: false, limit: LISTED })).map(presentAsked),
      without_answer: (await selectAsked(tx, days, { onlyUnanswered: true, limit: LISTED })).map(
        presentAsked,
      ),
      voted_down: (await selectVotedDown(tx, days, LISTED)).map((row) => ({
        ...row,
        at: row.at.toISOString(),
      })),
      precision: (await selectChecked(tx, days)).map(({ day, checked, dropped }) => ({
        day,
        checked,
        passed: checked - dropped,
      })),
      dropped: DROP_REASONS.map((reason) => ({
        reason,
        count: dropped.find((row) => row.reason === reason)?.count ?? 0,
      })),
      models: models.map(({ cost_micros, ...row }) => ({
        ...row,
        cost: cost_micros === null ? null : cost_micros / 1_000_000,
      })),
    };
  });
}

/**
 * Questions without an answer as CSV, those asked most first; that it was taken is recorded.
 *
 * @throws AppError "role_too_low", "input_invalid"
 */
export async function exportUnanswered(
  services: Services,
  actor: Actor,
  input: InsightsRange,
  asking: Asking,
): Promise<FileAnswer> {
  const { organisationId } = actor;
  const days = daysOf(services, actor, input);
  const rows = await tenant(services.sql, organisationId, async (tx) => {
    const rows = await selectAsked(tx, days, { onlyUnanswered: true, limit: EXPORTED });
    await recordAudit(tx, {
      organisationId,
      actor,
      action: "chat.unanswered_exported",
      requestId: asking.requestId,
      detail: { since: days.since, until: days.until, questions: rows.length },
    });
    return rows;
  });
  const lines = rows.map(({ question, times, last_at }) =>
    csvRow([question, String(times), last_at.toISOString()])
  );
  // The mark of UTF-8, without which Excel reads it as something else.
  const text = `${CSV_MARK}${csvRow(["question", "times_asked", "last_asked"])}${lines.join("")}`;
  return {
    name: `unanswered-questions-${days.since}-to-${days.until}.csv`,
    mediaType: "text/csv; charset=utf-8",
    body: new Uint8Array(new TextEncoder().encode(text)),
  };
}

function daysOf({ clock }: Services, actor: Actor, { since, until }: InsightsRange): Days {
  if (actor.role !== "admin") throw new AppError("role_too_low");
  const today = dayIn(clock.now(), actor.timeZone);
  const last = until ?? (since !== undefined && since > today ? since : today);
  const first = since ?? dayBefore(last, DAYS_SHOWN - 1);
  if (first > last) {
    throw new AppError("input_invalid", { fields: { since: "The first day is after the last." } });
  }
  return { organisationId: actor.organisationId, since: first, until: last, timeZone: actor.timeZone };
}

function dayIn(now: Date, timeZone: string): string {
  return new Intl.DateTimeFormat("en-CA", { timeZone, year: "numeric", month: "2-digit", day: "2-digit" })
    .format(now);
}

function dayBefore(day: string, days: number): string {
  return new Date(Date.parse(day) - days * DAY_MS).toISOString().slice(0, 10);
}

function presentAsked({ question, times, last_at }: AskedRow) {
  return { question, times, last_at: last_at.toISOString() };
}
