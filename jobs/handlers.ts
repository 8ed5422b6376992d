import { generateReportJob } from "./generate_report.ts";
import type { JobHandlers } from "./handler.ts";
import { importAnalyticsJob } from "./import_analytics.ts";
import { sendMailJob } from "./send_mail.ts";
import { sendResetLinkJob } from "./send_reset_link.ts";
import { sweepDraftsJob } from "./sweep_drafts.ts";

/** Every kind of job the worker knows. */
export const handlers: JobHandlers = {
  generate_report: generateReportJob,
  send_mail: sendMailJob,
  send_reset_link: sendResetLinkJob,
  sweep_drafts: sweepDraftsJob,
  import_analytics: importAnalyticsJob,
};
