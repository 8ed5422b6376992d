import type { SmtpServer } from "../config.ts";
import { envelope } from "./envelope.ts";
import { BouncedError, type Mailer } from "./mailer.ts";

const TLS_PORT = 465;
const SUBMISSION_PORT = 587;

/** What nodemailer says of a failure. */
interface SmtpFailure extends Error {
  code?: string;
  /** The server answered, and would answer so again. */
  permanent?: boolean;
  response?: string;
}

/**
 * Sends by SMTP: TLS from the start at port 465, STARTTLS or nothing at port 587 and wherever a password is given;
 * elsewhere TLS where the server offers it. Each mail has a connection of its own.
 */
export function smtpMailer(
  server: SmtpServer,
  from: string,
  tls: { rejectUnauthorized?: boolean } = {},
): Mailer {
  return {
    async send(message) {
      // Loaded with the first mail: the web process never sends one.
      const { createTransport } = await import("nodemailer");
      const transport = createTransport({
        host: server.host,
        port: server.port,
        secure: server.port === TLS_PORT,
        requireTLS: server.port === SUBMISSION_PORT || server.user !== null,
        auth: server.user === null ? undefined : { user: server.user, pass: server.password ?? "" },
        tls,
        connectionTimeout: 10_000,
        greetingTimeout: 10_000,
        socketTimeout: 20_000,
        disableFileAccess: true,
        disableUrlAccess: true,
      });
      try {
        return (await transport.sendMail(envelope(message, from))).response;
      } catch (error) {
        throw isBounce(error as SmtpFailure)
          ? new BouncedError((error as SmtpFailure).response ?? (error as Error).message, { cause: error })
          : error;
      } finally {
        transport.close();
      }
    },
  };
}

// A refused sign-in is the operator's to mend: the mail itself was not judged yet.
function isBounce(failure: SmtpFailure): boolean {
  return failure.permanent === true && (failure.code === "EENVELOPE" || failure.code === "EMESSAGE");
}
