import { recordAudit } from "../../audit/mod.ts";
import { system, type Transaction } from "../../db/mod.ts";
import { countAgainst, throttleAddress } from "../../http/mod.ts";
import { mailLater } from "../../mail/mod.ts";
import { enqueue } from "../../queue/mod.ts";
import type { Services } from "../../services.ts";
import { findAccount, findPerson } from "../queries.ts";
import { hashSecret, newSecret } from "../secrets.ts";
import type { Caller } from "../start_session.ts";
import { insertReset } from "./queries.ts";

/** The kind of job that writes the mail with the link. */
export const SEND_RESET_LINK = "send_reset_link";

/** How long a link to set a new password may be used. */
export const RESET_MINUTES = 30;

const PER_ADDRESS = { most: 20, windowSeconds: 15 * 60 };
// Of one mailbox more are passed over in silence: nobody's is to be flooded, and nothing is to be learned from it.
const PER_MAILBOX = { most: 5, windowSeconds: 15 * 60 };

/**
 * Asks for a link to set a new password. Known, unknown and deactivated addresses are told apart by nothing: the same
 * steps are taken for each, and what differs is left to a job.
 * @throws AppError "too_many_attempts", counted by the address asked from
 */
export async function requestPasswordReset(
  services: Services,
  { email }: { email: string },
  caller: Caller,
): Promise<void> {
  await countAgainst(services.cache, `forgot:address:${throttleAddress(caller.address)}`, PER_ADDRESS);
  const { count } = await services.cache.increment(`forgot:mailbox:${email}`, PER_MAILBOX.windowSeconds);
  if (count > PER_MAILBOX.most) return;
  await system(services.sql, async (tx) => {
    const account = await findAccount(tx, email);
    const known = account?.is_active ? account : null;
    await enqueue(tx, {
      organisationId: known?.organisation_id ?? null,
      kind: SEND_RESET_LINK,
      payload: { user_id: known?.id ?? null },
      now: services.clock.now(),
    });
    await recordAudit(tx, {
      organisationId: known?.organisation_id ?? null,
      actor: null,
      action: "password.reset_requested",
      ...(known === null ? {} : { target: { kind: "user", id: known.id } }),
      address: caller.address,
      requestId: caller.requestId,
    });
  });
}

/** Makes the link and mails it: what `requestPasswordReset()` left to a job. It does nothing where nobody is meant. */
export async function sendResetLink(
  services: Services,
  owner: { organisationId: string; userId: string } | null,
  job: { jobId: string; finishIn(tx: Transaction): Promise<void> },
): Promise<void> {
  const token = newSecret();
  const tokenHash = await hashSecret(token);
  const now = services.clock.now();
  await system(services.sql, async (tx) => {
    await job.finishIn(tx);
    const person = owner && await findPerson(tx, owner.organisationId, owner.userId);
    if (owner === null || person === null) return;
    const expiresAt = new Date(now.getTime() + RESET_MINUTES * 60_000);
    await insertReset(tx, { ...owner, tokenHash, now, expiresAt });
    await mailLater(tx, {
      organisationId: owner.organisationId,
      key: `password-reset:${job.jobId}`,
      to: person.email,
      subject: "Set a new password",
      letter: {
        title: "Set a new password",
        paragraphs: [
          `Somebody, most likely you, asked for a new password for your account at ${person.organisation_name}.`,
          `The link works once, for ${RESET_MINUTES} minutes. It signs you out everywhere.`,
        ],
        action: { label: "Set a new password", url: `${services.config.publicUrl}/reset/${token}` },
        note: "If it was not you, there is nothing to do: your password stays as it is.",
      },
      now,
    });
  });
}
