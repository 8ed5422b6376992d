import { Id } from "../contract/common.ts";
import { AppError } from "./app_error.ts";

/** A place in a list that is sorted by a time, opaque to callers. */
export interface Place {
  at: Date;
  id: string;
}

/** Milliseconds since 1970, no more of them than a database's times reach. */
const MILLISECONDS = /^\d{1,15}$/;

/** The cursor of the page after the row that stands at this time. */
export function writeCursor(at: Date, id: string): string {
  return btoa(`${at.getTime()}_${id}`).replaceAll("=", "");
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
