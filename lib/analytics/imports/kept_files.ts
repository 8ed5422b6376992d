import type { Services } from "../../services.ts";
import type { ImportFindings, KeptFile } from "./findings.ts";
import { importFileKey } from "./keys.ts";
import type { ImportFile } from "./reading.ts";

/** Stores the files of an import in their order. */
export async function keepFiles(
  services: Services,
  folder: string,
  files: ImportFile[],
): Promise<KeptFile[]> {
  for (const [index, { bytes }] of files.entries()) {
    await services.storage.put(importFileKey(folder, index), bytes);
  }
  return await hashFiles(files);
}

/** Files by their hashes. */
export async function hashFiles(files: ImportFile[]): Promise<KeptFile[]> {
  return await Promise.all(
    files.map(async ({ name, bytes }) => ({ name, bytes: bytes.length, sha256: await sha256(bytes) })),
  );
}

/** The files of an import as they were given. */
export async function readFiles(
  services: Services,
  { storage_key, findings }: { storage_key: string; findings: ImportFindings },
): Promise<ImportFile[]> {
  return await Promise.all(findings.files.map(async ({ name }, index) => ({
    name,
    bytes: await services.storage.get(importFileKey(storage_key, index)),
  })));
}

/** What tells a delivery from others: the hash of its file, or of its files' hashes in whatever order they came. */
export async function deliveryHash(files: KeptFile[]): Promise<string> {
  const hashes = files.map((file) => file.sha256).sort();
  return hashes.length === 1 ? hashes[0]! : await sha256(new TextEncoder().encode(hashes.join("\n")));
}

async function sha256(bytes: Uint8Array): Promise<string> {
  return new Uint8Array(await crypto.subtle.digest("SHA-256", new Uint8Array(bytes))).toHex();
}
