import { ById } from "../contract/common.ts";
import { AppError } from "./app_error.ts";

/**
 * The id in a page's address; one that can't name anything is not found, as one that names nothing is.
 * @throws AppError "not_found"
 */
export function pathId(params: Record<string, string>): { id: string } {
  const parsed = ById.safeParse(params);
  if (!parsed.success) throw new AppError("not_found");
  return parsed.data;
}
