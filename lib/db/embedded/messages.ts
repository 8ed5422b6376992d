/** Messages of the Postgres wire protocol (version 3), cut out of a connection's bytes. */
export interface Messages {
  /** The start-up message, or null where the connection wanted something else and got its answer. */
  startup(): Promise<Uint8Array | null>;
  /** The next message, or null at the end; rejects when none has come within `patienceMs`. */
  next(patienceMs: number | null): Promise<Uint8Array | null>;
}

const SSL_REQUEST = 80877103;
const GSS_REQUEST = 80877104;
const PROTOCOL_3 = 3;
const MOST_BYTES = 256 * 1024 * 1024;
const NO = new Uint8Array([0x4e]);

/** Reads messages from a connection, across whatever pieces they arrive in. */
export function openMessages(connection: Deno.Conn): Messages {
  let held = new Uint8Array(0);
  const piece = new Uint8Array(64 * 1024);

  async function take(sizeBytes: number): Promise<Uint8Array | null> {
    if (sizeBytes > MOST_BYTES) throw new RangeError("A message is larger than this server takes");
    const pieces = [held];
    for (let have = held.length; have < sizeBytes;) {
      const read = await connection.read(piece);
      if (read === null) return null;
      pieces.push(piece.slice(0, read));
      have += read;
    }
    const all = pieces.length === 1 ? held : joined(pieces);
    held = all.subarray(sizeBytes) as Uint8Array<ArrayBuffer>;
    return all.subarray(0, sizeBytes);
  }

  async function framed(headBytes: number): Promise<Uint8Array | null> {
    const head = await take(headBytes);
    if (head === null) return null;
    const length = new DataView(head.buffer, head.byteOffset).getInt32(headBytes - 4);
    if (length < 4) throw new RangeError("A message gives a length that can't be");
    const body = await take(length - 4);
    return body === null ? null : joined([head, body]);
  }

  return {
    startup: async () => {
      while (true) {
        const message = await framed(4);
        if (message === null || message.length < 8) return null;
        const code = new DataView(message.buffer).getInt32(4);
        if (code === SSL_REQUEST || code === GSS_REQUEST) await connection.write(NO);
        else return code >> 16 === PROTOCOL_3 ? message : null;
      }
    },
    next: (patienceMs) => patienceMs === null ? framed(5) : within(patienceMs, framed(5)),
  };
}

function joined(pieces: Uint8Array[]): Uint8Array<ArrayBuffer> {
  const all = new Uint8Array(pieces.reduce((sum, piece) => sum + piece.length, 0));
  let at = 0;
  for (const piece of pieces) {
    all.set(piece, at);
    at += piece.length;
  }
  return all;
}

async function within<Value>(patienceMs: number, promise: Promise<Value>): Promise<Value> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error("The connection fell silent in a transaction")), patienceMs);
  });
  try {
    return await Promise.race([promise, late]);
  } finally {
    clearTimeout(timer);
  }
}
