import { system, type Transaction } from "../db/mod.ts";
import type { Services } from "../services.ts";
import { letterHtml, type LetterLook, letterText } from "./draw_letter.ts";
import { BouncedError, type Message } from "./mailer.ts";
import { type MailRow, selectMail, settleMail } from "./queries.ts";

/** What sending needs from outside: an organisation's look, and the end of the job it is done for. */
export interface Sending {
  lookOf(organisationId: string | null): Promise<LetterLook>;
  finishIn(tx: Transaction): Promise<void>;
}

/**
 * Sends a mail of the outbox and notes how that went, together with the end of its job. A mail that was settled before is
 * not sent again. SMTP has no transactions: where the process dies between the server's yes and our note of it, the
 * mail goes out once more, under the same Message-ID.
 */
export async function sendMail(services: Services, mailId: string, sending: Sending): Promise<void> {
  const mail = await system(services.sql, (tx) => selectMail(tx, mailId));
  if (mail === null || mail.letter === null) return;
  const outcome = await attempt(services, mail, await sending.lookOf(mail.organisation_id));
  await system(services.sql, async (tx) => {
    await settleMail(tx, { id: mailId, ...outcome, now: services.clock.now() });
    await sending.finishIn(tx);
  });
}

/** Notes that a mail was given up, in the transaction that ends its job. */
export async function giveUpMail(
  services: Services,
  tx: Transaction,
  mail: { id: string; reason: string },
): Promise<void> {
  await settleMail(tx, {
    id: mail.id,
    ending: "failed_at",
    response: mail.reason,
    now: services.clock.now(),
  });
}

async function attempt(
  services: Services,
  mail: MailRow,
  look: LetterLook,
): Promise<{ ending: "sent_at" | "bounced_at"; response: string }> {
  const letter = mail.letter!;
  try {
    const response = await services.mailer.send({
      messageId: await messageIdOf(mail, services.config.fromEmail),
      fromName: look.name,
      to: mail.to_address,
      subject: mail.subject,
      text: letterText(letter, look),
      html: letterHtml(letter, look),
      link: letter.action?.url ?? null,
      attachments: await attachmentsOf(services, mail),
      askedAt: mail.created_at,
    });
    return { ending: "sent_at", response };
  } catch (error) {
    if (!(error instanceof BouncedError)) throw error;
    services.log.warn("mail bounced", { mail: mail.id, key: mail.key, response: error.message });
    return { ending: "bounced_at", response: error.message };
  }
}

/** What was deleted since is left out: the letter itself still says where to look. */
async function attachmentsOf({ storage, log }: Services, mail: MailRow): Promise<Message["attachments"]> {
  const { attachment_key: key, attachment_name: name, attachment_media_type: mediaType } = mail;
  if (key === null || name === null || mediaType === null) return [];
  if (await storage.size(key) === null) {
    log.warn("a mail goes out without its file, which is gone", { mail: mail.id });
    return [];
  }
  return [{ name, mediaType, bytes: await storage.get(key) }];
}

async function messageIdOf({ organisation_id, key }: MailRow, from: string): Promise<string> {
  const bytes = new TextEncoder().encode(`${organisation_id ?? ""}:${key}`);
  const digest = new Uint8Array(await crypto.subtle.digest("SHA-256", bytes));
  return `<${digest.slice(0, 16).toHex()}@${from.slice(from.lastIndexOf("@") + 1)}>`;
}
