import { StartError } from "./start_error.ts";

/** The secret of that name kept in DATA_DIR/secrets.json, made at the first call; only this user may read the file. */
export function ownSecret(dataDir: string, name: string): string {
  const path = `${dataDir}/secrets.json`;
  const kept = readSecrets(path);
  const known = kept[name];
  if (known !== undefined) return known;

  const made = randomText();
  try {
    Deno.mkdirSync(dataDir, { recursive: true, mode: 0o700 });
    const temporary = `${path}.${crypto.randomUUID()}`;
    Deno.writeTextFileSync(temporary, JSON.stringify({ ...kept, [name]: made }), { mode: 0o600 });
    Deno.renameSync(temporary, path);
  } catch (error) {
    throw new StartError(`Cannot write to DATA_DIR "${dataDir}": ${(error as Error).message}`, {
      cause: error,
    });
  }
  return made;
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

function randomText(): string {
  return crypto.getRandomValues(new Uint8Array(32)).toBase64({ alphabet: "base64url", omitPadding: true });
}
