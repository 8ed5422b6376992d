import { askWorker, faultOf } from "../../ask_worker.ts";
import type { ErrorCode } from "../../contract/errors.ts";
import { AppError } from "../../http/app_error.ts";
import { type ReadSource, readSourceFile, type SourceFile } from "./read_source.ts";

/** What the reading thread answers. */
export type Reply = { read: ReadSource } | { refusal: { code: ErrorCode; detail?: string } } | {
  fault: string;
};

/** Long enough for a document of a thousand pages on a slow machine. */
const TIME_LIMIT_MS = 120_000;
const TOO_SLOW = "Save it again with less in it, or in parts, then add that copy.";

/**
 * `readSourceFile()` on a thread of its own, so that a huge or hostile file holds up nothing else and ends when its time does.
 * @throws AppError as it does, and "source_too_slow"
 */
export async function readSourceAside(
  file: SourceFile,
  { signal, timeLimitMs = TIME_LIMIT_MS }: { signal?: AbortSignal; timeLimitMs?: number } = {},
): Promise<ReadSource> {
  signal?.throwIfAborted();
  const worker = new Worker(new URL("./read_worker.ts", import.meta.url), { type: "module" });
  try {
    const reply = await askWorker<Reply>(worker, file, { timeLimitMs, signal });
    if (reply === null) throw new AppError("source_too_slow", { detail: TOO_SLOW });
    if ("read" in reply) return reply.read;
    if ("fault" in reply) throw new Error("Reading a source failed", { cause: reply.fault });
    const { code, detail } = reply.refusal;
    throw new AppError(code, detail === undefined ? {} : { detail });
  } finally {
    worker.terminate();
  }
}

/** What the thread does with a file. */
export async function replyTo(file: SourceFile): Promise<Reply> {
  try {
    return { read: await readSourceFile(file) };
  } catch (error) {
    if (error instanceof AppError) {
      return {
        refusal: { code: error.code, ...(error.detail === undefined ? {} : { detail: error.detail }) },
      };
    }
    return { fault: faultOf(error) };
  }
}
