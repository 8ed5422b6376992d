import { IMPORT_ANALYTICS, MAKE_MONTHLY_DECK, REFRESH_CONNECTION } from "../lib/analytics/mod.ts";
import { SEND_RESET_LINK } from "../lib/auth/mod.ts";
import { EMBED_SOURCE, INDEX_DOCUMENT, REMAKE_INDEX } from "../lib/library/mod.ts";
import { SEND_MAIL } from "../lib/mail/mod.ts";
import { GENERATE_REPORT } from "../lib/reports/mod.ts";
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
  [GENERATE_REPORT]: generateReportJob,
  [IMPORT_ANALYTICS]: importAnalyticsJob,
  [MAKE_MONTHLY_DECK]: makeMonthlyDeckJob,
  [REFRESH_CONNECTION]: refreshConnectionJob,
  [SEND_MAIL]: sendMailJob,
  [SEND_RESET_LINK]: sendResetLinkJob,
  [INDEX_DOCUMENT]: indexDocumentJob,
  [EMBED_SOURCE]: embedSourceJob,
  [REMAKE_INDEX]: remakeIndexJob,
};
