import { assert, assertEquals, assertRejects } from "../../../tests/helpers/assert.ts";
import { episodeAbout } from "../../../tests/helpers/library_files.ts";
import type { AppError } from "../../http/app_error.ts";
import { readSourceAside } from "./read_aside.ts";

const FILE = { ...episodeAbout("gout"), chapters: [] };

Deno.test("readSourceAside() reads a file on its thread, and brings a refusal back as one", async () => {
  const read = await readSourceAside(FILE);
  const silent = { ...FILE, bytes: new TextEncoder().encode("WEBVTT\n\n00:01.000 --> 00:02.000\n\n") };
  const error = await assertRejects(() => readSourceAside(silent)) as AppError;

  assertEquals([read.kind, read.passages.length], ["episode", 1]);
  assertEquals([error.code, error.detail?.startsWith("No words were found.")], [
    "transcript_no_speech",
    true,
  ]);
});

Deno.test("readSourceAside() ends a file that takes too long, and one nobody waits for any more", async () => {
  const late = await assertRejects(() => readSourceAside(FILE, { timeLimitMs: 0 })) as AppError;
  const stopping = new AbortController();
  const reading = readSourceAside(FILE, { signal: stopping.signal });
  stopping.abort();
  const stopped = await assertRejects(() => reading) as Error;

  assertEquals(late.code, "source_too_slow");
  assert(stopped.name === "AbortError", stopped.name);
});
