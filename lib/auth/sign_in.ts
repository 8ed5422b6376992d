import { recordAudit } from "../audit/mod.ts";
import type { Credentials, Tokens } from "../contract/auth.ts";
import { system } from "../db/mod.ts";
import { AppError, countAgainst, throttleAddress } from "../http/mod.ts";
import type { Services } from "../services.ts";
import { verifyPassword } from "./passwords.ts";
import { findAccount } from "./queries.ts";
import { openChallenge } from "./second_factor/challenge.ts";
import { type Caller, startSession } from "./start_session.ts";

// An account is throttled together with the address, so that a stranger can't lock its owner out.
const PER_ACCOUNT_AND_ADDRESS = { most: 10, windowSeconds: 15 * 60 };
const PER_ADDRESS = { most: 100, windowSeconds: 15 * 60 };

/**
 * Signs a person in. An unknown address, a wrong password and a deactivated account are told apart by nothing: not by
 * words, not by time, not by throttling. Where a second factor is on, the right password earns a challenge for `completeSignIn()`.
 * @throws AppError "credentials_wrong", "second_factor_required", "too_many_attempts"
 */
export async function signIn(services: Services, credentials: Credentials, caller: Caller): Promise<Tokens> {
  const email = credentials.email.trim().toLowerCase();
  const pairKey = await throttle(services, email, caller.address);
  const account = await system(services.sql, (tx) => findAccount(tx, email));
  const matches = await verifyPassword(credentials.password, account?.password_hash ?? null);

  if (account === null || !matches || !account.is_active) {
    await system(services.sql, (tx) =>
      recordAudit(tx, {
        organisationId: account?.organisation_id ?? null,
        // What was typed for an unknown account is left out: people type passwords into the wrong field.
        actor: account && { userId: account.id, email: account.email },
        action: "session.refused",
        outcome: "refused",
        address: caller.address,
        requestId: caller.requestId,
        detail: { reason: account === null ? "unknown" : matches ? "deactivated" : "password" },
      }));
    throw new AppError("credentials_wrong");
  }
  const opened = await system(services.sql, async (tx) => {
    const challenge = await openChallenge(services, tx, account);
    return challenge === null ? await startSession(services, tx, account, caller) : { challenge };
  });
  await services.cache.remove(pairKey);
  if ("challenge" in opened) throw new AppError("second_factor_required", opened);
  return opened;
}

async function throttle({ cache }: Services, email: string, clientAddress: string): Promise<string> {
  const address = throttleAddress(clientAddress);
  const pairKey = `signin:account:${email}:${address}`;
  await countAgainst(cache, `signin:address:${address}`, PER_ADDRESS);
  await countAgainst(cache, pairKey, PER_ACCOUNT_AND_ADDRESS);
  return pairKey;
}
