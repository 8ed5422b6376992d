import { expirePlatformData, EXPIRY_EVERY_MS } from "../lib/analytics/mod.ts";
import { recurring } from "./recurring.ts";

/** Drops what a platform's terms let nobody keep, some hours apart. */
export const expirePlatformDataJob = recurring("expire_platform_data", EXPIRY_EVERY_MS, expirePlatformData);
