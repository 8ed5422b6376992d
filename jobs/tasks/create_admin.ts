import { readConfig } from "../../lib/config.ts";
import { Email, Name } from "../../lib/contract/people.ts";
import { AppError } from "../../lib/http/mod.ts";
import { createAdmin } from "../../lib/people/mod.ts";
import { runProcess } from "../../lib/process.ts";
import { closeServices, openServices, type Services } from "../../lib/services.ts";
import { StartError } from "../../lib/start_error.ts";
import { chosenOrganisation } from "./organisation.ts";

const USAGE = 'deno task create-admin EMAIL "NAME" [ORGANISATION]';

/** Adds an admin to the organisation named, or to the only one, and says how they sign in. */
export async function createAdminTask(services: Services, args: readonly string[]): Promise<string> {
  const [email, name] = [Email.safeParse(args[0]), Name.safeParse(args[1])];
  if (!email.success || !name.success) throw new StartError(USAGE);
  const organisation = await chosenOrganisation(services, args[2], USAGE);
  try {
    const admin = await createAdmin(services, {
      organisationId: organisation.id,
      email: email.data,
      name: name.data,
    });
    return `${admin.email} is an admin of ${organisation.name}. Password, told this once: ${admin.password}\n` +
      "Sign in and change it in the settings.";
  } catch (error) {
    if (!(error instanceof AppError) || error.fields === undefined) throw error;
    throw new StartError(Object.values(error.fields).join(" "), { cause: error });
  }
}

async function main(): Promise<void> {
  const services = await openServices(readConfig());
  try {
    console.log(await createAdminTask(services, Deno.args));
  } finally {
    await closeServices(services);
  }
}

if (import.meta.main) await runProcess(main);
