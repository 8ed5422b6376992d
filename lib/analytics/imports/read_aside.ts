import { askWorker } from "../../ask_worker.ts";
import type { ErrorCode } from "../../contract/errors.ts";
import { AppError } from "../../http/app_error.ts";
import type { Choices, ImportBatch, ImportFile, ImportReading } from "./reading.ts";

/** What the reading thread is asked: to open files, then for one batch after the other. */
export type Asked = { kind: "open"; files: ImportFile[]; choices: Choices } | { kind: "next" };

/** What it answers. */
export type Told =
  | { kind: "reading"; reading: ImportReading }
  | { kind: "batch"; batch: ImportBatch }
  | { kind: "end" }
  | { kind: "refused"; code: ErrorCode; detail: string | null }
  | { kind: "fault"; fault: string };

/** Files being read on a thread of their own; close it when done. */
export interface ReadAside {
  reading: ImportReading;
  batches(): AsyncGenerator<ImportBatch>;
  close(): void;
}

const TIME_LIMIT_MS = 60_000;

/**
 * `openImport()` on a thread of its own, which is ended when an answer takes too long.
 * @throws AppError those of openImport(), and "import_unreadable" when it takes too long
 */
export async function readAside(
  files: ImportFile[],
  choices: Choices,
  timeLimitMs = TIME_LIMIT_MS,
): Promise<ReadAside> {
  const worker = new Worker(new URL("./read_worker.ts", import.meta.url), { type: "module" });
  const ask = (asked: Asked) => answerOf(worker, asked, timeLimitMs);
  try {
    const told = await ask({ kind: "open", files, choices });
    if (told.kind !== "reading") throw new Error("The reading thread did not say what it read");
    return {
      reading: told.reading,
      async *batches() {
        for (;;) {
          const next = await ask({ kind: "next" });
          if (next.kind !== "batch") return;
          yield next.batch;
        }
      },
      close: () => worker.terminate(),
    };
  } catch (error) {
    worker.terminate();
    throw error;
  }
}

/** What files say, without their figures; throws as readAside() does. */
export async function readOnce(files: ImportFile[], choices: Choices): Promise<ImportReading> {
  const aside = await readAside(files, choices);
  aside.close();
  return aside.reading;
}

async function answerOf(worker: Worker, asked: Asked, timeLimitMs: number): Promise<Told> {
  const told = await askWorker<Told>(worker, asked, { timeLimitMs });
  if (told === null) {
    worker.terminate();
    throw new AppError("import_unreadable", {
      detail: "Reading it took longer than a minute. Export fewer days at once, and import those files.",
    });
  }
  if (told.kind === "refused") {
    throw new AppError(told.code, told.detail === null ? {} : { detail: told.detail });
  }
  if (told.kind === "fault") throw new Error("Reading an export failed", { cause: told.fault });
  return told;
}
