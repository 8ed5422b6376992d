import { parseArgs } from "node:util";
import { makeMonthDeck, MONTH, monthBefore } from "../../lib/analytics/mod.ts";
import { readConfig } from "../../lib/config.ts";
import { runProcess } from "../../lib/process.ts";
import { closeServices, openServices, type Services } from "../../lib/services.ts";
import { StartError } from "../../lib/start_error.ts";
import { chosenOrganisation } from "./organisation.ts";

const USAGE = "deno task analytics:deck [--month 2026-10] [--organisation SLUG] [--out FILE.pptx]";

/** Writes the deck of a month, the last one over by default, and says in a line what it holds. */
export async function analyticsDeck(services: Services, args: string[]): Promise<string> {
  const { month: given, organisation: slug, out } = readOptions(args);
  const month = given ?? monthBefore(services.clock.now());
  if (!MONTH.test(month)) throw new StartError(`"${month}" is no month such as 2026-10.\n${USAGE}`);
  const organisation = await chosenOrganisation(services, slug, USAGE);
  const deck = await makeMonthDeck(services, organisation.id, month);
  const file = out ?? `channels-${month}.pptx`;
  try {
    await Deno.writeFile(file, deck.pptx);
  } catch (error) {
    throw new StartError(`Cannot write ${file}: ${error instanceof Error ? error.message : error}`, {
      cause: error,
    });
  }
  return `${file}: ${deck.slides} slides. ${deck.headline}.`;
}

function readOptions(args: string[]) {
  const text = { type: "string" } as const;
  try {
    return parseArgs({ args, options: { month: text, organisation: text, out: text } }).values;
  } catch (error) {
    throw new StartError(`${error instanceof Error ? error.message : error}\n${USAGE}`, { cause: error });
  }
}

async function main(): Promise<void> {
  const services = await openServices(readConfig());
  try {
    console.log(await analyticsDeck(services, Deno.args));
  } finally {
    await closeServices(services);
  }
}

if (import.meta.main) await runProcess(main);
