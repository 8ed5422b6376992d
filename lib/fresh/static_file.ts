// Keeps the promise that only files found before the first request are ever served, each under one address.

/** A form of a file: where its bytes are. */
export interface FileForm {
  source: string | Uint8Array<ArrayBuffer>;
  size: number;
}

/** Up to this size a file is kept in memory; larger ones are streamed from disk. */
export const KEPT_BYTES = 256 * 1024;

/** A file to serve, with the forms the build has packed. */
export interface StaticFile extends FileForm {
  hash: string | null;
  /** Whether its address changes whenever its content does. */
  immutable: boolean;
  packed: { br?: FileForm; gzip?: FileForm };
}

/** Every file below a folder by its address. */
export async function readStaticFolder(folder: string): Promise<Map<string, StaticFile>> {
  const files = new Map<string, StaticFile>();
  for (const path of await filesBelow(folder)) {
    const bytes = await Deno.readFile(`${folder}/${path}`);
    const hash = await contentHash(bytes);
    files.set(addressOf(path), {
      source: `${folder}/${path}`,
      size: bytes.length,
      hash,
      immutable: false,
      packed: {},
    });
  }
  return files;
}

/** The address of a path below the static folder. */
export function addressOf(path: string): string {
  return "/" + path.split("/").map(encodeURIComponent).join("/");
}

/** The paths of all files below a folder, sorted; none when there is no such folder. */
export async function filesBelow(folder: string, prefix = ""): Promise<string[]> {
  const paths: string[] = [];
  try {
    for await (const entry of Deno.readDir(folder)) {
      if (entry.name.startsWith(".") && entry.name !== ".well-known") continue;
      if (entry.isDirectory) {
        paths.push(...await filesBelow(`${folder}/${entry.name}`, `${prefix}${entry.name}/`));
      } else if (entry.isFile) paths.push(prefix + entry.name);
    }
  } catch (error) {
    if (!(error instanceof Deno.errors.NotFound)) throw error;
  }
  return paths.sort();
}

/** A short hash of content, for addresses and entity tags. */
export async function contentHash(bytes: BufferSource): Promise<string> {
  const digest = new Uint8Array(await crypto.subtle.digest("SHA-256", bytes));
  return digest.toHex().slice(0, 16);
}

const TYPES: Record<string, string> = {
  avif: "image/avif",
  css: "text/css; charset=utf-8",
  csv: "text/csv; charset=utf-8",
  gif: "image/gif",
  html: "text/html; charset=utf-8",
  ico: "image/x-icon",
  jpeg: "image/jpeg",
  jpg: "image/jpeg",
  js: "text/javascript; charset=utf-8",
  json: "application/json; charset=utf-8",
  map: "application/json; charset=utf-8",
  md: "text/markdown; charset=utf-8",
  mjs: "text/javascript; charset=utf-8",
  mp4: "video/mp4",
  otf: "font/otf",
  pdf: "application/pdf",
  png: "image/png",
  svg: "image/svg+xml",
  ttf: "font/ttf",
  txt: "text/plain; charset=utf-8",
  wasm: "application/wasm",
  webmanifest: "application/manifest+json",
  webp: "image/webp",
  woff: "font/woff",
  woff2: "font/woff2",
  xml: "application/xml; charset=utf-8",
};

/** The media type of a path by its ending. */
export function contentType(path: string): string {
  return TYPES[path.slice(path.lastIndexOf(".") + 1).toLowerCase()] ?? "application/octet-stream";
}
