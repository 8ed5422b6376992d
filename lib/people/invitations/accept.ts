import { recordAudit } from "../../audit/mod.ts";
import { type Caller, hashPassword, hashSecret, startSession } from "../../auth/mod.ts";
import type { Tokens } from "../../contract/auth.ts";
import type { AcceptForm } from "../../contract/invitations.ts";
import { passwordFault } from "../../contract/passwords.ts";
import { system } from "../../db/mod.ts";
import { AppError, countAgainst, throttleAddress } from "../../http/mod.ts";
import { mailLater } from "../../mail/mod.ts";
import type { Services } from "../../services.ts";
import { insertUser } from "../queries.ts";
import { addressTaken } from "../users.ts";
import { renewalLetter } from "./letters.ts";
import {
  type LinkedRow,
  linkInvitee,
  markRenewalAsked,
  selectAdminAddresses,
  selectByToken,
  takeInvitation,
} from "./queries.ts";

const PER_ADDRESS = { most: 50, windowSeconds: 15 * 60 };

/** What the page of an invitation's link shows. */
export type InvitationLink =
  | { state: "open"; email: string; organisation: string }
  | { state: "expired"; organisation: string; renewalAsked: boolean }
  | { state: "gone" };

/** What a link stands for, so that the page can say so before anything is typed. */
export async function readInvitationLink(services: Services, token: string): Promise<InvitationLink> {
  const tokenHash = await hashSecret(token);
  const row = await system(services.sql, (tx) => selectByToken(tx, tokenHash));
  if (row === null || isSettled(row)) return { state: "gone" };
  const organisation = row.organisation_name;
  return row.expires_at <= services.clock.now()
    ? { state: "expired", organisation, renewalAsked: row.renewal_asked_at !== null }
    : { state: "open", email: row.email, organisation };
}

/**
 * Makes the account an invitation is for, once, under the address it was sent to, and signs its owner in.
 * @throws AppError "invitation_invalid", "invitation_expired", "input_invalid", "too_many_attempts"
 */
export async function acceptInvitation(
  services: Services,
  { token, name, password }: AcceptForm & { token: string },
  caller: Caller,
): Promise<Tokens> {
  await throttle(services, caller);
  const tokenHash = await hashSecret(token);
  const now = services.clock.now();
  const invitation = await system(services.sql, (tx) => selectByToken(tx, tokenHash));
  if (invitation === null || isSettled(invitation)) throw new AppError("invitation_invalid");
  if (invitation.expires_at <= now) throw new AppError("invitation_expired");
  const { email, organisation_id: organisationId, organisation_name } = invitation;
  const fault = passwordFault(password, { name, email, organisation: organisation_name });
  if (fault !== null) throw new AppError("input_invalid", { fields: { password: fault } });
  const passwordHash = await hashPassword(password);

  return await system(services.sql, async (tx) => {
    const taken = await takeInvitation(tx, tokenHash, now);
    if (taken === null) throw new AppError("invitation_invalid");
    // Whoever invited most likely sits in the same place; the settings change it.
    const { role, time_zone: timeZone } = taken;
    const user = await insertUser(tx, { organisationId, email, name, passwordHash, role, timeZone, now });
    if (user === null) throw addressTaken();
    await linkInvitee(tx, taken.id, user.id);
    await recordAudit(tx, {
      organisationId,
      actor: { userId: user.id, email },
      action: "invitation.accepted",
      target: { kind: "invitation", id: taken.id },
      address: caller.address,
      requestId: caller.requestId,
      detail: { role },
    });
    return await startSession(services, tx, { ...user, organisation_name }, caller);
  });
}

/**
 * Tells the admins, once a link, that the holder of an expired one would like a new one.
 * @throws AppError "invitation_invalid" for a link that is not an expired one, "too_many_attempts"
 */
export async function askForNewLink(
  services: Services,
  { token }: { token: string },
  caller: Caller,
): Promise<void> {
  await throttle(services, caller);
  const tokenHash = await hashSecret(token);
  const now = services.clock.now();
  await system(services.sql, async (tx) => {
    const invitation = await selectByToken(tx, tokenHash);
    if (invitation === null || isSettled(invitation) || invitation.expires_at > now) {
      throw new AppError("invitation_invalid");
    }
    const { id, organisation_id: organisationId, email } = invitation;
    if (!await markRenewalAsked(tx, id, now)) return;
    for (const to of await selectAdminAddresses(tx, organisationId)) {
      await mailLater(tx, {
        organisationId,
        key: `invitation-renewal:${id}:${invitation.expires_at.getTime()}:${to}`,
        to,
        subject: `${email} asks for a new invitation`,
        letter: renewalLetter({ email, url: `${services.config.publicUrl}/users` }),
        now,
      });
    }
    await recordAudit(tx, {
      organisationId,
      actor: null,
      action: "invitation.renewal_asked",
      target: { kind: "invitation", id },
      address: caller.address,
      requestId: caller.requestId,
      detail: { email },
    });
  });
}

function isSettled({ accepted_at, revoked_at }: LinkedRow): boolean {
  return accepted_at !== null || revoked_at !== null;
}

async function throttle({ cache }: Services, { address }: Caller): Promise<void> {
  await countAgainst(cache, `invitation:address:${throttleAddress(address)}`, PER_ADDRESS);
}
