import { handlers } from "../../jobs/handlers.ts";
import { runOnce } from "../../jobs/loop.ts";
import type { Actor } from "../../lib/contract/actor.ts";
import type { LibrarySource } from "../../lib/contract/library_shapes.ts";
import { addSources } from "../../lib/library/mod.ts";
import type { Services } from "../../lib/services.ts";

const SAMPLE = new URL("../../jobs/tasks/sample/library/", import.meta.url);

/** A file of the sample library. */
export async function sampleFile(name: string): Promise<{ name: string; bytes: Uint8Array<ArrayBuffer> }> {
  return { name, bytes: await Deno.readFile(new URL(name, SAMPLE)) };
}

/** A caption file: who says what, from when to when. */
export function vttFile(
  name: string,
  cues: readonly [from: number, to: number, speaker: string, words: string][],
): { name: string; bytes: Uint8Array<ArrayBuffer> } {
  const lines = cues.map(([from, to, speaker, words]) =>
    `${stamp(from)} --> ${stamp(to)}\n<v ${speaker}>${words}</v>\n`
  );
  return { name, bytes: new TextEncoder().encode(`WEBVTT\n\n${lines.join("\n")}`) };
}

/** A short episode that names its subject, distinct by that subject. */
export function episodeAbout(subject: string): { name: string; bytes: Uint8Array<ArrayBuffer> } {
  return vttFile(`${subject.replaceAll(" ", "-")}.vtt`, [
    [1, 4, "Robin Sample", `Welcome, today we talk about ${subject}.`],
    [5, 9, "Dr Alex Example", `The most important thing about ${subject} is to begin early.`],
    [10, 16, "Dr Alex Example", "We ask every person how they manage at home, and we write it down."],
  ]);
}

/** Adds files as the person and has them read; returns their sources as they are then. */
export async function addAndRead(
  services: Services,
  actor: Actor,
  files: { name: string; bytes: Uint8Array }[],
): Promise<LibrarySource[]> {
  const { items } = await addSources(services, actor, { files }, { requestId: "test" });
  await runJobs(services);
  return items.map(({ source }) => source!);
}

/** Runs every job that waits. */
export async function runJobs(services: Services): Promise<void> {
  while (await runOnce(services, handlers)) { /* Until nothing waits. */ }
}

function stamp(seconds: number): string {
  const part = (value: number, length = 2) => String(Math.floor(value)).padStart(length, "0");
  return `${part(seconds / 3600)}:${part(seconds / 60 % 60)}:${part(seconds % 60)}.${
    part(seconds * 1000 % 1000, 3)
  }`;
}
