import type { Log } from "../log.ts";
import { envelope } from "./envelope.ts";
import type { Mailer } from "./mailer.ts";

/** Keeps mails as files that any mail program opens, and says so in one line each, with the link unless it is hidden. */
export function folderMailer(
  folder: string,
  from: string,
  { log, hideLinks }: { log: Log; hideLinks: boolean },
): Mailer {
  return {
    async send(message) {
      const { createTransport } = await import("nodemailer");
      const transport = createTransport({ streamTransport: true, buffer: true, newline: "windows" });
      const made = await transport.sendMail(envelope(message, from));
      // The same name at each attempt: a mail that is written twice is there once.
      const day = message.askedAt.toISOString().replace(/\.\d+Z$/, "").replaceAll(/[-:]/g, "").replace(
        "T",
        "-",
      );
      const file = `${folder}/${day}-${message.messageId.slice(1, 13)}.eml`;
      await Deno.mkdir(folder, { recursive: true, mode: 0o700 });
      await Deno.writeFile(file, made.message as Uint8Array, { mode: 0o600 });
      const link = hideLinks || message.link === null ? {} : { link: message.link };
      log.info("mail kept as a file, for no SMTP_HOST is set", { to: message.to, file, ...link });
      return `kept as ${file}`;
    },
  };
}
