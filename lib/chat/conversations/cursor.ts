import { AppError } from "../../http/app_error.ts";

/** A place in a list of conversations, opaque to callers. */
export interface ListPlace {
  updatedAt: Date;
  id: string;
}

const CURSOR = /^(\d{1,16})_([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})$/;

/** The cursor of the page after this row. */
export function writeCursor(row: { updated_at: Date; id: string }): string {
  return btoa(`${row.updated_at.getTime()}_${row.id}`).replaceAll("=", "");
}

/**
 * The place a cursor names.
 *
 * @throws AppError "input_invalid"
 */
export function readCursor(cursor: string): ListPlace {
  try {
    const [, time, id] = CURSOR.exec(atob(cursor))!;
    return { updatedAt: new Date(Number(time)), id: id! };
  } catch {
    throw new AppError("input_invalid", { fields: { cursor: "This is not a cursor that a list gave." } });
  }
}
