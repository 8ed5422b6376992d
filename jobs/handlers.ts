import { generateReportJob } from "./generate_report.ts";
import { embedSourceJob, indexDocumentJob, remakeIndexJob } from "./index_document.ts";
import type { JobHandlers } from "./handler.ts";
import { sendMailJob } from "./send_mail.ts";
import { sendResetLinkJob } from "./send_reset_link.ts";
import { sweepDraftsJob } from "./sweep_drafts.ts";

/** Every kind of job the worker knows. */
export const handlers: JobHandlers = {
  generate_report: generateReportJob,
  send_mail: sendMailJob,
  send_reset_link: sendResetLinkJob,
  sweep_drafts: sweepDraftsJob,
  index_document: indexDocumentJob,
  embed_source: embedSourceJob,
  remake_index: remakeIndexJob,
};
