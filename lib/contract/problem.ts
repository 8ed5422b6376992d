import * as z from "zod/mini";
import { type ErrorCode, ERRORS } from "./errors.ts";

const CODES = Object.keys(ERRORS) as [ErrorCode, ...ErrorCode[]];

/** A failure on the wire: problem details (RFC 9457) with a stable code and the request's id. */
export const Problem = z.object({
  type: z.string(),
  title: z.string(),
  status: z.int(),
  detail: z.optional(z.string()),
  code: z.enum(CODES),
  request_id: z.string(),
  /** With "second_factor_required": what the second step of signing in sends back. */
  challenge: z.optional(z.string()),
  /** Field of the form to what is wrong with it. */
  fields: z.optional(z.record(z.string(), z.string())),
});

/** A failure on the wire. */
export type Problem = z.output<typeof Problem>;
