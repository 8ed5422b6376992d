import { generateReport, giveUpReport } from "../lib/reports/mod.ts";
import type { JobHandler } from "./handler.ts";

/** Makes the deck of a report. */
export const generateReportJob: JobHandler = {
  run: (services, payload, context) => generateReport(services, reportOf(payload, context), context),
  giveUp: (services, tx, job) => giveUpReport(services, tx, reportOf(job.payload, job)),
};

function reportOf(payload: Record<string, unknown>, job: { organisationId: string | null }) {
  if (typeof payload.report_id !== "string" || job.organisationId === null) {
    throw new TypeError("A report job names no report");
  }
  return { id: payload.report_id, organisationId: job.organisationId };
}
