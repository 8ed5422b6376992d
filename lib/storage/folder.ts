import { AppError } from "../http/app_error.ts";
import type { PutOptions, Storage, StorageContent } from "./storage.ts";

const KEY = /^[a-z0-9][a-z0-9_-]*(\.[a-z0-9]+)*(\/[a-z0-9][a-z0-9_-]*(\.[a-z0-9]+)*)*$/;
const TEMPORARY_SUFFIX = ".part";

/** Makes the file at a path that has none, for writing. */
type CreateFile = (path: string) => Promise<Deno.FsFile>;

/** Keeps files in a folder of this machine; the folder is made when the first file is put. */
export function openStorage(folder: string, createFile: CreateFile = createOnDisk): Storage {
  const pathOf = (key: string) => `${folder}/${checked(key)}`;
  return {
    put: (key, content, options) => put(createFile, pathOf(key), content, options),
    get: (key) => found(key, () => Deno.readFile(pathOf(key))),
    stream: (key) => found(key, async () => (await Deno.open(pathOf(key))).readable),
    size: (key) => sizeOf(pathOf(key)),
    remove: (key) => removed(pathOf(key), false),
    removePrefix: (prefix) => removed(pathOf(prefix), true),
  };
}

async function put(
  createFile: CreateFile,
  path: string,
  content: StorageContent,
  options: PutOptions = {},
): Promise<number> {
  // A name of its own for each writer: two puts of one key race, and one of them wins whole.
  const temporary = `${path}.${crypto.randomUUID()}${TEMPORARY_SUFFIX}`;
  try {
    await Deno.mkdir(path.slice(0, path.lastIndexOf("/")), { recursive: true, mode: 0o700 });
    const sizeBytes = await write(await createFile(temporary), content, options.limitBytes ?? Infinity);
    await Deno.rename(temporary, path);
    return sizeBytes;
  } catch (error) {
    await removed(temporary, false);
    throw isDiskFull(error) ? full(error) : error;
  }
}

function createOnDisk(path: string): Promise<Deno.FsFile> {
  return Deno.open(path, { write: true, createNew: true, mode: 0o600 });
}

async function write(opened: Deno.FsFile, content: StorageContent, limitBytes: number): Promise<number> {
  using file = opened;
  let sizeBytes = 0;
  for await (const chunk of chunksOf(content)) {
    sizeBytes += chunk.byteLength;
    if (sizeBytes > limitBytes) throw new AppError("file_too_large");
    for (let written = 0; written < chunk.byteLength;) written += await file.write(chunk.subarray(written));
  }
  await file.sync();
  return sizeBytes;
}

function chunksOf(content: StorageContent): Iterable<Uint8Array> | AsyncIterable<Uint8Array> {
  return content instanceof Uint8Array ? [content] : content;
}

async function found<Value>(key: string, read: () => Promise<Value>): Promise<Value> {
  try {
    return await read();
  } catch (error) {
    if (!(error instanceof Deno.errors.NotFound)) throw error;
    throw new AppError("not_found", { detail: "The file is no longer stored.", cause: new Error(key) });
  }
}

async function sizeOf(path: string): Promise<number | null> {
  try {
    return (await Deno.stat(path)).size;
  } catch (error) {
    if (error instanceof Deno.errors.NotFound) return null;
    throw error;
  }
}

async function removed(path: string, recursive: boolean): Promise<void> {
  try {
    await Deno.remove(path, { recursive });
  } catch (error) {
    if (!(error instanceof Deno.errors.NotFound)) throw error;
  }
}

function checked(key: string): string {
  if (!KEY.test(key) || key.length > 200) throw new TypeError(`Not a storage key: ${JSON.stringify(key)}`);
  return key;
}

function full(cause: unknown): AppError {
  return new AppError("storage_full", {
    detail: "Ask whoever runs the portal to make some, then try again.",
    cause,
  });
}

function isDiskFull(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  const code = (error as Error & { code?: string }).code;
  return code === "ENOSPC" || code === "EDQUOT" ||
    /no space left|disk quota|os error 28/i.test(error.message);
}
