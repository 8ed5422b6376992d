import { AppError } from "../../lib/http/mod.ts";
import { readChapters, readManifest, type SyncEntry } from "../../lib/library/mod.ts";
import { StartError } from "../../lib/start_error.ts";

/** A folder's files as sources. */
export interface LibraryFolder {
  /** The folder's own name. */
  name: string;
  entries: SyncEntry[];
}

const TAKEN = /\.(?:pdf|vtt|srt|sbv|docx|txt|json)$/i;
const MANIFEST = "manifest.json";
const CHAPTERS = ".chapters.json";
const MOST_FILES = 20_000;

/**
 * Reads what is at a path: a manifest with the files it names; or a folder with all its files, described by the manifest
 * in it where there is one. Chapters stand in the manifest, or beside a file as NAME.chapters.json.
 * @throws StartError for a path that can't be read, AppError for a manifest that can't be used
 */
export async function readLibraryFolder(path: string): Promise<LibraryFolder> {
  const isFolder = (await look(path)).isDirectory;
  const folder = isFolder ? path.replace(/[/\\]+$/, "") : path.replace(/[/\\]?[^/\\]*$/, "") || ".";
  const manifest = isFolder ? await read(`${folder}/${MANIFEST}`, null) : await read(path, "manifest");
  const described = manifest === null ? [] : readManifest(manifest);
  const named = new Map(described.map((source) => [source.file, source]));
  const files = isFolder ? await filesBelow(folder) : described.map(({ file }) => file);
  const missing = isFolder ? described.filter(({ file }) => !files.includes(file)) : [];
  const entries: SyncEntry[] = [];
  for (const file of [...files, ...missing.map(({ file }) => file)]) {
    const { chaptersFile, chapters, ...source } = named.get(file) ?? { file };
    const beside = chaptersFile ?? file.replace(/\.[^./\\]+$/, CHAPTERS);
    const text = chapters === undefined
      ? await read(`${folder}/${beside}`, chaptersFile ? "file of chapters" : null)
      : null;
    entries.push({
      ...source,
      path: file,
      name: baseName(file),
      read: () => readFile(`${folder}/${file}`),
      chapters: text === null ? chapters : readChapters(text, beside),
    });
  }
  return { name: baseName(await Deno.realPath(folder)), entries };
}

async function filesBelow(folder: string): Promise<string[]> {
  const found: string[] = [];
  const walk = async (prefix: string) => {
    for await (const entry of Deno.readDir(`${folder}/${prefix}`)) {
      if (entry.name.startsWith(".")) continue;
      const path = prefix + entry.name;
      if (entry.isDirectory) await walk(`${path}/`);
      else if (entry.isFile && TAKEN.test(path) && !path.endsWith(CHAPTERS) && path !== MANIFEST) {
        found.push(path);
      }
      if (found.length > MOST_FILES) throw new StartError(`"${folder}" holds more than ${MOST_FILES} files.`);
    }
  };
  await walk("");
  return found.sort();
}

async function look(path: string): Promise<Deno.FileInfo> {
  try {
    return await Deno.stat(path);
  } catch (cause) {
    throw new StartError(`Cannot read "${path}": ${reasonOf(cause)}`, { cause });
  }
}

/** The text of a file; null where it is not there and nothing needs it (`what` is null). */
async function read(path: string, what: string | null): Promise<string | null> {
  try {
    return await Deno.readTextFile(path);
  } catch (cause) {
    if (what === null && cause instanceof Deno.errors.NotFound) return null;
    throw new StartError(`Cannot read the ${what ?? "file"} "${path}": ${reasonOf(cause)}`, { cause });
  }
}

/** A file that can't be read is refused by itself, and holds up no other. */
async function readFile(path: string): Promise<Uint8Array> {
  try {
    return await Deno.readFile(path);
  } catch (cause) {
    throw new AppError("file_missing", { detail: `Cannot read "${path}": ${reasonOf(cause)}`, cause });
  }
}

function reasonOf(error: unknown): string {
  if (error instanceof Deno.errors.NotFound) return "there is no such file or folder.";
  if (error instanceof Deno.errors.PermissionDenied) return "permission was denied.";
  return error instanceof Error ? error.message : String(error);
}

function baseName(path: string): string {
  return path.split(/[/\\]/).pop() ?? path;
}
