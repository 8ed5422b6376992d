import type { Actor } from "../contract/actor.ts";
import { system, tenant, type Transaction } from "../db/mod.ts";
import { AppError } from "../http/mod.ts";
import type { Services } from "../services.ts";
import type { Logo } from "./logo.ts";
import { presentOrganisation } from "./present.ts";
import { findOrganisation, insertOrganisation, selectOrganisations } from "./queries.ts";

/** An organisation as its people know it. */
export interface Organisation {
  id: string;
  name: string;
  brand: {
    name: string;
    /** "#0B5D66". */
    accent: string;
    headFont: string;
    bodyFont: string;
    /** Null for none. */
    logo: Logo | null;
  };
}

/** Adds an organisation: for set-up and the operator's tasks. */
export async function createOrganisation(
  services: Services,
  { name }: { name: string },
): Promise<{ id: string }> {
  return { id: await system(services.sql, (tx) => addOrganisation(services, tx, name)) };
}

/** Adds an organisation within a transaction that does more. */
export async function addOrganisation(services: Services, tx: Transaction, name: string): Promise<string> {
  return await insertOrganisation(tx, name, slugOf(name), services.clock.now());
}

/** Every organisation there is: for the operator's tasks. */
export async function listOrganisations(
  services: Services,
): Promise<{ id: string; slug: string; name: string }[]> {
  return await system(services.sql, selectOrganisations);
}

/** The actor's own organisation. */
export async function readOrganisation(services: Services, actor: Actor): Promise<Organisation> {
  const row = await tenant(
    services.sql,
    actor.organisationId,
    (tx) => findOrganisation(tx, actor.organisationId),
  );
  if (row === null) throw new AppError("not_found");
  return presentOrganisation(row);
}

/** A name as part of an address: lower-case letters, digits and hyphens. */
export function slugOf(name: string): string {
  const plain = name.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase();
  return plain.replace(/[^a-z0-9]+/g, "-").slice(0, 60).replace(/^-+|-+$/g, "") || "organisation";
}
