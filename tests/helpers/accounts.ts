import type { Role } from "../../lib/contract/roles.ts";
import { system } from "../../lib/db/mod.ts";
import { createOrganisation, createUser } from "../../lib/people/mod.ts";
import { allRows } from "./all_rows.ts";
import type { TestServices } from "./services.ts";

/** Whence the tests sign in. */
export const CALLER = { address: "203.0.113.9", userAgent: "Sample Browser", requestId: "request-1" };
/** The password of everybody `addPerson()` adds. */
export const PASSWORD = "a sample password";

/** Adds a person, with an organisation of their own and a password. */
export async function addPerson(
  services: TestServices,
  email = "vera@sample.example",
  role: Role = "viewer",
) {
  const { id: organisationId } = await createOrganisation(services, { name: "Sample Health Media" });
  return await createUser(services, { organisationId, name: "Vera Sample", email, password: PASSWORD, role });
}

/** What they type to sign in. */
export function credentials(email = "vera@sample.example", password = PASSWORD) {
  return { email, password };
}

/** Changes a row behind the portal's back. */
export async function changeUser(
  services: TestServices,
  userId: string,
  change: { role?: Role; is_active?: boolean },
) {
  await system(services.sql, (tx) => tx`update users set ${tx(change)} where id = ${userId}`);
}

/** The audit log, oldest first. */
export async function audited(services: TestServices) {
  return await allRows(
    services,
    (tx) =>
      tx<{ action: string; outcome: string; actor_email: string | null; detail: { reason?: string } }[]>`
      select action, outcome, actor_email, detail from audit_log order by id
    `,
  );
}

/** Whom the mails in the outbox are to. */
export async function mailed(services: TestServices): Promise<string[]> {
  const rows = await allRows(
    services,
    (tx) => tx<{ to: string }[]>`select to_address as to from mail_outbox`,
  );
  return rows.map(({ to }) => to);
}
