import { AppError } from "./app_error.ts";

/** How long a body may keep a request waiting; a sender that drips would hold its memory for ever. */
export interface Patience {
  /** Without a byte. */
  idleMs: number;
  /** For the whole. */
  totalMs: number;
}

const PATIENCE: Patience = { idleMs: 30_000, totalMs: 15 * 60_000 };

/**
 * Reads a body whole, counting while it arrives: one byte over the limit ends the reading, whatever the header promised.
 * @throws AppError "body_too_large", "upload_incomplete"
 */
export async function readBytes(request: Request, maxBytes: number): Promise<Uint8Array<ArrayBuffer>> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of limitedChunks(request, maxBytes)) {
    chunks.push(chunk);
    size += chunk.length;
  }
  const bytes = new Uint8Array(size);
  let offset = 0;
  for (const chunk of chunks) {
    bytes.set(chunk, offset);
    offset += chunk.length;
  }
  return bytes;
}

/** The chunks of a body, refused as soon as they pass the limit, come too slowly, or when the connection is cut. */
export async function* limitedChunks(
  request: Request,
  maxBytes: number,
  { idleMs, totalMs }: Patience = PATIENCE,
): AsyncGenerator<Uint8Array> {
  const declared = Number(request.headers.get("content-length") ?? "0");
  if (declared > maxBytes) throw tooLarge(maxBytes);
  if (request.body === null) return;
  const reader = request.body.getReader();
  const endsAt = performance.now() + totalMs;
  let size = 0;
  try {
    while (true) {
      const { done, value } = await readWithin(reader, Math.min(idleMs, endsAt - performance.now()));
      if (done) break;
      size += value.length;
      if (size > maxBytes) throw tooLarge(maxBytes);
      yield value;
    }
  } finally {
    // Not awaited: on a broken connection cancelling may never settle.
    reader.cancel().catch(() => {});
  }
}

async function readWithin(
  reader: ReadableStreamDefaultReader<Uint8Array>,
  ms: number,
): Promise<ReadableStreamReadResult<Uint8Array>> {
  let isLate = false;
  // Cancelling ends the read that waits.
  const timer = setTimeout(() => {
    isLate = true;
    reader.cancel().catch(() => {});
  }, ms);
  const result = await reader.read().catch((cause) => {
    throw new AppError("upload_incomplete", { cause });
  }).finally(() => clearTimeout(timer));
  if (isLate) throw new AppError("upload_incomplete", { detail: "It came too slowly. Try again." });
  return result;
}

/**
 * Reads a JSON body.
 * @throws AppError "media_type_unsupported", "body_too_large", "body_unreadable"
 */
export async function readJson(request: Request, maxBytes: number): Promise<unknown> {
  requireMediaType(request, /^application\/([\w.+-]+\+)?json$/, "application/json");
  return parseJson(await readBytes(request, maxBytes));
}

/** The value of JSON text in UTF-8. */
export function parseJson(bytes: Uint8Array): unknown {
  try {
    return JSON.parse(new TextDecoder("utf-8", { fatal: true }).decode(bytes));
  } catch (cause) {
    throw new AppError("body_unreadable", { detail: "It is not valid JSON in UTF-8.", cause });
  }
}

/** Refuses a body of another kind. */
export function requireMediaType(request: Request, pattern: RegExp, name: string): void {
  const mediaType = (request.headers.get("content-type") ?? "").split(";")[0]?.trim().toLowerCase() ?? "";
  if (!pattern.test(mediaType)) {
    throw new AppError("media_type_unsupported", { detail: `Send it as ${name}.` });
  }
}

function tooLarge(maxBytes: number): AppError {
  return new AppError("body_too_large", { detail: `The limit is ${sizeText(maxBytes)}.` });
}

/** A size as people write it. */
export function sizeText(bytes: number): string {
  return bytes >= 1_000_000 ? `${Math.floor(bytes / 1_000_000)} MB` : `${Math.ceil(bytes / 1000)} KB`;
}
