import { refreshConnection } from "../lib/analytics/mod.ts";
import type { JobHandler } from "./handler.ts";

/** Reads one connection: a run that another process holds is left to it. */
export const refreshConnectionJob: JobHandler = {
  waits: true,
  async run(services, payload, { organisationId, signal }) {
    if (typeof payload.run_id !== "string" || organisationId === null) {
      throw new TypeError("A job of a connection names no run");
    }
    await refreshConnection(services, { organisationId, id: payload.run_id }, { signal });
  },
};
