import { generateReportJob } from "./generate_report.ts";
import type { JobHandlers } from "./handler.ts";
import { sendMailJob } from "./send_mail.ts";
import { sweepDraftsJob } from "./sweep_drafts.ts";

/** Every kind of job the worker knows. */
export const handlers: JobHandlers = {
  generate_report: generateReportJob,
  send_mail: sendMailJob,
  sweep_drafts: sweepDraftsJob,
};
