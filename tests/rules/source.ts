/** A file of the project, as the rules see it. */
export interface SourceFile {
  /** From the project's root: "lib/auth/mod.ts". */
  path: string;
  source: string;
}

/** One import, by what it names. */
export interface Import {
  from: string;
  /** The path of the imported file, or the bare name of a package. */
  to: string;
}

const IMPORT =
  /(?:^|[\s;}])(?:import|export)\s+(?:type\s+)?(?:[\w$*{][^"'`;]*?\sfrom\s+)?["']([^"'\n]+)["']/g;
const DYNAMIC_IMPORT = /\bimport\(\s*["'`]([^"'`\n]+)["'`]/g;

/** What a file imports, relative paths resolved. */
export function importsOf({ path, source }: SourceFile): Import[] {
  const code = withoutComments(source);
  return [...code.matchAll(IMPORT), ...code.matchAll(DYNAMIC_IMPORT)]
    .map((match) => ({ from: path, to: resolve(path, match[1]!) }));
}

/** The code without its comments, so that a rule does not stumble over prose. */
export function withoutComments(source: string): string {
  return source.replace(/\/\*[\s\S]*?\*\//g, "").replace(/(^|\s)\/\/.*$/gm, "$1");
}

/** Every file of the project that people write, with what it says. */
export async function readProject(root: URL): Promise<SourceFile[]> {
  const folders = ["components", "docs", "islands", "jobs", "lib", "routes", "tests"];
  const files: SourceFile[] = [];
  for (const folder of folders) await collect(new URL(`${folder}/`, root), `${folder}/`, files);
  for (const name of ["main.ts", "dev.ts"]) {
    files.push({ path: name, source: await Deno.readTextFile(new URL(name, root)) });
  }
  return files;
}

async function collect(folder: URL, prefix: string, files: SourceFile[]): Promise<void> {
  for await (const entry of Deno.readDir(folder)) {
    if (entry.isDirectory) {
      await collect(new URL(`${encodeURIComponent(entry.name)}/`, folder), `${prefix}${entry.name}/`, files);
    } else if (/\.(tsx?|sql)$/.test(entry.name)) {
      const source = await Deno.readTextFile(new URL(encodeURIComponent(entry.name), folder));
      files.push({ path: prefix + entry.name, source });
    }
  }
}

function resolve(from: string, to: string): string {
  if (!to.startsWith(".")) return to;
  const parts = from.split("/").slice(0, -1);
  for (const part of to.split("/")) {
    if (part === "..") parts.pop();
    else if (part !== ".") parts.push(part);
  }
  return parts.join("/");
}
