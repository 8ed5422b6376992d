import { recordAudit } from "../audit/mod.ts";
import { type Caller, hashPassword, hashSecret, newSecret, startSession } from "../auth/mod.ts";
import type { Tokens } from "../contract/auth.ts";
import { passwordFault } from "../contract/passwords.ts";
import type { SetupForm } from "../contract/people.ts";
import { system } from "../db/mod.ts";
import { AppError } from "../http/mod.ts";
import type { Services } from "../services.ts";
import { addOrganisation } from "./organisations.ts";
import { findSetupLink, insertUser, replaceSetupLink, takeSetupLink } from "./queries.ts";
import { addressTaken } from "./users.ts";

const VALID_HOURS = 24;

/** Makes the one link by which the first admin of an empty portal gets in; null when there are people already. */
export async function createSetupLink(services: Services): Promise<{ url: string; expiresAt: Date } | null> {
  const token = newSecret();
  const now = services.clock.now();
  const expiresAt = new Date(now.getTime() + VALID_HOURS * 3_600_000);
  const tokenHash = await hashSecret(token);
  const made = await system(services.sql, (tx) => replaceSetupLink(tx, { tokenHash, now, expiresAt }));
  return made ? { url: `${services.config.publicUrl}/setup/${token}`, expiresAt } : null;
}

/** Whether the link may still be used, so that the page can say so before anything is typed. */
export async function isSetupLinkValid(services: Services, token: string): Promise<boolean> {
  const tokenHash = await hashSecret(token);
  return await system(services.sql, (tx) => findSetupLink(tx, tokenHash, services.clock.now()));
}

/**
 * Makes the first organisation and its admin, once, and signs the admin in.
 * @throws AppError "setup_link_invalid", "input_invalid"
 */
export async function redeemSetupLink(
  services: Services,
  bearer: { token: string },
  form: SetupForm,
  caller: Caller,
): Promise<Tokens> {
  const fault = passwordFault(form.password, { ...form, organisation: form.organisation_name });
  if (fault !== null) throw new AppError("input_invalid", { fields: { password: fault } });
  if (!await isSetupLinkValid(services, bearer.token)) throw new AppError("setup_link_invalid");
  const passwordHash = await hashPassword(form.password);
  const tokenHash = await hashSecret(bearer.token);
  const now = services.clock.now();

  return await system(services.sql, async (tx) => {
    if (!await takeSetupLink(tx, tokenHash, now)) throw new AppError("setup_link_invalid");
    const organisationId = await addOrganisation(services, tx, form.organisation_name);
    const user = await insertUser(tx, {
      organisationId,
      email: form.email,
      name: form.name,
      passwordHash,
      role: "admin",
      timeZone: "UTC",
      now,
    });
    if (user === null) throw addressTaken();
    await recordAudit(tx, {
      organisationId,
      actor: { userId: user.id, email: user.email },
      action: "organisation.created",
      target: { kind: "organisation", id: organisationId },
      address: caller.address,
      requestId: caller.requestId,
    });
    return await startSession(services, tx, { ...user, organisation_name: form.organisation_name }, caller);
  });
}
