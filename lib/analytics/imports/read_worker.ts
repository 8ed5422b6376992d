/// <reference lib="deno.worker" />
// Reads export files on a thread of its own, so that a huge or hostile file never holds up anything else.
import { faultOf } from "../../ask_worker.ts";
import { AppError } from "../../http/app_error.ts";
import type { Asked, Told } from "./read_aside.ts";
import { openImport } from "./open_import.ts";
import type { ImportBatch } from "./reading.ts";

let batches: Iterator<ImportBatch> | null = null;

self.onmessage = (message: MessageEvent<Asked>) => {
  try {
    self.postMessage(answer(message.data));
  } catch (error) {
    const told: Told = error instanceof AppError
      ? { kind: "refused", code: error.code, detail: error.detail ?? null }
      : { kind: "fault", fault: faultOf(error) };
    self.postMessage(told);
  }
};

function answer(asked: Asked): Told {
  if (asked.kind === "open") {
    const opened = openImport(asked.files, asked.choices);
    batches = opened.batches();
    return { kind: "reading", reading: opened.reading };
  }
  const next = batches?.next();
  return next === undefined || next.done ? { kind: "end" } : { kind: "batch", batch: next.value };
}
