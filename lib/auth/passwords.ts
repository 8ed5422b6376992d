import { inHashingTurn } from "./hashing_turn.ts";

const COST = 12;
const PREFIX = "sha256$";
// A hash nobody knows the password of: what an unknown account is checked against, so that it takes as long.
const DUMMY_HASH = "sha256$$2b$12$bcYssd3JDaxIFNABz9V/QO8p3qGXb7FO2NLAR88VNbrvEwbuNOdJq";

/**
 * Hashes a password for keeping: `sha256$` before bcrypt of the Base64 of the SHA-256 of the password's NFKC form in
 * UTF-8. bcrypt alone would cut the password at 72 bytes. The work happens off the event loop.
 */
export async function hashPassword(password: string): Promise<string> {
  const { hash } = await bcrypt();
  const digested = await digest(password);
  return PREFIX + await inHashingTurn(() => hash(digested, COST));
}

/** Whether the password is the one hashed; takes as long when there is no hash to compare with. */
export async function verifyPassword(password: string, hash: string | null): Promise<boolean> {
  const known = hash?.startsWith(PREFIX) ? hash : DUMMY_HASH;
  const { compare } = await bcrypt();
  const digested = await digest(password);
  const matches = await inHashingTurn(() => compare(digested, known.slice(PREFIX.length)));
  return matches && known === hash;
}

// Loaded when a password is first hashed: it is native code, which the worker and its rights have no use for.
async function bcrypt() {
  return (await import("bcrypt")).default;
}

async function digest(password: string): Promise<string> {
  const bytes = new TextEncoder().encode(password.normalize("NFKC"));
  return new Uint8Array(await crypto.subtle.digest("SHA-256", bytes)).toBase64();
}
