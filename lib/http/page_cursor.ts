import { AppError } from "./app_error.ts";

/** A place in a list that is sorted by a time, opaque to callers. */
export interface Place {
  at: Date;
  id: string;
}

/** Milliseconds since 1970, no more of them than a database's times reach; then the id. */
const CURSOR = /^(\d{1,15})_([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})$/;

/** The cursor of the page after the row that stands at this time. */
export function writeCursor(at: Date, id: string): string {
  return btoa(`${at.getTime()}_${id}`).replaceAll("=", "");
}

/**
 * The place a cursor names.
 * @throws AppError "input_invalid"
 */
export function readCursor(cursor: string): Place {
  try {
    const [, time, id] = CURSOR.exec(atob(cursor))!;
    return { at: new Date(Number(time)), id: id! };
  } catch {
    throw notACursor();
  }
}

/** What a caller is told whose cursor no list gave. */
export function notACursor(): AppError {
  return new AppError("input_invalid", { fields: { cursor: "This is not a cursor that a list gave." } });
}
