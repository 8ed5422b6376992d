import type { Config } from "../config.ts";

/** A key that signs, or signed; its id says nothing about it. */
export interface SigningKey {
  id: string;
  secret: string;
}

/** The key that signs, and after it the one before, which is still believed. */
export async function signingKeys(
  { jwtSecret, jwtPreviousSecret }: Pick<Config, "jwtSecret" | "jwtPreviousSecret">,
): Promise<[SigningKey, ...SigningKey[]]> {
  const present = await keyOf(jwtSecret);
  return jwtPreviousSecret === null ? [present] : [present, await keyOf(jwtPreviousSecret)];
}

async function keyOf(secret: string): Promise<SigningKey> {
  const digest = await crypto.subtle.digest("SHA-256", new TextEncoder().encode(`kid:${secret}`));
  return { id: new Uint8Array(digest, 0, 6).toHex(), secret };
}
