import { readConfig } from "../../lib/config.ts";
import { saveBrand } from "../../lib/people/mod.ts";
import { runProcess } from "../../lib/process.ts";
import { brandFrom, refusalOf } from "../../lib/reports/making/mod.ts";
import { closeServices, openServices, type Services } from "../../lib/services.ts";
import { StartError } from "../../lib/start_error.ts";
import { chosenOrganisation } from "./organisation.ts";

const USAGE = "deno task brand FILE.json [ORGANISATION]";

/** Gives an organisation its look, of a file with name, accent, head_font, body_font and logo (a path beside the file). */
export async function brand(services: Services, file: string, slug: string | undefined): Promise<string> {
  const organisation = await chosenOrganisation(services, slug, USAGE);
  const folder = file.slice(0, file.lastIndexOf("/") + 1);
  const kit = await brandFrom(await Deno.readTextFile(file), (path) => Deno.readFile(folder + path));
  await saveBrand(services, organisation.id, { ...kit, logo: kit.logo?.bytes ?? null });
  return `${organisation.name}: name "${kit.name}", accent ${kit.accent}, ${
    kit.logo ? "with" : "without"
  } a logo.`;
}

async function main(): Promise<void> {
  const [file, slug] = Deno.args;
  if (file === undefined) throw new StartError(USAGE);
  const services = await openServices(readConfig());
  try {
    console.log(await brand(services, file, slug));
  } catch (error) {
    const reason = error instanceof Deno.errors.NotFound ? `Cannot read "${file}".` : refusalOf(error);
    throw reason === null ? error : new StartError(reason, { cause: error });
  } finally {
    await closeServices(services);
  }
}

if (import.meta.main) await runProcess(main);
