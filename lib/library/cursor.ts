import { notACursor } from "../http/page_cursor.ts";

/** A place in the list of sources, opaque to callers. */
export interface Place {
  /** The day it is sorted by, YYYY-MM-DD. */
  day: string;
  id: string;
}

const CURSOR = /^(\d{4,6}-\d{2}-\d{2})_([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})$/;

/** The cursor of the page after this place. */
export function writeCursor({ day, id }: Place): string {
  return btoa(`${day}_${id}`).replaceAll("=", "");
}

/**
 * The place a cursor names.
 * @throws AppError "input_invalid"
 */
export function readCursor(cursor: string): Place {
  try {
    const [, day, id] = CURSOR.exec(atob(cursor))!;
    return { day: day!, id: id! };
  } catch {
    throw notACursor();
  }
}
