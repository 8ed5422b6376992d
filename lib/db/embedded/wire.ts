import type { PGlite } from "@electric-sql/pglite";
import { openMessages } from "./messages.ts";
import { type Turns, turns } from "./turns.ts";

/** A wire server that takes connections. */
export interface WireServer {
  port: number;
  /** Settles with the reason when PGlite itself fails, not merely a statement. */
  broken: Promise<Error>;
  close(): Promise<void>;
}

const READY = 0x5a;
const IDLE = 0x49;
const PARSE = 0x50;
const TERMINATE = 0x58;
const PASSWORD = 0x70;
const IDLE_IN_TRANSACTION_MS = 60_000;
const SYNC = new Uint8Array([0x53, 0, 0, 0, 4]);
const ASK_PASSWORD = new Uint8Array([0x52, 0, 0, 0, 8, 0, 0, 0, 3]);

/**
 * Serves PGlite to many connections on the loopback address. PGlite has one session, so a connection that begins a
 * query keeps the session to itself until the server is idle again: a statement, or a whole transaction. Without that,
 * the unnamed portal of one connection would be executed by another.
 */
export function serveWire(db: PGlite, options: { port: number; password: string }): WireServer {
  const listener = Deno.listen({ hostname: "127.0.0.1", port: options.port });
  const queue = turns();
  const open = new Map<Deno.Conn, Promise<void>>();
  const { promise: broken, resolve: breakDown } = Promise.withResolvers<Error>();

  async function accept(): Promise<void> {
    for await (const connection of listener) {
      connection.setNoDelay(true);
      const served = serveConnection(db, connection, options.password, queue, breakDown)
        .finally(() => open.delete(connection));
      open.set(connection, served);
    }
  }
  const accepting = accept();

  return {
    port: listener.addr.port,
    broken,
    close: async () => {
      listener.close();
      await accepting;
      for (const connection of open.keys()) closeQuietly(connection);
      await Promise.all(open.values());
    },
  };
}

async function serveConnection(
  db: PGlite,
  connection: Deno.Conn,
  password: string,
  queue: Turns,
  breakDown: (reason: Error) => void,
): Promise<void> {
  const messages = openMessages(connection);
  const statements = new Set<string>();
  let endTurn: (() => void) | null = null;

  const exec = (message: Uint8Array): Promise<Uint8Array> =>
    db.runExclusive(() => db.execProtocolRaw(message)).catch((error: Error) => {
      breakDown(error);
      throw error;
    });

  try {
    const startup = await admit(connection, messages, password);
    if (startup === null) return;
    endTurn = await queue.take();
    await writeAll(connection, await exec(startup));
    endTurn();
    endTurn = null;

    while (true) {
      const message = await messages.next(endTurn === null ? null : IDLE_IN_TRANSACTION_MS);
      if (message === null || message[0] === TERMINATE) return;
      endTurn ??= await queue.take();
      if (message[0] === PARSE) statements.add(nameIn(message));
      const reply = await exec(message);
      const idle = endsIdle(reply);
      await writeAll(connection, reply);
      if (idle) {
        endTurn();
        endTurn = null;
      }
    }
  } catch {
    // The connection is gone or spoke nonsense; what it left behind is cleared below.
  } finally {
    closeQuietly(connection);
    endTurn ??= await queue.take();
    await clearSession(db, exec, statements).catch(() => {});
    endTurn();
  }
}

async function admit(
  connection: Deno.Conn,
  messages: ReturnType<typeof openMessages>,
  password: string,
): Promise<Uint8Array | null> {
  const startup = await messages.startup();
  if (startup === null) return null;
  await writeAll(connection, ASK_PASSWORD);
  const answer = await messages.next(10_000);
  if (answer !== null && answer[0] === PASSWORD && textAt(answer, 5) === password) return startup;
  await writeAll(connection, errorMessage("28P01", "password authentication failed"));
  return null;
}

/** Undoes what a closed connection left in the one session: an open query, an open transaction, its statements. */
async function clearSession(
  db: PGlite,
  exec: (message: Uint8Array) => Promise<Uint8Array>,
  statements: Set<string>,
): Promise<void> {
  await exec(SYNC);
  if (db.isInTransaction()) await db.exec("rollback");
  for (const name of statements) if (name !== "") await exec(closeStatement(name));
  await exec(SYNC);
}

function endsIdle(reply: Uint8Array): boolean {
  return reply.at(-6) === READY && reply.at(-2) === 5 && reply.at(-1) === IDLE;
}

function nameIn(parse: Uint8Array): string {
  return textAt(parse, 5);
}

function textAt(message: Uint8Array, from: number): string {
  const end = message.indexOf(0, from);
  return new TextDecoder().decode(message.subarray(from, end < 0 ? message.length : end));
}

function closeStatement(name: string): Uint8Array {
  return typed("C", `S${name}\0`);
}

function errorMessage(code: string, text: string): Uint8Array {
  return typed("E", `SFATAL\0C${code}\0M${text}\0\0`);
}

function typed(type: string, body: string): Uint8Array {
  const text = new TextEncoder().encode(type + "\0\0\0\0" + body);
  new DataView(text.buffer).setInt32(1, text.length - 1);
  return text;
}

async function writeAll(connection: Deno.Conn, bytes: Uint8Array): Promise<void> {
  for (let sent = 0; sent < bytes.length;) sent += await connection.write(bytes.subarray(sent));
}

function closeQuietly(connection: Deno.Conn): void {
  try {
    connection.close();
  } catch {
    // Closed already, by the other side or by us.
  }
}
