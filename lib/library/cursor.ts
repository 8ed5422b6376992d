import * as z from "zod/mini";
import { notACursor } from "../http/page_cursor.ts";

/** A place in the list of sources, opaque to callers. */
export interface Place {
  /** The day it is sorted by, YYYY-MM-DD. */
  day: string;
  /** Among those of a day: when it was added, in microseconds. */
  added: string;
  id: string;
}

/** A date of the calendar: the database refuses a thirteenth month, and the whole page with it. */
const Day = z.iso.date();
const CURSOR = /^(\d{4}-\d{2}-\d{2})_(\d{1,18})_([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})$/;

/** The cursor of the page after this place. */
export function writeCursor({ day, added, id }: Place): string {
  return btoa(`${day}_${added}_${id}`).replaceAll("=", "");
}

/**
 * The place a cursor names.
 * @throws AppError "input_invalid"
 */
export function readCursor(cursor: string): Place {
  try {
    const [, day, added, id] = CURSOR.exec(atob(cursor))!;
    return { day: Day.parse(day), added: added!, id: id! };
  } catch {
    throw notACursor();
  }
}
