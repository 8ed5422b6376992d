import type { Log } from "../log.ts";
import type { Cache } from "./cache.ts";
import { memoryCache } from "./memory.ts";
import { redisCache } from "./redis.ts";

/** Opens Redis where an address is given, and a cache in this process otherwise. */
export async function openCache(redisUrl: string | null, log: Log): Promise<Cache> {
  return redisUrl === null ? memoryCache() : await redisCache(redisUrl, log);
}
