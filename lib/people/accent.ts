import { accentFault, accentStyleSheet } from "../brand.ts";
import type { Actor } from "../contract/actor.ts";
import type { Services } from "../services.ts";
import { readOrganisation } from "./organisations.ts";

/** The style sheet of the accent the actor's organisation brings; empty where that colour can't be read on a page. */
export async function readAccentSheet(services: Services, actor: Actor): Promise<string> {
  const { accent } = (await readOrganisation(services, actor)).brand;
  return accentFault(accent) === null ? accentStyleSheet(accent) : "";
}
