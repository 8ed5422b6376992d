import * as z from "zod/mini";
import { endpoint } from "./endpoint.ts";

/** Whether one thing the portal stands on answers. */
export const Check = z.object({
  name: z.string(),
  ok: z.boolean(),
  /** Why not, without detail that helps an attacker. */
  note: z.nullable(z.string()),
});

/** Whether the portal can serve. */
export const Readiness = z.object({ ready: z.boolean(), checks: z.array(Check) });
export type Readiness = z.output<typeof Readiness>;

/** Is the process alive. */
export const health = endpoint({
  id: "system.health",
  method: "GET",
  path: "/api/health",
  summary: "Whether the process is alive",
  access: "public",
  response: z.object({ status: z.literal("ok") }),
});

/** Can the process serve. */
export const ready = endpoint({
  id: "system.ready",
  method: "GET",
  path: "/api/ready",
  summary: "Whether everything the portal needs answers; 503 when not",
  access: "public",
  response: Readiness,
});

/** This document. */
export const openapiDocument = endpoint({
  id: "system.openapi",
  method: "GET",
  path: "/api/openapi.json",
  summary: "This API as an OpenAPI 3.1 document",
  access: "public",
  response: z.record(z.string(), z.unknown()),
});

/** The endpoints of this area. */
export const systemEndpoints = [health, ready, openapiDocument];
