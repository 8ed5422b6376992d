import { recordAudit } from "../../audit/mod.ts";
import { type Caller, hashSecret, newSecret } from "../../auth/mod.ts";
import type { Actor } from "../../contract/actor.ts";
import {
  type Invitation,
  INVITATION_RULES,
  type Invited,
  type InviteForm,
} from "../../contract/invitations.ts";
import { tenant, type Transaction } from "../../db/mod.ts";
import { AppError, countAgainst } from "../../http/mod.ts";
import { mailLater, readDeliveries } from "../../mail/mod.ts";
import type { Services } from "../../services.ts";
import { findOrganisation } from "../queries.ts";
import { readAddresses } from "./addresses.ts";
import { invitationLetter } from "./letters.ts";
import { mailKey, presentInvitation } from "./present.ts";
import {
  type InvitationRow,
  markRevoked,
  renewLink,
  selectInvitation,
  selectInvitations,
  selectMembers,
  upsertInvitation,
} from "./queries.ts";

// However an account was come by, it can't be used to pester strangers.
const PER_ORGANISATION = { most: 60, windowSeconds: 60 * 60 };
const LISTED = { days: 365, most: 200 };

/**
 * Invites each of the pasted addresses, all or none. Whoever has an account in the organisation is left out and named; of
 * accounts elsewhere nothing is said.
 * @throws AppError "input_invalid" naming what is no address, "too_many_attempts"
 */
export async function invitePeople(
  services: Services,
  actor: Actor,
  { emails, role }: InviteForm,
  caller: Caller,
): Promise<Invited> {
  const addresses = addressesOf(emails);
  await throttle(services, actor);
  return await tenant(services.sql, actor.organisationId, async (tx) => {
    const members = await selectMembers(tx, actor.organisationId, addresses);
    const made: { id: string; token: string }[] = [];
    for (const email of addresses.filter((address) => !members.includes(address))) {
      const { token, link } = await newLink(services, actor);
      made.push({ id: await upsertInvitation(tx, { ...link, email, role }), token });
    }
    // Recorded once every row is held: whoever accepts one meanwhile holds it and waits for the log.
    const items: Invitation[] = [];
    for (const each of made) items.push(await send(services, tx, actor, { ...each, caller }));
    return { items, members };
  });
}

/**
 * Sends an open or expired invitation again; the link before stops working.
 * @throws AppError "not_found", "invitation_settled", "too_many_attempts"
 */
export async function resendInvitation(
  services: Services,
  actor: Actor,
  { id }: { id: string },
  caller: Caller,
): Promise<Invitation> {
  await throttle(services, actor);
  return await tenant(services.sql, actor.organisationId, async (tx) => {
    const { token, link } = await newLink(services, actor);
    if (!await renewLink(tx, id, link)) throw await whyNotOpen(tx, actor, id);
    return await send(services, tx, actor, { id, token, caller });
  });
}

/**
 * Withdraws an invitation: its link stops working at once.
 * @throws AppError "not_found", "invitation_settled"
 */
export async function revokeInvitation(
  services: Services,
  actor: Actor,
  { id }: { id: string },
  caller: Caller,
): Promise<void> {
  await tenant(services.sql, actor.organisationId, async (tx) => {
    if (!await markRevoked(tx, actor.organisationId, id, services.clock.now())) {
      throw await whyNotOpen(tx, actor, id);
    }
    await audit(
      tx,
      actor,
      "invitation.revoked",
      (await selectInvitation(tx, actor.organisationId, id))!,
      caller,
    );
  });
}

/** The invitations of the actor's organisation, newest first, each with how far it has come. */
export async function listInvitations(services: Services, actor: Actor): Promise<{ items: Invitation[] }> {
  const now = services.clock.now();
  const since = new Date(now.getTime() - LISTED.days * 86_400_000);
  return await tenant(services.sql, actor.organisationId, async (tx) => {
    const rows = await selectInvitations(tx, actor.organisationId, { since, most: LISTED.most });
    const deliveries = await readDeliveries(tx, rows.map(mailKey));
    return { items: rows.map((row) => presentInvitation(row, deliveries.get(mailKey(row)), now)) };
  });
}

function addressesOf(text: string): string[] {
  const { addresses, faults } = readAddresses(text);
  const refuse = (sentence: string) => new AppError("input_invalid", { fields: { emails: sentence } });
  if (faults.length > 0) {
    const shown = faults.slice(0, 5).map((fault) => `“${fault.slice(0, 60)}”`).join(", ");
    throw refuse(`Nothing was sent: no e-mail address is ${shown}.`);
  }
  if (addresses.length === 0) throw refuse("Write at least one e-mail address.");
  if (addresses.length > INVITATION_RULES.mostAtOnce) {
    throw refuse(`Invite at most ${INVITATION_RULES.mostAtOnce} at once; these are ${addresses.length}.`);
  }
  return addresses;
}

async function throttle({ cache }: Services, { organisationId }: Actor): Promise<void> {
  await countAgainst(cache, `invite:organisation:${organisationId}`, PER_ORGANISATION);
}

async function newLink({ clock }: Services, actor: Actor) {
  const token = newSecret();
  const now = clock.now();
  const expiresAt = new Date(now.getTime() + INVITATION_RULES.validDays * 86_400_000);
  const tokenHash = await hashSecret(token);
  return {
    token,
    link: { organisationId: actor.organisationId, invitedBy: actor.userId, tokenHash, now, expiresAt },
  };
}

async function send(
  services: Services,
  tx: Transaction,
  actor: Actor,
  { id, token, caller }: { id: string; token: string; caller: Caller },
): Promise<Invitation> {
  const now = services.clock.now();
  const row = (await selectInvitation(tx, actor.organisationId, id))!;
  const organisation = (await findOrganisation(tx, actor.organisationId))!.name;
  await mailLater(tx, {
    organisationId: actor.organisationId,
    key: mailKey(row),
    to: row.email,
    subject: `${actor.name} invites you to ${organisation}`,
    letter: invitationLetter({
      organisation,
      inviter: actor.name,
      role: row.role,
      url: `${services.config.publicUrl}/invite/${token}`,
      expiresAt: row.expires_at,
    }),
    now,
  });
  await audit(tx, actor, "invitation.sent", row, caller);
  return presentInvitation(row, "sending", now);
}

async function audit(
  tx: Transaction,
  actor: Actor,
  action: string,
  { id, email, role }: InvitationRow,
  caller: Caller,
): Promise<void> {
  await recordAudit(tx, {
    organisationId: actor.organisationId,
    actor,
    action,
    target: { kind: "invitation", id },
    address: caller.address,
    requestId: caller.requestId,
    detail: { email, role },
  });
}

async function whyNotOpen(tx: Transaction, actor: Actor, id: string): Promise<AppError> {
  const row = await selectInvitation(tx, actor.organisationId, id);
  return new AppError(row === null ? "not_found" : "invitation_settled");
}
