import { askForDueDecksJob } from "./ask_for_due_decks.ts";
import { generateReportJob } from "./generate_report.ts";
import type { JobHandlers } from "./handler.ts";
import { makeMonthlyDeckJob } from "./make_monthly_deck.ts";
import { sendMailJob } from "./send_mail.ts";
import { sendResetLinkJob } from "./send_reset_link.ts";
import { sweepDraftsJob } from "./sweep_drafts.ts";

/** Every kind of job the worker knows. */
export const handlers: JobHandlers = {
  ask_for_due_decks: askForDueDecksJob.handler,
  generate_report: generateReportJob,
  make_monthly_deck: makeMonthlyDeckJob,
  send_mail: sendMailJob,
  send_reset_link: sendResetLinkJob,
  sweep_drafts: sweepDraftsJob.handler,
};
