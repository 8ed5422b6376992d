import * as z from "zod/mini";

/** An identifier as rows and addresses carry it. */
export const Id = z.uuid();

/** A moment: ISO 8601 in UTC, with milliseconds. */
export const Moment = z.iso.datetime();

/** The path of one thing. */
export const ById = z.object({ id: Id });

/** Which page of a list: the cursor of the page before, and how many. */
export const PageQuery = z.object({
  cursor: z.optional(z.string().check(z.maxLength(200))),
  limit: z._default(z.coerce.number().check(z.int(), z.minimum(1), z.maximum(100)), 20),
});

/** A list, one page at a time; `next_cursor` is null on the last. */
export function pageOf<T extends z.ZodMiniType>(item: T) {
  return z.object({ items: z.array(item), next_cursor: z.nullable(z.string()) });
}
