import * as z from "zod/mini";
import { type ErrorCode, ERRORS } from "./errors.ts";
import { ReceivedProblem } from "./received_problem.ts";

const CODES = Object.keys(ERRORS) as [ErrorCode, ...ErrorCode[]];

/** A failure on the wire: problem details (RFC 9457) with a stable code and the request's id. */
export const Problem = z.extend(ReceivedProblem, { code: z.enum(CODES) });

/** A failure on the wire. */
export type Problem = z.output<typeof Problem>;
