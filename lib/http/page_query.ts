import type * as z from "zod/mini";
import type { Fields } from "../contract/endpoint.ts";
import { AppError } from "./app_error.ts";
import { formValues, parseInput } from "./input.ts";

/** What a page was asked for, what a verb answered, and what of it could not be used. */
export interface PageAsked<Q, A> {
  answer: A;
  /** What the answer is of: what could not be used is left out. */
  query: Q;
  /** Null where all could be used; else what is wrong by field, and the texts as they were sent. */
  wrong: { faults: Record<string, string>; sent: Record<string, string> } | null;
  status: number;
}

/**
 * Asks a verb with the query of a page. Where a value can't be used it asks again without it (and without those of
 * `together` where one of them is wrong), so that the page comes back whole, with what is wrong beside its form.
 */
export async function askPage<S extends Fields, A>(
  { searchParams }: URL,
  schema: S,
  together: readonly string[],
  ask: (query: z.output<S>) => Promise<A>,
): Promise<PageAsked<z.output<S>, A>> {
  const given = formValues(schema, searchParams);
  try {
    const query = parseInput(schema, given);
    return { answer: await ask(query), query, wrong: null, status: 200 };
  } catch (error) {
    if (!(error instanceof AppError) || error.fields === undefined) throw error;
    const faults = error.fields;
    const names = Object.keys(faults);
    const out = new Set(names.some((name) => together.includes(name)) ? [...names, ...together] : names);
    const rest = Object.fromEntries(Object.entries(given).filter(([name]) => !out.has(name)));
    const query = parseInput(schema, rest);
    const sent = Object.fromEntries([...searchParams].filter(([name]) => name in schema.shape));
    return { answer: await ask(query), query, wrong: { faults, sent }, status: error.status };
  }
}
