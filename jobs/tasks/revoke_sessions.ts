import { revokeSessionsByEmail } from "../../lib/auth/mod.ts";
import { readConfig } from "../../lib/config.ts";
import { runProcess } from "../../lib/process.ts";
import { closeServices, openServices, type Services } from "../../lib/services.ts";
import { StartError } from "../../lib/start_error.ts";

const USAGE = "deno task sessions:revoke EMAIL";

/** Signs a person out everywhere, and says at how many places. */
export async function revokeSessions(services: Services, email: string): Promise<string> {
  const revoked = await revokeSessionsByEmail(services, email);
  if (revoked === null) throw new StartError(`Nobody here has the address ${email}.`);
  const { ended } = revoked;
  return `${email} is signed out: ${ended} ${ended === 1 ? "session" : "sessions"} ended.`;
}

async function main(): Promise<void> {
  const [email] = Deno.args;
  if (email === undefined) throw new StartError(USAGE);
  const services = await openServices(readConfig());
  try {
    console.log(await revokeSessions(services, email));
  } finally {
    await closeServices(services);
  }
}

if (import.meta.main) await runProcess(main);
