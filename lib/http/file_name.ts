const MAX_LENGTH = 120;
/** Characters that no file system, header or page should be asked to hold: controls, separators, and direction marks. */
// deno-lint-ignore no-control-regex
const UNSAFE = /[\u0000-\u001f\u007f-\u009f<>:"/\\|?*\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff]/g;

/**
 * A file name that is safe to store, show and send: the last segment of whatever path was given, without control or
 * separator characters, at most 120 characters with its extension kept. Other scripts and emoji stay as they are.
 */
export function safeFileName(name: string, fallback = "file"): string {
  const last =
    name.normalize("NFC").toWellFormed().split(/[/\\]/).filter((part) => part.trim() !== "").pop() ?? "";
  const clean = last.replace(UNSAFE, "").replace(/\s+/g, " ").trim().replace(/^\.+/, "").replace(
    /[. ]+$/,
    "",
  );
  if (clean === "") return fallback;
  const extension = extensionOf(clean);
  const stem = [...clean.slice(0, clean.length - extension.length)];
  return stem.slice(0, MAX_LENGTH - extension.length).join("").trim() + extension;
}

/** The extension with its dot, as written; empty when there is none a person would call so. */
export function extensionOf(name: string): string {
  return /\.[\p{L}\p{N}]{1,10}$/u.exec(name)?.[0] ?? "";
}

/** A `Content-Disposition` that saves under this name in every browser (RFC 6266, RFC 8187). */
export function attachment(name: string): string {
  const safe = safeFileName(name);
  const ascii = safe.normalize("NFKD").replace(/[^\x20-\x7e]/g, "").replace(/["%;]/g, "").trim();
  const fallback = ascii === "" || ascii.startsWith(".") ? `file${extensionOf(safe)}` : ascii;
  const encoded = encodeURIComponent(safe).replace(
    /['()*]/g,
    (c) => `%${c.charCodeAt(0).toString(16).toUpperCase()}`,
  );
  return `attachment; filename="${fallback}"; filename*=UTF-8''${encoded}`;
}
