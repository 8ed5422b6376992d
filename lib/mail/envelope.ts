import type { Message } from "./mailer.ts";

/** A message as nodemailer takes it, coming from an address. */
export function envelope(message: Message, from: string) {
  return {
    messageId: message.messageId,
    from: { name: message.fromName, address: from },
    to: { name: "", address: message.to },
    subject: message.subject,
    text: message.text,
    html: message.html,
    // Keeps holiday notices from answering.
    headers: { "Auto-Submitted": "auto-generated" },
  };
}
