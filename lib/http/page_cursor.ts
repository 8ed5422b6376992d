import * as z from "zod/mini";
import { Id } from "../contract/common.ts";
import { AppError } from "./app_error.ts";

/** A place in a list that is sorted by a time, opaque to callers. */
export interface Place {
  at: Date;
  id: string;
}

/** A place in a list that is sorted by a day, YYYY-MM-DD, opaque to callers. */
export interface DayPlace {
  day: string;
  id: string;
}

const Day = z.iso.date();
/** Milliseconds since 1970, no more of them than a database's times reach. */
const MILLISECONDS = /^\d{1,15}$/;

/** The cursor of the page after the row that stands at this time or day. */
export function writeCursor(at: Date | string, id: string): string {
  const key = typeof at === "string" ? at : String(at.getTime());
  return btoa(`${key}_${id}`).replaceAll("=", "");
}

/**
 * The place a cursor names in a list sorted by a time.
 * @throws AppError "input_invalid"
 */
export function readCursor(cursor: string): Place {
  const { key, id } = partsOf(cursor);
  if (!MILLISECONDS.test(key)) throw notACursor();
  return { at: new Date(Number(key)), id };
}

/**
 * The place a cursor names in a list sorted by a day.
 * @throws AppError "input_invalid"
 */
export function readDayCursor(cursor: string): DayPlace {
  const { key, id } = partsOf(cursor);
  if (!Day.safeParse(key).success) throw notACursor();
  return { day: key, id };
}

/** What a caller is told whose cursor no list gave. */
export function notACursor(): AppError {
  return new AppError("input_invalid", { fields: { cursor: "This is not a cursor that a list gave." } });
}

function partsOf(cursor: string): { key: string; id: string } {
  const [key, id, ...more] = textOf(cursor).split("_");
  if (key === undefined || !Id.safeParse(id).success || more.length > 0) throw notACursor();
  return { key, id: id! };
}

function textOf(cursor: string): string {
  try {
    return atob(cursor);
  } catch {
    throw notACursor();
  }
}
