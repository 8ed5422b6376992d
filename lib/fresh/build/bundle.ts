// Keeps the promise that the browser loads each library once, and each island only where it is used.
import * as esbuild from "esbuild";
import { contentHash } from "../static_file.ts";
import type { Client, Script } from "../snapshot.ts";

/** What bundling gives. */
export interface Bundle {
  client: Client;
  /** The scripts by their address. */
  files: Map<string, Uint8Array<ArrayBuffer>>;
  /** The files of the project that went in. */
  inputs: string[];
}

const LAYER = new URL("../", import.meta.url);
const LAYER_PROJECT = filePath(new URL("../../", LAYER));
const BOOT = "boot";

/** Bundles the islands of a project with what starts them. */
export async function bundleIslands(
  root: string,
  islands: string[],
  options: { target: string | string[]; minify: boolean },
): Promise<Bundle> {
  const names = new Map(islands.map((file) => [file, entryName(file)]));
  const built = await esbuild.build({
    entryPoints: [
      { in: filePath(new URL("client/boot.ts", LAYER)), out: BOOT },
      ...islands.map((file) => ({ in: `${root}/${file}`, out: names.get(file)! })),
    ],
    plugins: [importMap(root, await readImports(root))],
    absWorkingDir: root,
    outdir: "/",
    bundle: true,
    splitting: true,
    format: "esm",
    platform: "browser",
    target: options.target,
    minify: options.minify,
    treeShaking: true,
    jsx: "automatic",
    jsxImportSource: "preact",
    entryNames: "[name]",
    chunkNames: "[name]-[hash]",
    legalComments: "none",
    metafile: true,
    write: false,
    logLevel: "silent",
    define: { "process.env.NODE_ENV": '"production"' },
  });
  await esbuild.stop();

  const folder = `/_fresh/js/${await contentHash(joined(built.outputFiles))}`;
  const scripts = readOutputs(built.metafile, folder);
  return {
    client: {
      boot: scripts.get(BOOT)!,
      islands: Object.fromEntries(islands.map((file) => [file, scripts.get(names.get(file)!)!])),
    },
    files: new Map(
      built.outputFiles.map(({ path, contents }) => [folder + path, contents as Uint8Array<ArrayBuffer>]),
    ),
    inputs: Object.keys(built.metafile.inputs).filter((path) => !path.includes("node_modules/")).sort(),
  };
}

/** Every entry by name, with all that it imports before it runs. */
function readOutputs({ outputs }: esbuild.Metafile, folder: string): Map<string, Script> {
  const byName = new Map(Object.entries(outputs).map(([path, output]) => [baseName(path), output]));
  function imported(name: string, seen = new Set<string>()): Set<string> {
    for (const { path, kind } of byName.get(name)?.imports ?? []) {
      if (kind !== "import-statement" || seen.has(baseName(path))) continue;
      seen.add(baseName(path));
      imported(baseName(path), seen);
    }
    return seen;
  }
  return new Map(
    [...byName].filter(([, { entryPoint }]) => entryPoint !== undefined).map(([name]) => [
      name.replace(/\.js$/, ""),
      { url: `${folder}/${name}`, imports: [...imported(name)].sort().map((file) => `${folder}/${file}`) },
    ]),
  );
}

/** Resolves what deno.json maps; packages come from the project's node_modules, or else from the layer's. */
function importMap(root: string, imports: Record<string, string>): esbuild.Plugin {
  return {
    name: "deno.json imports",
    setup(build) {
      build.onResolve(
        { filter: /^fresh\/runtime$/ },
        () => ({ path: filePath(new URL("runtime.ts", LAYER)) }),
      );
      build.onResolve({ filter: /^[^./]/ }, async ({ path, kind, pluginData, resolveDir }) => {
        if (pluginData === "resolved") return null;
        const target = mapped(path, imports);
        if (target?.startsWith("./")) return { path: filePath(new URL(target, `file://${root}/`)) };
        const name = target?.startsWith("npm:") ? packagePath(target) : path;
        // Imports of packages themselves keep to their own folder; the project's keep to one root, hence one copy.
        const folders = resolveDir.includes("node_modules") ? [resolveDir] : [root, LAYER_PROJECT];
        for (const folder of folders) {
          const found = await build.resolve(name, { kind, resolveDir: folder, pluginData: "resolved" });
          if (found.errors.length === 0) return found;
        }
        return { errors: [{ text: `Cannot find "${path}", imported by an island` }] };
      });
    },
  };
}

async function readImports(root: string): Promise<Record<string, string>> {
  for (const folder of [root, LAYER_PROJECT]) {
    try {
      return JSON.parse(await Deno.readTextFile(`${folder}/deno.json`)).imports ?? {};
    } catch (error) {
      if (!(error instanceof Deno.errors.NotFound)) throw error;
    }
  }
  return {};
}

function mapped(specifier: string, imports: Record<string, string>): string | undefined {
  if (imports[specifier] !== undefined) return imports[specifier];
  for (const [prefix, target] of Object.entries(imports)) {
    if (prefix.endsWith("/") && specifier.startsWith(prefix)) return target + specifier.slice(prefix.length);
  }
  return undefined;
}

/** "npm:@scope/name@1.2.3/path" is "@scope/name/path" in node_modules. */
function packagePath(specifier: string): string {
  return specifier.replace(/^npm:\/?/, "").replace(/^((?:@[^/]+\/)?[^@/]+)@[^/]+/, "$1");
}

function entryName(file: string): string {
  return file.replace(/\.[^.]+$/, "").replace(/[^\w]+/g, "_").replace(/^_|_$/g, "");
}

function joined(files: esbuild.OutputFile[]): Uint8Array<ArrayBuffer> {
  const text = files.map(({ path, text }) => path + "\0" + text).sort().join("\0");
  return new TextEncoder().encode(text);
}

function baseName(path: string): string {
  return path.slice(path.lastIndexOf("/") + 1);
}

function filePath(url: URL): string {
  return decodeURIComponent(url.pathname).replace(/\/$/, "");
}
