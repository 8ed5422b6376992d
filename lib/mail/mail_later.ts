import type { Transaction } from "../db/mod.ts";
import { enqueue } from "../queue/mod.ts";
import type { Letter } from "./letter.ts";
import { insertMail } from "./queries.ts";

/** The kind of job that sends a mail. */
export const SEND_MAIL = "send_mail";

// With pauses that grow to a quarter of an hour this goes on for a day: longer than a mail server is usually away.
const MAX_ATTEMPTS = 100;

/** A mail to be sent. */
export interface NewMail {
  /** Whose brand it wears; null for a mail of the portal itself, which only `system()` may ask for. */
  organisationId: string | null;
  /** Names the occasion: asked for twice with one key, within one organisation, a mail is sent once. */
  key: string;
  to: string;
  subject: string;
  letter: Letter;
  /** A file that lies in storage until the mail is settled. */
  attachment?: Attachment;
  now: Date;
}

/** A file that a mail brings. */
export interface Attachment {
  /** Where it lies in storage. */
  key: string;
  name: string;
  mediaType: string;
}

/** Asks for a mail in the caller's transaction: it is sent exactly when what it tells of was kept. */
export async function mailLater(tx: Transaction, mail: NewMail): Promise<void> {
  const id = await insertMail(tx, mail);
  if (id === null) return;
  await enqueue(tx, {
    organisationId: mail.organisationId,
    kind: SEND_MAIL,
    payload: { mail_id: id },
    now: mail.now,
    maxAttempts: MAX_ATTEMPTS,
  });
}
