import { AppError } from "./app_error.ts";

/** A place in a list, newest first, opaque to callers. */
export interface Place {
  createdAt: Date;
  id: string;
}

const CURSOR = /^(\d{1,16})_([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})$/;

/** The cursor of the page after this row. */
export function writeCursor(row: { created_at: Date; id: string }): string {
  return btoa(`${row.created_at.getTime()}_${row.id}`).replaceAll("=", "");
}

/** The place a cursor names.
 *
 * @throws AppError "input_invalid"
 */
export function readCursor(cursor: string): Place {
  try {
    const [, time, id] = CURSOR.exec(atob(cursor))!;
    return { createdAt: new Date(Number(time)), id: id! };
  } catch {
    throw new AppError("input_invalid", { fields: { cursor: "This is not a cursor that a list gave." } });
  }
}
