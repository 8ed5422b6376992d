/**
 * Cache: values and counters that may vanish at any moment, in Redis where REDIS_URL names one and in this process
 * otherwise. It never holds the only copy of anything.
 */
export { openCache } from "./open.ts";
export { memoryCache } from "./memory.ts";
export type { Cache, Count } from "./cache.ts";
