// Keeps the promise that a running application knows its routes, islands and files before it answers, and reads no other.
import type { FunctionComponent } from "preact";
import type { RouteFile } from "./fs_routes.ts";
import type { KnownIsland } from "./render/state.ts";
import { type FileForm, KEPT_BYTES, readStaticFolder, type StaticFile } from "./static_file.ts";

/** The generated list of routes and islands, each loaded by a function. */
export interface Manifest {
  routes: Record<string, () => Promise<Record<string, unknown>>>;
  islands: Record<string, () => Promise<Record<string, unknown>>>;
}

/** A script of the build and the scripts it imports. */
export interface Script {
  url: string;
  imports: string[];
}

/** The scripts of the browser: what starts the islands of a page, and each island's file. */
export interface Client {
  boot: Script;
  islands: Record<string, Script>;
}

/** All an application serves from. */
export interface Snapshot {
  root: string;
  mode: "development" | "production";
  routes: RouteFile[];
  islands: Map<unknown, KnownIsland>;
  client: Client | null;
  files: Map<string, StaticFile>;
  /** Whether pages load the script that reloads them after a change. */
  reload: boolean;
}

/** What the build leaves in `_fresh/snapshot.json`; file paths are relative to the project. */
export interface SavedSnapshot {
  version: number;
  /** The hash of every file that went into the build. */
  inputs: Record<string, string>;
  client: Client;
  files: Record<string, SavedFile>;
}
/** A static file with its packed forms. */
export interface SavedFile {
  source: string;
  size: number;
  hash: string;
  packed: { br?: { source: string; size: number }; gzip?: { source: string; size: number } };
}

/** The shape of `_fresh/snapshot.json`. */
export const SNAPSHOT_VERSION = 1;
/** The query under which an address carries its content's hash. */
export const HASH_QUERY = "__frsh_c";

const PROJECT = decodeURIComponent(new URL("../..", import.meta.url).pathname).replace(/\/$/, "");
const EMPTY: Snapshot = {
  root: ".",
  mode: "production",
  routes: [],
  islands: new Map(),
  client: null,
  files: new Map(),
  reload: false,
};
const NO_MANIFEST: Manifest = { routes: {}, islands: {} };
let newest: Snapshot = EMPTY;

/** The snapshot made last, for `asset()` outside of a page being drawn. */
export function newestSnapshot(): Snapshot {
  return newest;
}

/** Loads a project's snapshot: `fresh.gen.ts` when its routes are wanted, and `_fresh/` when it has been built. */
export async function loadSnapshot(
  mode: Snapshot["mode"],
  withRoutes: boolean,
  root = PROJECT,
): Promise<Snapshot> {
  const saved = await readSaved(`${root}/_fresh/snapshot.json`);
  const files = saved === null ? await readStaticFolder(`${root}/static`) : await savedFiles(root, saved);
  return await openSnapshot(
    root,
    mode,
    withRoutes ? await readManifest(root) : NO_MANIFEST,
    saved?.client ?? null,
    files,
  );
}

/** Loads every route and island of a manifest. */
export async function openSnapshot(
  root: string,
  mode: Snapshot["mode"],
  manifest: Manifest,
  client: Client | null,
  files: Map<string, StaticFile>,
  reload = false,
): Promise<Snapshot> {
  const [routes, islands] = await Promise.all([loadAll(manifest.routes), loadAll(manifest.islands)]);
  return newest = {
    root,
    mode,
    routes: routes.map(([file, exports]) => ({ file, exports })),
    islands: islandComponents(islands),
    client,
    files,
    reload,
  };
}

/** Refuses to serve islands that no browser could load. */
export function requireBuiltIslands({ islands, client }: Snapshot): void {
  if (islands.size > 0 && client === null) {
    throw new Error(
      'The islands are not built: _fresh/snapshot.json is missing. Run "deno run -A dev.ts build" first.',
    );
  }
}

/** The address of a static file with its hash; other addresses stay as they are. */
export function assetUrl(snapshot: Snapshot, path: string, basePath: string): string {
  if (!path.startsWith("/") || path.startsWith("//") || path.includes("?")) return path;
  const [file = "", fragment] = path.split("#", 2);
  const hash = snapshot.files.get(file.startsWith(basePath) ? file.slice(basePath.length) : file)?.hash;
  if (!hash || snapshot.mode === "development") return path;
  return `${file}?${HASH_QUERY}=${hash}${fragment === undefined ? "" : "#" + fragment}`;
}

async function readManifest(root: string): Promise<Manifest> {
  const file = new URL(`file://${root}/fresh.gen.ts`);
  try {
    await Deno.lstat(file);
  } catch (error) {
    if (error instanceof Deno.errors.NotFound) return NO_MANIFEST;
    throw error;
  }
  // Routes import "fresh", so they can only be loaded once this module stands: hence no import at the top.
  return await import(file.href);
}

async function readSaved(file: string): Promise<SavedSnapshot | null> {
  try {
    const saved = JSON.parse(await Deno.readTextFile(file)) as SavedSnapshot;
    return saved.version === SNAPSHOT_VERSION ? saved : null;
  } catch (error) {
    if (error instanceof Deno.errors.NotFound) return null;
    throw new Error(`Cannot read ${file}; delete _fresh/ and build again`, { cause: error });
  }
}

/** Small files are read at once, so that another build beside a running server takes nothing away from it. */
async function savedFiles(root: string, saved: SavedSnapshot): Promise<Map<string, StaticFile>> {
  const opened = async ({ source, size }: { source: string; size: number }): Promise<FileForm> => {
    const path = `${root}/${source}`;
    return { source: size > KEPT_BYTES ? path : await Deno.readFile(path), size };
  };
  const files = Object.entries(saved.files).map(async ([url, file]): Promise<[string, StaticFile]> => [url, {
    ...await opened(file),
    hash: file.hash,
    immutable: url.startsWith("/_fresh/js/"),
    packed: {
      br: file.packed.br && await opened(file.packed.br),
      gzip: file.packed.gzip && await opened(file.packed.gzip),
    },
  }]);
  return new Map(await Promise.all(files));
}

async function loadAll(files: Manifest["routes"]): Promise<[string, Record<string, unknown>][]> {
  return await Promise.all(
    Object.entries(files).map(async ([file, load]) =>
      [file, await load()] as [string, Record<string, unknown>]
    ),
  );
}

function islandComponents(islands: [string, Record<string, unknown>][]): Map<unknown, KnownIsland> {
  const known = new Map<unknown, KnownIsland>();
  for (const [file, exports] of islands) {
    for (const [exportName, component] of Object.entries(exports)) {
      if (typeof component !== "function") continue;
      known.set(component, { file, exportName, component: component as FunctionComponent });
    }
  }
  return known;
}
