import * as z from "zod/mini";
import type { ErrorCode } from "./errors.ts";

/**
 * A failure as whoever asked reads it. Its code is taken as it is, so that a browser carries no list of all there are, and
 * goes on working while a newer portal answers with one it does not know.
 */
export const ReceivedProblem = z.object({
  type: z.string(),
  title: z.string(),
  status: z.int(),
  detail: z.optional(z.string()),
  code: z.custom<ErrorCode>((code) => typeof code === "string"),
  request_id: z.string(),
  /** With "second_factor_required": what the second step of signing in sends back. */
  challenge: z.optional(z.string()),
  /** Field of the form to what is wrong with it. */
  fields: z.optional(z.record(z.string(), z.string())),
});
export type ReceivedProblem = z.output<typeof ReceivedProblem>;
