import { type Config, readConfig, SIGNING_SECRET } from "../../lib/config.ts";
import { runProcess } from "../../lib/process.ts";
import { isOwnSecret, randomText, replaceSecret } from "../../lib/secrets.ts";

/**
 * Replaces the key that signs access tokens, and says what follows. A key of our own is replaced here; for one that comes
 * from the environment, this says what to set, and keeps nothing.
 */
export function rotateKeys({ dataDir, jwtSecret }: Pick<Config, "dataDir" | "jwtSecret">): string {
  if (!isOwnSecret(dataDir, SIGNING_SECRET, jwtSecret)) {
    return [
      "JWT_SECRET comes from the environment, so nothing was changed here. Set these for every process:",
      `  JWT_SECRET=${randomText()}`,
      "  JWT_SECRET_PREVIOUS=(what JWT_SECRET is at present)",
      "Where several web processes run, first give all of them the new secret as JWT_SECRET_PREVIOUS, then change over.",
      "Nobody is signed out. After ACCESS_TOKEN_EXPIRE_MINUTES, JWT_SECRET_PREVIOUS may be taken away.",
    ].join("\n");
  }
  replaceSecret(dataDir, SIGNING_SECRET);
  return [
    `A new key is in ${dataDir}/secrets.json; the portal signs with it from its next start.`,
    "Tokens signed with the key before are taken until the next replacement, so nobody is signed out.",
    "If the key before is known to somebody, run this once more.",
  ].join("\n");
}

// deno-lint-ignore require-await
async function main(): Promise<void> {
  console.log(rotateKeys(readConfig()));
}

if (import.meta.main) await runProcess(main);
