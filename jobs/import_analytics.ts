import { giveUpImport, runImport } from "../lib/analytics/mod.ts";
import type { JobHandler } from "./handler.ts";

/** Records the figures of an import. */
export const importAnalyticsJob: JobHandler = {
  run: (services, payload, context) => runImport(services, importOf(payload, context), context),
  giveUp: (services, tx, job) => giveUpImport(services, tx, importOf(job.payload, job)),
};

function importOf(payload: Record<string, unknown>, job: { organisationId: string | null }) {
  if (typeof payload.import_id !== "string" || job.organisationId === null) {
    throw new TypeError("An import's job names no import");
  }
  return { id: payload.import_id, organisationId: job.organisationId };
}
