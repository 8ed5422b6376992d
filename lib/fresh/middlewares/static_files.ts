// Keeps the promise that files are served from a list, so that no path leads out of it, and are cached as long as they may be.
import { type Context, inner } from "../context.ts";
import { HASH_QUERY } from "../snapshot.ts";
import { contentType, type FileForm, KEPT_BYTES, type StaticFile } from "../static_file.ts";
import type { Middleware } from "../types.ts";

/** Serves static/ and the islands' scripts; all else goes on to the next middleware. */
export function staticFiles<T>(): Middleware<T> {
  return (ctx) => {
    const file = findFile(ctx);
    if (file === undefined) return ctx.next();
    const { method, headers } = ctx.req;
    if (method !== "GET" && method !== "HEAD") {
      return new Response("Method Not Allowed", { status: 405, headers: { allow: "GET, HEAD" } });
    }
    return answer(ctx, file, method === "HEAD", headers);
  };
}

function findFile<T>({ url, config, [inner]: { snapshot } }: Context<T>): StaticFile | undefined {
  const { basePath } = config;
  if (!url.pathname.startsWith(basePath)) return undefined;
  const path = url.pathname.slice(basePath.length);
  return snapshot.files.get(path) ?? (path.includes("%") ? snapshot.files.get(normalised(path)) : undefined);
}

/** Browsers and builds escape different characters; both mean the same file. */
function normalised(path: string): string {
  try {
    return path.split("/").map((segment) => encodeURIComponent(decodeURIComponent(segment))).join("/");
  } catch {
    return path; // a malformed escape names no file
  }
}

async function answer<T>(
  ctx: Context<T>,
  file: StaticFile,
  isHead: boolean,
  asked: Headers,
): Promise<Response> {
  const etag = `W/"${file.hash}"`;
  const headers = new Headers({
    "content-type": contentType(ctx.url.pathname),
    "cache-control": cacheControl(ctx, file),
    "x-content-type-options": "nosniff",
    etag,
  });
  const { br, gzip } = file.packed;
  if (br !== undefined || gzip !== undefined) headers.set("vary", "accept-encoding");
  if (holdsTag(asked.get("if-none-match"), etag)) return new Response(null, { status: 304, headers });

  let form: FileForm = file;
  const accepted = asked.get("accept-encoding") ?? "";
  if (br !== undefined && accepts(accepted, "br")) [form] = [br, headers.set("content-encoding", "br")];
  else if (gzip !== undefined && accepts(accepted, "gzip")) {
    [form] = [gzip, headers.set("content-encoding", "gzip")];
  }
  headers.set("content-length", String(form.size));
  return new Response(isHead ? null : await open(form), { headers });
}

function cacheControl<T>(ctx: Context<T>, file: StaticFile): string {
  if (ctx.config.mode === "development") return "no-store";
  const isHashed = file.immutable || ctx.url.searchParams.get(HASH_QUERY) === file.hash;
  return isHashed ? "public, max-age=31536000, immutable" : "no-cache";
}

function holdsTag(header: string | null, etag: string): boolean {
  if (header === null) return false;
  return header === "*" || header.split(",").some((tag) => weak(tag.trim()) === etag);
}

function weak(tag: string): string {
  return tag.startsWith("W/") ? tag : `W/${tag}`;
}

function accepts(header: string, encoding: string): boolean {
  return header.split(",").some((part) => {
    const [name, quality] = part.split(";").map((text) => text.trim());
    return name === encoding && !/^q=0(\.0*)?$/.test(quality ?? "");
  });
}

async function open(form: FileForm): Promise<BodyInit> {
  if (typeof form.source !== "string") return form.source;
  return form.size > KEPT_BYTES ? (await Deno.open(form.source)).readable : await Deno.readFile(form.source);
}
