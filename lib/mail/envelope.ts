import { Buffer } from "node:buffer";
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
    attachments: message.attachments.map(({ name, mediaType, bytes }) => ({
      filename: name,
      contentType: mediaType,
      content: Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length),
    })),
    // Keeps holiday notices from answering.
    headers: { "Auto-Submitted": "auto-generated" },
  };
}
