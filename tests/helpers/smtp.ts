import { SMTPServer } from "smtp-server";

/** What a mail server of the tests was given. */
export interface ReceivedMail {
  from: string;
  to: string[];
  source: string;
  secure: boolean;
  user: string | null;
}

/** What it may be told to say in place of yes. */
export interface SmtpMood {
  /** Answers RCPT TO with this code. */
  recipient?: number;
  /** Answers the mail's end with this code. */
  data?: number;
  /** Offers neither STARTTLS nor sign-in. */
  plain?: boolean;
}

/** A mail server on the loopback address, its certificate its own; `mood` may be changed while it runs. */
export async function withSmtp(
  test: (server: { port: number; received: ReceivedMail[]; mood: SmtpMood }) => Promise<void>,
  mood: SmtpMood = {},
): Promise<void> {
  const received: ReceivedMail[] = [];
  const server = new SMTPServer({
    logger: false,
    authOptional: true,
    disabledCommands: mood.plain ? ["STARTTLS", "AUTH"] : [],
    onAuth: ({ username, password }, _session, done) =>
      password === "a sample password"
        ? done(null, { user: username })
        : done(Object.assign(new Error("no"), { responseCode: 535 })),
    onRcptTo: (_address, _session, done) => done(refusal(mood.recipient)),
    onData: (stream, session, done) => {
      const chunks: Uint8Array[] = [];
      stream.on("data", (chunk: Uint8Array) => chunks.push(chunk));
      stream.on("end", async () => {
        const { mailFrom, rcptTo } = session.envelope;
        const refused = refusal(mood.data);
        if (refused !== null) return done(refused);
        received.push({
          from: mailFrom === false ? "" : mailFrom?.address ?? "",
          to: rcptTo.map(({ address }) => address),
          source: await new Blob(chunks as BlobPart[]).text(),
          secure: session.secure,
          user: session.user === undefined ? null : String(session.user),
        });
        done();
      });
    },
  });
  server.on("error", () => {});
  const { promise: listening, resolve } = Promise.withResolvers<void>();
  server.listen(0, "127.0.0.1", resolve);
  await listening;
  const { port } = server.server.address() as { port: number };
  try {
    await test({ port, received, mood });
  } finally {
    const { promise: closed, resolve: close } = Promise.withResolvers<void>();
    server.close(() => close());
    await closed;
  }
}

function refusal(code: number | undefined): Error | null {
  return code === undefined ? null : Object.assign(new Error("Not now or never"), { responseCode: code });
}
