import { assert, assertEquals, assertRejects } from "../../tests/helpers/assert.ts";
import type { AppError } from "../http/mod.ts";
import { inHashingTurn } from "./hashing_turn.ts";

Deno.test("inHashingTurn() works for few at once, serves in order, and turns away a crowd", async () => {
  const done: number[] = [];
  let working = 0;
  let most = 0;
  const { promise: gate, resolve: open } = Promise.withResolvers<void>();
  const crowd = Array.from({ length: 1000 }, (_, at) =>
    inHashingTurn(async () => {
      most = Math.max(most, ++working);
      await gate;
      working--;
      done.push(at);
    }));
  const refused = crowd.at(-1)!;
  const reason = await assertRejects(() => refused) as AppError;

  open();
  const settled = await Promise.allSettled(crowd);

  assertEquals(reason.code, "service_unavailable");
  assert(most <= Math.max(1, navigator.hardwareConcurrency / 2), `${most} at once`);
  assertEquals(done, done.toSorted((a, b) => a - b));
  assertEquals(settled.filter(({ status }) => status === "fulfilled").length, done.length);
  assert(done.length >= 200 && done.length < 1000, `${done.length} were served`);
});

Deno.test("inHashingTurn() passes the turn on when a work fails", async () => {
  await assertRejects(() => inHashingTurn(() => Promise.reject(new Error("no luck"))));

  assertEquals(await inHashingTurn(() => Promise.resolve("next")), "next");
});
