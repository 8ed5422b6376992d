import { assertEquals, assertRejects } from "../../tests/helpers/assert.ts";
import type { ServerEvent } from "../contract/endpoint.ts";
import { AppError } from "./app_error.ts";
import { followChanges } from "./follow.ts";

type Work = { state: "running" | "done"; read: number };

/** A read that answers one state after the other, then the last for ever. */
function readOf(...states: Work[]): () => Promise<Work> {
  let asked = 0;
  return () => Promise.resolve(states[Math.min(asked++, states.length - 1)]!);
}

const following = (signal = new AbortController().signal) => ({
  event: "work",
  isSettled: ({ state }: Work) => state === "done",
  signal,
  lookEveryMs: 0,
});

Deno.test("followChanges() tells each state once and ends with the settled one", async () => {
  const asked: Work = { state: "running", read: 0 };
  const read = readOf(asked, asked, asked, { state: "running", read: 5 }, { state: "done", read: 9 });

  const told: ServerEvent[] = [];
  for await (const event of await followChanges(read, following())) told.push(event);

  assertEquals(told, [
    { event: "work", data: { state: "running", read: 0 } },
    { event: "work", data: { state: "running", read: 5 } },
    { event: "work", data: { state: "done", read: 9 } },
  ]);
});

Deno.test("followChanges() refuses before any stream what may not be read", async () => {
  const read = () => Promise.reject<Work>(new AppError("not_found"));

  await assertRejects(() => followChanges(read, following()));
});

Deno.test("followChanges() ends without another look once nobody follows", async () => {
  const control = new AbortController();
  const told: ServerEvent[] = [];

  for await (
    const event of await followChanges(readOf({ state: "running", read: 1 }), {
      ...following(control.signal),
      lookEveryMs: 3_600_000,
    })
  ) {
    told.push(event);
    control.abort();
  }

  assertEquals(told.length, 1);
});
