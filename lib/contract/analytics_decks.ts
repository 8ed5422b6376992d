import * as z from "zod/mini";
import { ById, Id, Moment, pageOf, PageQuery } from "./common.ts";
import { endpoint, json } from "./endpoint.ts";

/** The states of a monthly deck. */
export const DECK_STATUSES = ["pending", "processing", "completed", "failed"] as const;

/** A month of the calendar: "2026-10". */
export const MonthName = z.string().check(
  z.regex(/^20\d{2}-(?:0[1-9]|1[0-2])$/, "Give the month as year and month, such as 2026-10."),
);

/** A deck of one month's figures. */
export const MonthlyDeck = z.object({
  id: Id,
  month: MonthName,
  status: z.enum(DECK_STATUSES),
  /** Who asked for it; null where the schedule did. */
  made_by: z.nullable(z.object({ id: Id, name: z.string() })),
  slides: z.nullable(z.int()),
  /** What its summary says first. */
  headline: z.nullable(z.string()),
  output: z.nullable(z.object({ bytes: z.int(), file_name: z.string() })),
  error: z.nullable(
    z.object({
      code: z.string(),
      title: z.string(),
      detail: z.nullable(z.string()),
      request_id: z.nullable(z.string()),
    }),
  ),
  created_at: Moment,
  completed_at: z.nullable(Moment),
});
export type MonthlyDeck = z.output<typeof MonthlyDeck>;

/** A page of monthly decks, newest first. */
export const MonthlyDeckPage = pageOf(MonthlyDeck);
export type MonthlyDeckPage = z.output<typeof MonthlyDeckPage>;

/** When the deck of the month before is mailed, and to whom. */
export const DeckSchedule = z.object({
  enabled: z._default(z.boolean(), false),
  day_of_month: z.coerce.number().check(
    z.int("Choose a day from 1 to 28."),
    z.minimum(1, "Choose a day from 1 to 28."),
    z.maximum(28, "Choose a day from 1 to 28: every month has these."),
  ),
  /** Ids of people of the organisation. */
  recipients: z._default(z.array(Id).check(z.maxLength(50, "Choose 50 people at most.")), []),
});
export type DeckSchedule = z.output<typeof DeckSchedule>;

/** The schedule with what came of it. */
export const DeckScheduleState = z.extend(DeckSchedule, {
  /** The last month that was made for it. */
  last_month: z.nullable(MonthName),
  /** When the next one is made; null while it is off. */
  next_at: z.nullable(Moment),
});
export type DeckScheduleState = z.output<typeof DeckScheduleState>;

/** Asks for the deck of a month. */
export const createDeck = endpoint({
  id: "analytics.decks.create",
  method: "POST",
  path: "/api/analytics/decks",
  summary: "Make a deck of a month's figures; answers at once, the work goes on in the background",
  access: "editor",
  body: json(z.object({ month: MonthName })),
  response: MonthlyDeck,
  status: 202,
  errors: ["month_not_over"],
});

/** Lists monthly decks. */
export const listDecks = endpoint({
  id: "analytics.decks.list",
  method: "GET",
  path: "/api/analytics/decks",
  summary: "Decks of months, newest first",
  access: "viewer",
  query: PageQuery,
  response: MonthlyDeckPage,
});

/** Reads one deck's state. */
export const readDeck = endpoint({
  id: "analytics.decks.read",
  method: "GET",
  path: "/api/analytics/decks/{id}",
  summary: "One deck of a month and its state",
  access: "viewer",
  params: ById,
  response: MonthlyDeck,
});

/** Downloads a deck. */
export const downloadDeck = endpoint({
  id: "analytics.decks.download",
  method: "GET",
  path: "/api/analytics/decks/{id}/download",
  summary: "The finished deck of a month as PPTX",
  access: "viewer",
  params: ById,
  response: "file",
  errors: ["report_not_ready"],
});

/** Deletes a deck. */
export const removeDeck = endpoint({
  id: "analytics.decks.remove",
  method: "DELETE",
  path: "/api/analytics/decks/{id}",
  summary: "Delete a deck of a month",
  access: "editor",
  params: ById,
});

/** Reads the schedule. */
export const readDeckSchedule = endpoint({
  id: "analytics.deck_schedule.read",
  method: "GET",
  path: "/api/analytics/deck-schedule",
  summary: "When the deck of the month before is mailed, and to whom",
  access: "admin",
  response: DeckScheduleState,
});

/** Changes the schedule. */
export const changeDeckSchedule = endpoint({
  id: "analytics.deck_schedule.change",
  method: "PUT",
  path: "/api/analytics/deck-schedule",
  summary: "Mail the deck of the month before on a day of each month",
  access: "admin",
  body: json(DeckSchedule),
  response: DeckScheduleState,
});

/** The endpoints of this area. */
export const analyticsDeckEndpoints = [
  createDeck,
  listDecks,
  readDeck,
  downloadDeck,
  removeDeck,
  readDeckSchedule,
  changeDeckSchedule,
];
