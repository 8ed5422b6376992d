import { keyedHash, type KeyHolder, sealSecret, unsealSecret } from "../../sealing.ts";

/** Seals the secret of a person's app, so that it opens for nobody else. */
export function seal(config: KeyHolder, ownerId: string, secret: Uint8Array): Promise<Uint8Array> {
  return sealSecret(config, { purpose: "totp-secret", ownerId }, secret);
}

/** Opens what `seal()` sealed. */
export function unseal(config: KeyHolder, ownerId: string, sealed: Uint8Array): Promise<Uint8Array> {
  return unsealSecret(config, { purpose: "totp-secret", ownerId }, sealed);
}

/** What is kept of a recovery code. */
export function sealedHash(config: KeyHolder, ownerId: string, code: string): Promise<Uint8Array> {
  return keyedHash(config, { purpose: "recovery-code", ownerId }, code);
}
