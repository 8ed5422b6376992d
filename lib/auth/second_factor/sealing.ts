import type { Config } from "../../config.ts";
import { ownSecret } from "../../secrets.ts";

type KeyHolder = Pick<Config, "secondFactorKey" | "dataDir">;

const encoder = new TextEncoder();
const NONCE_BYTES = 12;

/** Seals a secret for keeping (AES-256-GCM, the nonce in front), bound to its owner so that it opens for nobody else. */
export async function seal(config: KeyHolder, ownerId: string, secret: Uint8Array): Promise<Uint8Array> {
  const iv = crypto.getRandomValues(new Uint8Array(NONCE_BYTES));
  const sealed = await crypto.subtle.encrypt(boundTo(ownerId, iv), await sealingKey(config), secret.slice());
  return new Uint8Array([...iv, ...new Uint8Array(sealed)]);
}

/** Opens what `seal()` sealed. */
export async function unseal(config: KeyHolder, ownerId: string, sealed: Uint8Array): Promise<Uint8Array> {
  const bytes = new Uint8Array(sealed);
  const parameters = boundTo(ownerId, bytes.slice(0, NONCE_BYTES));
  try {
    return new Uint8Array(
      await crypto.subtle.decrypt(parameters, await sealingKey(config), bytes.slice(NONCE_BYTES)),
    );
  } catch (error) {
    throw new Error(`Cannot open the second factor of user "${ownerId}": was SECOND_FACTOR_KEY replaced?`, {
      cause: error,
    });
  }
}

/** What is kept of a recovery code: keyed, so that the table alone gives nothing to guess against. */
export async function sealedHash(config: KeyHolder, ownerId: string, code: string): Promise<Uint8Array> {
  const key = await derive(config, "recovery-code", { name: "HMAC", hash: "SHA-256", length: 256 }, ["sign"]);
  return new Uint8Array(await crypto.subtle.sign("HMAC", key, encoder.encode(`${ownerId}:${code}`)));
}

function boundTo(ownerId: string, iv: Uint8Array<ArrayBuffer>) {
  return { name: "AES-GCM", iv, additionalData: encoder.encode(ownerId) };
}

function sealingKey(config: KeyHolder): Promise<CryptoKey> {
  return derive(config, "totp-secret", { name: "AES-GCM", length: 256 }, ["encrypt", "decrypt"]);
}

async function derive(
  config: KeyHolder,
  purpose: string,
  kind: AesDerivedKeyParams | HmacKeyGenParams,
  usages: KeyUsage[],
): Promise<CryptoKey> {
  const secret = config.secondFactorKey ?? ownSecret(config.dataDir, "second_factor_key");
  const material = await crypto.subtle.importKey("raw", encoder.encode(secret), "HKDF", false, ["deriveKey"]);
  const info = encoder.encode(`mediahub:${purpose}`);
  const hkdf = { name: "HKDF", hash: "SHA-256", salt: new Uint8Array(), info };
  return await crypto.subtle.deriveKey(hkdf, material, kind, false, usages);
}
