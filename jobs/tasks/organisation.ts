import { listOrganisations } from "../../lib/people/mod.ts";
import type { Services } from "../../lib/services.ts";
import { StartError } from "../../lib/start_error.ts";

/**
 * The organisation with that slug; without one, the only one there is.
 * @throws StartError that names those there are
 */
export async function chosenOrganisation(services: Services, slug: string | undefined, usage: string) {
  const organisations = await listOrganisations(services);
  const found = slug === undefined && organisations.length === 1
    ? organisations[0]
    : organisations.find((one) => one.slug === slug);
  if (found !== undefined) return found;
  const known = organisations.map((one) => one.slug).join(", ") || "none yet";
  throw new StartError(`Name one organisation: ${known}.\n${usage}`);
}
