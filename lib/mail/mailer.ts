/** A mail, drawn and addressed. */
export interface Message {
  /** The same at each attempt, so that a receiver that was given it twice can tell. */
  messageId: string;
  fromName: string;
  to: string;
  subject: string;
  text: string;
  html: string;
  /** Where the letter's action leads, for a developer who has no mail server. */
  link: string | null;
  attachments: { name: string; mediaType: string; bytes: Uint8Array }[];
  askedAt: Date;
}

/** Takes mails to where they go. */
export interface Mailer {
  /**
   * Hands a mail over, and returns what the other side said.
   * @throws BouncedError where it was refused for good; anything else may be tried again
   */
  send(message: Message): Promise<string>;
}

/** The mail server refused the mail, and would refuse it again. */
export class BouncedError extends Error {
  override name = "BouncedError";
}
