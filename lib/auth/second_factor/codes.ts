import type { Transaction } from "../../db/mod.ts";
import { countAgainst } from "../../http/mod.ts";
import type { Services } from "../../services.ts";
import { findFactor, type Owner, replaceCodes, takeCode, takeStep } from "./queries.ts";
import { newRecoveryCodes, readRecoveryCode } from "./recovery_codes.ts";
import { sealedHash, unseal } from "./sealing.ts";
import { stepOfCode } from "./totp.ts";

// Whoever gets to type a code has shown the password, so counting by account locks nobody out for a stranger's sake.
const PER_ACCOUNT = { most: 10, windowSeconds: 15 * 60 };

/** What a code was. */
export type CodeKind = "app" | "recovery";

/**
 * Counts one more code typed for an account; a right one clears the count.
 * @throws AppError "too_many_attempts"
 */
export async function throttleCodes(
  { cache }: Services,
  { userId }: Owner,
): Promise<{ clear(): Promise<void> }> {
  const key = `second-factor:account:${userId}`;
  await countAgainst(cache, key, PER_ACCOUNT);
  return { clear: () => cache.remove(key) };
}

/** Uses up a code of the app or a recovery code; null when it is neither, or was used before. */
export async function useCode(
  services: Services,
  tx: Transaction,
  owner: Owner,
  code: string,
): Promise<CodeKind | null> {
  const factor = await findFactor(tx, owner);
  if (factor === null || factor.confirmed_at === null) return null;
  const now = services.clock.now();
  const recoveryCode = readRecoveryCode(code);
  if (recoveryCode !== null) {
    const hash = await sealedHash(services.config, owner.userId, recoveryCode);
    return await takeCode(tx, { ...owner, hash, now }) ? "recovery" : null;
  }
  const secret = await unseal(services.config, owner.userId, factor.sealed_secret);
  const step = stepOfCode(secret, code, now);
  return step !== null && await takeStep(tx, { ...owner, step }) ? "app" : null;
}

/** Makes recovery codes in place of the earlier ones, and returns them, this once. */
export async function giveRecoveryCodes(
  services: Services,
  tx: Transaction,
  owner: Owner,
): Promise<string[]> {
  const codes = newRecoveryCodes();
  const hashes = await Promise.all(
    codes.map((code) => sealedHash(services.config, owner.userId, readRecoveryCode(code)!)),
  );
  await replaceCodes(tx, { ...owner, hashes, now: services.clock.now() });
  return codes;
}
