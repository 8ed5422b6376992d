import { type Clock, systemClock } from "../clock.ts";
import type { Cache, Count } from "./cache.ts";

interface Entry {
  text: string;
  expiresAt: number;
}

/** A cache in this process that forgets the least lately used key past `maxEntries`. */
export function memoryCache(maxEntries = 10_000, clock: Clock = systemClock): Cache {
  // A Map keeps insertion order; each touch re-inserts, so the first key is the one longest untouched.
  const entries = new Map<string, Entry>();

  function read(key: string): Entry | null {
    const entry = entries.get(key);
    if (entry === undefined) return null;
    entries.delete(key);
    if (entry.expiresAt <= clock.now().getTime()) return null;
    entries.set(key, entry);
    return entry;
  }

  function write(key: string, entry: Entry): void {
    entries.delete(key);
    entries.set(key, entry);
    if (entries.size > maxEntries) entries.delete(entries.keys().next().value!);
  }

  function count(key: string, windowSeconds: number): Count {
    const now = clock.now().getTime();
    const open = read(key);
    const entry = {
      text: String(Number(open?.text ?? 0) + 1),
      expiresAt: open?.expiresAt ?? now + windowSeconds * 1000,
    };
    write(key, entry);
    return { count: Number(entry.text), resetsInSeconds: Math.ceil((entry.expiresAt - now) / 1000) };
  }

  return {
    get: <Value>(key: string) => {
      const entry = read(key);
      return Promise.resolve(entry === null ? null : JSON.parse(entry.text) as Value);
    },
    set: (key, value, secondsToLive) => {
      write(key, { text: JSON.stringify(value), expiresAt: clock.now().getTime() + secondsToLive * 1000 });
      return Promise.resolve();
    },
    remove: (key) => {
      entries.delete(key);
      return Promise.resolve();
    },
    increment: (key, windowSeconds) => Promise.resolve(count(key, windowSeconds)),
    close: () => {
      entries.clear();
      return Promise.resolve();
    },
  };
}
