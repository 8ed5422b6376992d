import { readConfig } from "../../lib/config.ts";
import { AppError } from "../../lib/http/mod.ts";
import { disableUser } from "../../lib/people/mod.ts";
import { runProcess } from "../../lib/process.ts";
import { closeServices, openServices, type Services } from "../../lib/services.ts";
import { StartError } from "../../lib/start_error.ts";

const USAGE = "deno task user:disable EMAIL";

/** Deactivates whoever has that address, and says so. */
export async function disableUserTask(services: Services, email: string | undefined): Promise<string> {
  if (email === undefined) throw new StartError(USAGE);
  try {
    const user = await disableUser(services, email);
    return `${user.email} is deactivated and signed out everywhere. An admin can reactivate them under People.`;
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    const reason = error.code === "not_found" ? `Nobody has the address "${email}".` : error.message;
    throw new StartError(reason, { cause: error });
  }
}

async function main(): Promise<void> {
  const services = await openServices(readConfig());
  try {
    console.log(await disableUserTask(services, Deno.args[0]));
  } finally {
    await closeServices(services);
  }
}

if (import.meta.main) await runProcess(main);
