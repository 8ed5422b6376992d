import { StartError } from "./start_error.ts";

/** The secret of that name kept in DATA_DIR/secrets.json, made at the first call; only this user may read the file. */
export function ownSecret(dataDir: string, name: string): string {
  const path = `${dataDir}/secrets.json`;
  const kept = readSecrets(path);
  const known = kept[name];
  if (known !== undefined) return known;

  const made = randomText();
  writeSecrets(dataDir, { ...kept, [name]: made });
  return made;
}

/** Whether this is the secret of that name kept in DATA_DIR, and so not one that was set from outside. */
export function isOwnSecret(dataDir: string, name: string, secret: string): boolean {
  return readSecrets(`${dataDir}/secrets.json`)[name] === secret;
}

/** What the secret of that name was before `replaceSecret()`; null when it was never replaced. */
export function previousSecret(dataDir: string, name: string): string | null {
  return readSecrets(`${dataDir}/secrets.json`)[previous(name)] ?? null;
}

/** Makes a new secret of that name, and keeps the one before beside it in place of any earlier. */
export function replaceSecret(dataDir: string, name: string): void {
  const before = ownSecret(dataDir, name);
  const kept = readSecrets(`${dataDir}/secrets.json`);
  writeSecrets(dataDir, { ...kept, [name]: randomText(), [previous(name)]: before });
}

/** Text nobody can guess: 32 random bytes. */
export function randomText(): string {
  return crypto.getRandomValues(new Uint8Array(32)).toBase64({ alphabet: "base64url", omitPadding: true });
}

function previous(name: string): string {
  return `${name}_previous`;
}

function writeSecrets(dataDir: string, secrets: Record<string, string>): void {
  const path = `${dataDir}/secrets.json`;
  try {
    Deno.mkdirSync(dataDir, { recursive: true, mode: 0o700 });
    const temporary = `${path}.${crypto.randomUUID()}`;
    Deno.writeTextFileSync(temporary, JSON.stringify(secrets), { mode: 0o600 });
    Deno.renameSync(temporary, path);
  } catch (error) {
    throw new StartError(`Cannot write to DATA_DIR "${dataDir}": ${(error as Error).message}`, {
      cause: error,
    });
  }
}

function readSecrets(path: string): Record<string, string> {
  try {
    return JSON.parse(Deno.readTextFileSync(path));
  } catch (error) {
    // A folder that can't be is said at the write that follows.
    if (error instanceof Deno.errors.NotFound || error instanceof Deno.errors.NotADirectory) return {};
    throw new StartError(`Cannot read "${path}": ${(error as Error).message}`, { cause: error });
  }
}
