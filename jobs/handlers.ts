import { generateReportJob } from "./generate_report.ts";
import type { JobHandlers } from "./handler.ts";
import { sweepDraftsJob } from "./sweep_drafts.ts";

/** Every kind of job the worker knows. */
export const handlers: JobHandlers = {
  generate_report: generateReportJob,
  sweep_drafts: sweepDraftsJob,
};
