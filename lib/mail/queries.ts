import type { Json, Transaction } from "../db/mod.ts";
import type { Letter } from "./letter.ts";
import type { NewMail } from "./mail_later.ts";

/** A mail as it lies in the outbox. */
export interface MailRow {
  id: string;
  organisation_id: string | null;
  key: string;
  to_address: string;
  subject: string;
  /** Null once the mail is settled. */
  letter: Letter | null;
  attachment_key: string | null;
  attachment_name: string | null;
  attachment_media_type: string | null;
  created_at: Date;
}

/** What became of a mail. */
export interface DeliveryRow {
  key: string;
  sent_at: Date | null;
  bounced_at: Date | null;
  failed_at: Date | null;
}

/** Adds a mail; null when the organisation has one with that key. */
export async function insertMail(tx: Transaction, mail: NewMail): Promise<string | null> {
  const [row] = await tx<{ id: string }[]>`
    insert into mail_outbox (
      organisation_id, key, to_address, subject, letter, attachment_key, attachment_name, attachment_media_type,
      created_at
    )
    values (
      ${mail.organisationId}, ${mail.key}, ${mail.to}, ${mail.subject}, ${
    tx.json(mail.letter as unknown as Json)
  },
      ${mail.attachment?.key ?? null}, ${mail.attachment?.name ?? null}, ${
    mail.attachment?.mediaType ?? null
  },
      ${mail.now}
    )
    on conflict (organisation_id, key) do nothing
    returning id
  `;
  return row?.id ?? null;
}

/** The mail of that id. */
export async function selectMail(tx: Transaction, id: string): Promise<MailRow | null> {
  const [row] = await tx<MailRow[]>`
    select id, organisation_id, key, to_address, subject, letter, attachment_key, attachment_name,
      attachment_media_type, created_at
    from mail_outbox
    where id = ${id}
  `;
  return row ?? null;
}

/** Notes how a mail ended, once, and forgets its letter. */
export async function settleMail(
  tx: Transaction,
  { id, ending, response, now }: {
    id: string;
    ending: "sent_at" | "bounced_at" | "failed_at";
    response: string;
    now: Date;
  },
): Promise<void> {
  await tx`
    update mail_outbox set ${tx(ending)} = ${now}, response = ${response.slice(0, 500)}, letter = null
    where id = ${id} and letter is not null
  `;
}

/** What became of the mails with these keys, as far as the transaction may see them. */
export async function selectDeliveries(tx: Transaction, keys: string[]): Promise<DeliveryRow[]> {
  return await tx<DeliveryRow[]>`
    select key, sent_at, bounced_at, failed_at from mail_outbox where key = any(${keys}::text[])
  `;
}
