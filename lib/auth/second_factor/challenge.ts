import { recordAudit } from "../../audit/mod.ts";
import type { SecondStep } from "../../contract/account.ts";
import type { Tokens } from "../../contract/auth.ts";
import { system, type Transaction } from "../../db/mod.ts";
import { AppError, countAgainst, throttleAddress } from "../../http/mod.ts";
import type { Services } from "../../services.ts";
import { findPerson, type PersonRow } from "../queries.ts";
import { hashSecret, newSecret } from "../secrets.ts";
import { type Caller, startSession } from "../start_session.ts";
import { throttleCodes, useCode } from "./codes.ts";
import { attemptChallenge, findFactor, insertChallenge, type Owner, takeChallenge } from "./queries.ts";

/** How long a sign-in waits for its code. */
export const CHALLENGE_SECONDS = 5 * 60;
const MOST_ATTEMPTS = 5;
const PER_ADDRESS = { most: 100, windowSeconds: 15 * 60 };

/** Of a person whose password was right: the challenge to send back with a code; null when there is no second factor. */
export async function openChallenge(
  services: Services,
  tx: Transaction,
  person: PersonRow,
): Promise<string | null> {
  const owner = { organisationId: person.organisation_id, userId: person.id };
  const factor = await findFactor(tx, owner);
  if (factor === null || factor.confirmed_at === null) return null;
  const challenge = newSecret();
  const now = services.clock.now();
  await insertChallenge(tx, {
    ...owner,
    tokenHash: await hashSecret(challenge),
    now,
    expiresAt: new Date(now.getTime() + CHALLENGE_SECONDS * 1000),
  });
  return challenge;
}

/**
 * Signs a person in whose password was right, by a code of their app or a recovery code; each code and each challenge is
 * good once.
 * @throws AppError "challenge_expired", "code_wrong", "too_many_attempts"
 */
export async function completeSignIn(
  services: Services,
  { challenge, code }: SecondStep,
  caller: Caller,
): Promise<Tokens> {
  const { cache, clock, sql } = services;
  await countAgainst(cache, `second-factor:address:${throttleAddress(caller.address)}`, PER_ADDRESS);
  const now = clock.now();
  const tokenHash = await hashSecret(challenge);
  const owner = await system(
    sql,
    (tx) => attemptChallenge(tx, { tokenHash, mostAttempts: MOST_ATTEMPTS, now }),
  );
  if (owner === null) throw new AppError("challenge_expired");
  const throttle = await throttleCodes(services, owner);

  const tokens = await system(sql, async (tx) => {
    const person = await findPerson(tx, owner.organisationId, owner.userId);
    if (person === null) throw new AppError("challenge_expired");
    const kind = await useCode(services, tx, owner, code);
    if (kind === null) return null;
    if (!await takeChallenge(tx, tokenHash, now)) throw new AppError("challenge_expired");
    const started = await startSession(services, tx, person, caller);
    if (kind === "recovery") await recordCode(tx, owner, person, caller, "second_factor.recovery_code_used");
    return started;
  });
  if (tokens === null) {
    await system(sql, (tx) => recordCode(tx, owner, null, caller, "session.refused"));
    throw new AppError("code_wrong");
  }
  await throttle.clear();
  return tokens;
}

async function recordCode(
  tx: Transaction,
  { organisationId, userId }: Owner,
  person: PersonRow | null,
  caller: Caller,
  action: string,
): Promise<void> {
  await recordAudit(tx, {
    organisationId,
    actor: person && { userId, email: person.email },
    action,
    target: { kind: "user", id: userId },
    address: caller.address,
    requestId: caller.requestId,
    ...(person === null ? { outcome: "refused", detail: { reason: "second_factor" } } : {}),
  });
}
