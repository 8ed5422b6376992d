// Keeps the promise that a build is repeated when anything in it has changed, and only then.
import { contentHash, filesBelow } from "../static_file.ts";
import { type SavedSnapshot, SNAPSHOT_VERSION } from "../snapshot.ts";
import type { ProjectFiles } from "./crawl.ts";

const LAYER = decodeURIComponent(new URL("../", import.meta.url).pathname);

/** The hashes of all that a build depends on: the files named, those found, the lock file and this layer. */
export async function hashInputs(
  root: string,
  found: ProjectFiles,
  staticFolders: string[],
  bundled: string[],
): Promise<Record<string, string>> {
  const paths = new Set([...bundled, ...found.islands, "deno.json", "deno.lock"]);
  for (const folder of staticFolders) {
    for (const file of await filesBelow(`${root}/${folder}`)) paths.add(`${folder}/${file}`);
  }
  const hashes: [string, string][] = [...paths].sort().map((path) => [path, `${root}/${path}`]);
  const layer = (await filesBelow(LAYER.replace(/\/$/, ""))).filter((file) =>
    !file.includes("_test.") && !file.startsWith("fixture/")
  );
  hashes.push(...layer.map((file) => [`layer:${file}`, LAYER + file] as [string, string]));
  const entries = await Promise.all(hashes.map(async ([name, path]) => [name, await hashFile(path)]));
  return { ...Object.fromEntries(entries), routes: found.routes.join(" ") };
}

/** Whether `_fresh/` was built from just these files. */
export async function isBuildFresh(
  root: string,
  outFolder: string,
  found: ProjectFiles,
  staticFolders: string[],
): Promise<boolean> {
  try {
    const saved = JSON.parse(await Deno.readTextFile(`${root}/${outFolder}/snapshot.json`)) as SavedSnapshot;
    if (saved.version !== SNAPSHOT_VERSION) return false;
    const bundled = Object.keys(saved.inputs).filter((path) =>
      !path.startsWith("layer:") && path !== "routes"
    );
    const now = await hashInputs(root, found, staticFolders, bundled);
    return JSON.stringify(now) === JSON.stringify(saved.inputs);
  } catch {
    return false; // no build, or none that can be read: build again
  }
}

async function hashFile(path: string): Promise<string> {
  try {
    return await contentHash(await Deno.readFile(path));
  } catch (error) {
    if (error instanceof Deno.errors.NotFound) return "missing";
    throw error;
  }
}
