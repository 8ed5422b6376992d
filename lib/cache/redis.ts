import { createClient } from "redis";
import type { Log } from "../log.ts";
import type { Cache, Count } from "./cache.ts";
import { memoryCache } from "./memory.ts";

const PREFIX = "mediahub:";
const COMMAND_TIMEOUT_MS = 500;
const WARN_EVERY_MS = 60_000;

// One script, so that the window can't be left without an end between the two commands.
const COUNT_SCRIPT = `
local count = redis.call("incr", KEYS[1])
if count == 1 or redis.call("pttl", KEYS[1]) < 0 then redis.call("pexpire", KEYS[1], ARGV[1]) end
return { count, redis.call("pttl", KEYS[1]) }`;

/**
 * A cache in Redis. While Redis can't be reached, reads find nothing, writes are dropped and counters count in this
 * process; the log says so, once a minute.
 */
export async function redisCache(url: string, log: Log): Promise<Cache> {
  const standIn = memoryCache();
  const client = createClient({
    url,
    disableOfflineQueue: true,
    socket: {
      connectTimeout: 2_000,
      reconnectStrategy: (retries) => Math.min(100 * 2 ** retries, 10_000),
    },
  });
  let warnedAt = -Infinity;

  function away(error: unknown): void {
    if (performance.now() - warnedAt < WARN_EVERY_MS) return;
    warnedAt = performance.now();
    log.warn("Redis can't be reached; counting in this process until it is back", { error });
  }

  async function ask<Value>(command: () => Promise<Value>, otherwise: () => Value | Promise<Value>) {
    try {
      return await within(COMMAND_TIMEOUT_MS, command());
    } catch (error) {
      away(error);
      return await otherwise();
    }
  }

  client.on("error", away);
  const connecting = client.connect().then(() => undefined, away);
  // A Redis that is down must not hold up the start.
  await Promise.race([connecting, pause(2_000)]);

  return {
    get: async <Value>(key: string) => {
      const text = await ask(() => client.get(PREFIX + key), () => null);
      return text === null ? null : JSON.parse(text) as Value;
    },
    set: async (key, value, secondsToLive) => {
      const expiration = { type: "PX" as const, value: Math.max(1, Math.round(secondsToLive * 1000)) };
      await ask<unknown>(() => client.set(PREFIX + key, JSON.stringify(value), { expiration }), () => null);
    },
    remove: async (key) => {
      await ask<unknown>(() => client.del(PREFIX + key), () => null);
    },
    increment: (key, windowSeconds) =>
      ask<Count>(async () => {
        const reply = await client.eval(COUNT_SCRIPT, {
          keys: [PREFIX + key],
          arguments: [String(windowSeconds * 1000)],
        }) as [number, number];
        return { count: reply[0], resetsInSeconds: Math.ceil(reply[1] / 1000) };
      }, () => standIn.increment(key, windowSeconds)),
    close: async () => {
      await standIn.close();
      client.destroy();
      await connecting;
    },
  };
}

async function within<Value>(timeoutMs: number, promise: Promise<Value>): Promise<Value> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error(`Redis took longer than ${timeoutMs} ms`)), timeoutMs);
  });
  try {
    return await Promise.race([promise, late]);
  } finally {
    clearTimeout(timer);
  }
}

function pause(ms: number): Promise<void> {
  return new Promise((resolve) => Deno.unrefTimer(setTimeout(resolve, ms) as unknown as number));
}
