/** Why the service gave no answer, or no whole one. */
export type ChatbotFault =
  | "unreachable"
  | "refused"
  | "failing"
  | "too_slow"
  | "too_large"
  | "broken_off"
  | "malformed"
  | "resting";

/** A failure of the service. Its message is for the log: it holds neither the key nor a question. */
export class ChatbotError extends Error {
  override name = "ChatbotError";

  constructor(readonly fault: ChatbotFault, message: string, options?: ErrorOptions) {
    super(message, options);
  }

  /** Whether it says something of the service rather than of this one question. */
  get isOutage(): boolean {
    return this.fault !== "refused";
  }
}
