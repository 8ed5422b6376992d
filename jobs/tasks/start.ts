import { createSetupLink } from "../../lib/people/mod.ts";
import { runProcess } from "../../lib/process.ts";
import type { Services } from "../../lib/services.ts";
import { runPortal } from "./portal.ts";

/** On an empty database, the line with the one-time link by which the first admin gets in. */
async function prepare(services: Services): Promise<string[]> {
  const link = await createSetupLink(services);
  return link === null
    ? []
    : [`first admin: ${link.url} (works once, until ${link.expiresAt.toISOString()})`];
}

if (import.meta.main) await runProcess(() => runPortal({ prepare }));
