// Keeps the promise that dev.ts says everything about building: what is written, and whether it is up to date.
import { type App, useProject, useSnapshot } from "../app.ts";
import {
  type Client,
  openSnapshot,
  type SavedFile,
  type SavedSnapshot,
  SNAPSHOT_VERSION,
} from "../snapshot.ts";
import { addressOf, contentHash, filesBelow, readStaticFolder, type StaticFile } from "../static_file.ts";
import type { ListenOptions } from "../types.ts";
import type { Bundle } from "./bundle.ts";
import { crawl, type ProjectFiles, TEST_FILE } from "./crawl.ts";
import { serveWithReload, superviseSelf, WORKER_FLAG } from "./dev_server.ts";
import { hashInputs, isBuildFresh } from "./inputs.ts";
import { liveManifest, printManifest, writeManifest } from "./manifest.ts";
import { pack } from "./pack.ts";

/** What `new Builder()` takes; paths are relative to `root`, which is the working directory unless given. */
export interface BuildOptions {
  target?: string | string[];
  root?: string;
  outDir?: string;
  staticDir?: string | string[];
  islandDir?: string;
  routeDir?: string;
  serverEntry?: string;
  ignore?: RegExp[];
}

const TARGETS = ["chrome109", "firefox115", "safari16"];

/** Builds a project for production, or serves it while it is written. */
// deno-lint-ignore no-explicit-any
export class Builder<State = any> {
  readonly #root: string;
  readonly #out: string;
  readonly #static: string[];
  readonly #folders: { routes: string; islands: string };
  readonly #target: string | string[];
  readonly #ignore: RegExp[];

  constructor(options: BuildOptions = {}) {
    this.#root = absolute(options.root ?? ".");
    this.#out = below(this.#root, options.outDir ?? "_fresh");
    this.#static = [options.staticDir ?? "static"].flat().map((folder) => below(this.#root, folder));
    this.#folders = {
      routes: below(this.#root, options.routeDir ?? "routes"),
      islands: below(this.#root, options.islandDir ?? "islands"),
    };
    this.#target = options.target ?? TARGETS;
    this.#ignore = options.ignore ?? [TEST_FILE];
  }

  /**
   * Writes `_fresh/` and `fresh.gen.ts` unless they are up to date, or keeps all in memory; the result gives the build
   * to an application.
   */
  async build(
    options: { mode?: "development" | "production"; snapshot?: "disk" | "memory" } = {},
  ): Promise<(app: App<State>) => void> {
    const found = await this.#crawl();
    const mode = options.mode ?? "production";
    if (options.snapshot !== "memory") {
      await writeManifest(this.#root, printManifest(found, this.#folders.routes));
      const isFresh = await isBuildFresh(this.#root, this.#out, found, this.#static);
      if (!isFresh) await this.#write(found, await this.#bundle(found, mode === "production"));
      return (app) => useProject(app, this.#root);
    }
    const bundle = await this.#bundle(found, mode === "production");
    const snapshot = await openSnapshot(
      this.#root,
      mode,
      liveManifest(this.#root, found, this.#folders.routes),
      bundle.client,
      await this.#filesInMemory(bundle),
    );
    return (app) => useSnapshot(app, snapshot);
  }

  /** Serves the application, built anew and reloaded at every change of a file. */
  async listen(
    importApp: () => Promise<{ app: App<State> } | App<State>>,
    options: ListenOptions = {},
  ): Promise<void> {
    if (!Deno.args.includes(WORKER_FLAG)) return await superviseSelf(this.#root, this.#out);
    const found = await this.#crawl();
    await writeManifest(this.#root, printManifest(found, this.#folders.routes));
    const bundle = await this.#bundle(found, false);
    const manifest = liveManifest(this.#root, found, this.#folders.routes);
    const files = await this.#filesInMemory(bundle);
    const imported = await importApp();
    const app = "app" in imported ? imported.app : imported;
    useSnapshot(app, await openSnapshot(this.#root, "development", manifest, bundle.client, files, true));
    serveWithReload(app, options);
  }

  async #crawl(): Promise<ProjectFiles> {
    return await crawl(this.#root, this.#folders, this.#ignore);
  }

  async #bundle(found: ProjectFiles, minify: boolean): Promise<Bundle> {
    const { bundleIslands } = await import("./bundle.ts"); // esbuild is loaded only when there is something to build
    return await bundleIslands(this.#root, found.islands, { target: this.#target, minify });
  }

  async #filesInMemory(bundle: Bundle): Promise<Map<string, StaticFile>> {
    const files = new Map<string, StaticFile>();
    for (const folder of this.#static.toReversed()) {
      for (const [url, file] of await readStaticFolder(`${this.#root}/${folder}`)) files.set(url, file);
    }
    for (const [url, source] of bundle.files) {
      files.set(url, {
        source,
        size: source.length,
        hash: await contentHash(source),
        immutable: true,
        packed: {},
      });
    }
    return files;
  }

  async #write(found: ProjectFiles, bundle: Bundle): Promise<void> {
    await Deno.remove(`${this.#root}/${this.#out}`, { recursive: true }).catch(ignoreMissing);
    const files: Record<string, SavedFile> = {};
    for (const folder of this.#static.toReversed()) {
      for (const path of await filesBelow(`${this.#root}/${folder}`)) {
        const bytes = await Deno.readFile(`${this.#root}/${folder}/${path}`);
        files[addressOf(path)] = await this.#savePacked(`${folder}/${path}`, bytes);
      }
    }
    for (const [url, bytes] of bundle.files) {
      const source = `${this.#out}/static${url}`;
      await write(`${this.#root}/${source}`, bytes);
      files[url] = await this.#savePacked(source, bytes);
    }
    await this.#writeSnapshot(found, bundle.client, bundle.inputs, files);
  }

  async #savePacked(source: string, bytes: Uint8Array<ArrayBuffer>): Promise<SavedFile> {
    const saved: SavedFile = { source, size: bytes.length, hash: await contentHash(bytes), packed: {} };
    const forms = pack(source, bytes);
    for (const [form, ending] of [["br", "br"], ["gzip", "gz"]] as const) {
      const packed = forms[form];
      if (packed === undefined) continue;
      const path = source.startsWith(this.#out)
        ? `${source}.${ending}`
        : `${this.#out}/static/${source}.${ending}`;
      await write(`${this.#root}/${path}`, packed);
      saved.packed[form] = { source: path, size: packed.length };
    }
    return saved;
  }

  /** Written last and moved into place, so that a build cut short is no build. */
  async #writeSnapshot(
    found: ProjectFiles,
    client: Client,
    bundled: string[],
    files: Record<string, SavedFile>,
  ): Promise<void> {
    const inputs = await hashInputs(this.#root, found, this.#static, bundled);
    const saved: SavedSnapshot = { version: SNAPSHOT_VERSION, inputs, client, files };
    const path = `${this.#root}/${this.#out}/snapshot.json`;
    await write(`${path}.part`, new TextEncoder().encode(JSON.stringify(saved, null, 1)));
    await Deno.rename(`${path}.part`, path);
  }
}

async function write(path: string, bytes: Uint8Array): Promise<void> {
  await Deno.mkdir(path.slice(0, path.lastIndexOf("/")), { recursive: true });
  await Deno.writeFile(path, bytes);
}

function ignoreMissing(error: unknown): void {
  if (!(error instanceof Deno.errors.NotFound)) throw error;
}

function absolute(path: string): string {
  const plain = path.startsWith("file://") ? decodeURIComponent(new URL(path).pathname) : path;
  const full = plain.startsWith("/") ? plain : `${Deno.cwd()}/${plain}`;
  return decodeURIComponent(new URL(`file://${full}/`).pathname).replace(/\/+$/, "");
}

/** A folder relative to the project, however it was named. */
function below(root: string, path: string): string {
  const full = absolute(path.startsWith("/") || path.startsWith("file://") ? path : `${root}/${path}`);
  if (!full.startsWith(root + "/")) throw new Error(`${path} lies outside of the project ${root}`);
  return full.slice(root.length + 1);
}
