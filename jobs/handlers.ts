import { askForDueDecksJob } from "./ask_for_due_decks.ts";
import { expirePlatformDataJob } from "./expire_platform_data.ts";
import { generateReportJob } from "./generate_report.ts";
import { embedSourceJob, indexDocumentJob, remakeIndexJob } from "./index_document.ts";
import type { JobHandlers } from "./handler.ts";
import { importAnalyticsJob } from "./import_analytics.ts";
import { makeMonthlyDeckJob } from "./make_monthly_deck.ts";
import { handlersOf } from "./recurring.ts";
import { refreshAnalyticsJob } from "./refresh_analytics.ts";
import { refreshConnectionJob } from "./refresh_connection.ts";
import { sendMailJob } from "./send_mail.ts";
import { sendResetLinkJob } from "./send_reset_link.ts";
import { sweepDraftsJob } from "./sweep_drafts.ts";
import { sweepImportsJob } from "./sweep_imports.ts";

/** What goes on by itself once a worker has begun it. */
export const upkeep = [
  sweepDraftsJob,
  sweepImportsJob,
  askForDueDecksJob,
  refreshAnalyticsJob,
  expirePlatformDataJob,
];

/** Every kind of job the worker knows. */
export const handlers: JobHandlers = {
  ...handlersOf(upkeep),
  generate_report: generateReportJob,
  import_analytics: importAnalyticsJob,
  make_monthly_deck: makeMonthlyDeckJob,
  refresh_connection: refreshConnectionJob,
  send_mail: sendMailJob,
  send_reset_link: sendResetLinkJob,
  index_document: indexDocumentJob,
  embed_source: embedSourceJob,
  remake_index: remakeIndexJob,
};
