/**
 * Mail: an outbox that is written in the transaction of what a mail tells of, and a mailer that takes one mail to an SMTP
 * server, or to a folder where none is configured. It never decides who is told what, and keeps no letter once it is sent.
 */
export type { Letter } from "./letter.ts";
export { mailLater, type NewMail } from "./mail_later.ts";
