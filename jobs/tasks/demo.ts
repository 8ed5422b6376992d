import { runProcess } from "../../lib/process.ts";
import type { Services } from "../../lib/services.ts";
import { runPortal } from "./portal.ts";
import { seed } from "./seed.ts";

/** The sample organisation, and how each of its people signs in. */
async function prepare(services: Services): Promise<string[]> {
  const people = await seed(services);
  return people.map(({ email, password, role }) => `sign-in: ${email} ${password} ${role}`);
}

if (import.meta.main) await runProcess(() => runPortal({ prepare }));
