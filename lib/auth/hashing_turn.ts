import { AppError } from "../http/mod.ts";

/** How many hashes are worked out at the same time: half the processors, so that pages have the other half. */
const AT_ONCE = Math.max(1, Math.floor(navigator.hardwareConcurrency / 2));
/** How many may wait: more than anybody would wait for. */
const MOST_WAITING = 200;
const COME_BACK_SECONDS = 30;

let working = 0;
const waiting: (() => void)[] = [];

/**
 * Works out a password's hash when it is its turn: a rush of sign-ins then waits for itself, and nobody else for it.
 * @throws AppError "service_unavailable" when too many wait already
 */
export async function inHashingTurn<Value>(work: () => Promise<Value>): Promise<Value> {
  if (waiting.length >= MOST_WAITING) {
    throw new AppError("service_unavailable", { retryAfterSeconds: COME_BACK_SECONDS });
  }
  // The one who is called takes over the place of the one who ended, so that nobody comes between.
  if (working >= AT_ONCE) await new Promise<void>((call) => waiting.push(call));
  else working++;
  try {
    return await work();
  } finally {
    const next = waiting.shift();
    if (next === undefined) working--;
    else next();
  }
}
