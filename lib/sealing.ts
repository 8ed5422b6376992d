import type { Config } from "./config.ts";
import { ownSecret } from "./secrets.ts";

/** What the key is derived from. */
export type KeyHolder = Pick<Config, "secondFactorKey" | "dataDir">;

/** What a secret is for and whose it is: sealed for one, it opens for no other. */
export interface Seal {
  /** Each purpose has a key of its own: "totp-secret". */
  purpose: string;
  ownerId: string;
}

const encoder = new TextEncoder();
const NONCE_BYTES = 12;

/** Seals a secret for keeping in the database (AES-256-GCM, the nonce in front), bound to its owner. */
export async function sealSecret(config: KeyHolder, seal: Seal, secret: Uint8Array): Promise<Uint8Array> {
  const iv = crypto.getRandomValues(new Uint8Array(NONCE_BYTES));
  const sealed = await crypto.subtle.encrypt(boundTo(seal, iv), await aesKey(config, seal), secret.slice());
  return new Uint8Array([...iv, ...new Uint8Array(sealed)]);
}

/** Opens what `sealSecret()` sealed. */
export async function unsealSecret(
  config: KeyHolder,
  seal: Seal,
  sealed: Uint8Array,
): Promise<Uint8Array<ArrayBuffer>> {
  const bytes = new Uint8Array(sealed);
  const parameters = boundTo(seal, bytes.slice(0, NONCE_BYTES));
  try {
    const key = await aesKey(config, seal);
    return new Uint8Array(await crypto.subtle.decrypt(parameters, key, bytes.slice(NONCE_BYTES)));
  } catch (error) {
    throw new Error(
      `Cannot open the secret "${seal.purpose}" of "${seal.ownerId}": was SECOND_FACTOR_KEY replaced?`,
      { cause: error },
    );
  }
}

/** A hash that only who holds the key can make, so that a table of them alone gives nothing to guess against. */
export async function keyedHash(config: KeyHolder, seal: Seal, text: string): Promise<Uint8Array> {
  const key = await derive(config, seal, { name: "HMAC", hash: "SHA-256", length: 256 }, ["sign"]);
  return new Uint8Array(await crypto.subtle.sign("HMAC", key, encoder.encode(`${seal.ownerId}:${text}`)));
}

function boundTo({ ownerId }: Seal, iv: Uint8Array<ArrayBuffer>) {
  return { name: "AES-GCM", iv, additionalData: encoder.encode(ownerId) };
}

function aesKey(config: KeyHolder, seal: Seal): Promise<CryptoKey> {
  return derive(config, seal, { name: "AES-GCM", length: 256 }, ["encrypt", "decrypt"]);
}

async function derive(
  config: KeyHolder,
  { purpose }: Seal,
  kind: AesDerivedKeyParams | HmacKeyGenParams,
  usages: KeyUsage[],
): Promise<CryptoKey> {
  const secret = config.secondFactorKey ?? ownSecret(config.dataDir, "second_factor_key");
  const material = await crypto.subtle.importKey("raw", encoder.encode(secret), "HKDF", false, ["deriveKey"]);
  const info = encoder.encode(`mediahub:${purpose}`);
  const hkdf = { name: "HKDF", hash: "SHA-256", salt: new Uint8Array(), info };
  return await crypto.subtle.deriveKey(hkdf, material, kind, false, usages);
}
