import type { Readiness } from "../contract/system.ts";
import { refuseUnlessFit } from "../db/mod.ts";
import type { Services } from "../services.ts";

const PROBE_KEY = "probes/ready";
const TIMEOUT_MS = 3_000;

/** Whether everything the portal stands on answers; what failed is logged, and named to the outside without detail. */
export async function readReadiness(services: Services): Promise<Readiness> {
  const checks = await Promise.all([
    check(services, "database", () => refuseUnlessFit(services.sql)),
    check(services, "storage", () => services.storage.put(PROBE_KEY, new Uint8Array([1]))),
    check(services, "cache", () => services.cache.set("probe:ready", 1, 60)),
  ]);
  return { ready: checks.every(({ ok }) => ok), checks };
}

async function check(
  services: Services,
  name: string,
  probe: () => Promise<unknown>,
): Promise<Readiness["checks"][number]> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  try {
    const late = new Promise<never>((_, reject) => {
      timer = setTimeout(() => reject(new Error(`No answer within ${TIMEOUT_MS} ms`)), TIMEOUT_MS);
    });
    await Promise.race([probe(), late]);
    return { name, ok: true, note: null };
  } catch (error) {
    services.log.warn("not ready", { check: name, error });
    return { name, ok: false, note: "It does not answer as it should." };
  } finally {
    clearTimeout(timer);
  }
}
