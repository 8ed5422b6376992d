import { giveUpMail, sendMail } from "../lib/mail/mod.ts";
import { letterLookOf } from "../lib/people/mod.ts";
import type { JobHandler } from "./handler.ts";

/** Sends a mail of the outbox. */
export const sendMailJob: JobHandler = {
  run: (services, payload, { finishIn }) =>
    sendMail(services, mailOf(payload), {
      lookOf: (organisationId) => letterLookOf(services, organisationId),
      finishIn,
    }),
  giveUp: (services, tx, { payload, reason }) => giveUpMail(services, tx, { id: mailOf(payload), reason }),
};

function mailOf(payload: Record<string, unknown>): string {
  if (typeof payload.mail_id !== "string") throw new TypeError("A mail job names no mail");
  return payload.mail_id;
}
