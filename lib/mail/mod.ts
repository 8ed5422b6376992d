/**
 * Mail: an outbox that is written in the transaction of what a mail tells of, and a mailer that takes one mail to an SMTP
 * server, or to a folder where none is configured. It never decides who is told what, and keeps no letter once it is sent.
 */
export { type Delivery, readDeliveries } from "./deliveries.ts";
export type { LetterLook } from "./draw_letter.ts";
export type { Letter } from "./letter.ts";
export { type Attachment, mailLater, type NewMail, SEND_MAIL } from "./mail_later.ts";
export { BouncedError, type Mailer, type Message } from "./mailer.ts";
export { openMailer } from "./open_mailer.ts";
export { giveUpMail, type Sending, sendMail } from "./send_mail.ts";
