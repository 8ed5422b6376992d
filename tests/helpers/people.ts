import type { Actor } from "../../lib/contract/actor.ts";
import type { Role } from "../../lib/contract/roles.ts";
import { system, type Transaction } from "../../lib/db/mod.ts";
import type { Services } from "../../lib/services.ts";

/** The people of the tests: three of one organisation, and the admin of another. */
export interface People {
  /** Admin of Sample Health Media. */
  ada: Actor;
  /** Editor of the same. */
  ed: Actor;
  /** Viewer of the same. */
  vera: Actor;
  /** Admin of Other Sample Media. */
  otto: Actor;
}

/** Makes the people of the tests, each with a session that is a day long; none has a password. */
export async function people(services: Services): Promise<People> {
  const now = services.clock.now();
  return await system(services.sql, async (tx) => {
    const own = await addOrganisation(tx, "Sample Health Media", "sample-health-media", now);
    const other = await addOrganisation(tx, "Other Sample Media", "other-sample-media", now);
    return {
      ada: await addPerson(tx, own, "Ada Sample", "ada@sample.example", "admin", now),
      ed: await addPerson(tx, own, "Ed Sample", "ed@sample.example", "editor", now),
      vera: await addPerson(tx, own, "Vera Sample", "vera@sample.example", "viewer", now),
      otto: await addPerson(tx, other, "Otto Sample", "otto@other.example", "admin", now),
    };
  });
}

async function addOrganisation(tx: Transaction, name: string, slug: string, now: Date): Promise<string> {
  const [row] = await tx<{ id: string }[]>`
    insert into organisations (name, slug, created_at) values (${name}, ${slug}, ${now}) returning id
  `;
  return row!.id;
}

async function addPerson(
  tx: Transaction,
  organisationId: string,
  name: string,
  email: string,
  role: Role,
  now: Date,
): Promise<Actor> {
  const [user] = await tx<{ id: string }[]>`
    insert into users (organisation_id, email, name, role, created_at)
    values (${organisationId}, ${email}, ${name}, ${role}, ${now})
    returning id
  `;
  const [session] = await tx<{ id: string }[]>`
    insert into sessions (organisation_id, user_id, token_hash, created_at, last_seen_at, expires_at)
    values (
      ${organisationId}, ${user!.id}, ${crypto.getRandomValues(new Uint8Array(32))}, ${now}, ${now},
      ${new Date(now.getTime() + 86_400_000)}
    )
    returning id
  `;
  return { userId: user!.id, organisationId, role, sessionId: session!.id, name, email, timeZone: "UTC" };
}
