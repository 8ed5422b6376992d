import type * as z from "zod/mini";
import { ById } from "../contract/common.ts";
import type { Fields } from "../contract/endpoint.ts";
import { AppError } from "./app_error.ts";

/**
 * The id in a page's address; one that can't name anything is not found, as one that names nothing is.
 * @throws AppError "not_found"
 */
export function pathId(params: Record<string, string>): { id: string } {
  return pathParams(ById, params);
}

/**
 * What a page's address names, as a schema has it; what it can't name is not found.
 * @throws AppError "not_found"
 */
export function pathParams<S extends Fields>(schema: S, params: Record<string, string>): z.output<S> {
  const parsed = schema.safeParse(params);
  if (!parsed.success) throw new AppError("not_found");
  return parsed.data;
}
