import { strFromU8, strToU8, unzipSync, type Zippable, zipSync } from "fflate";

/** The parts of an Office file by path: XML as text, all else as bytes. */
export type Parts = Map<string, string | Uint8Array>;

// A zip holds local time; a date built from local fields gives the same bytes in every time zone.
const MODIFIED = new Date(2026, 0, 1);
const XML = /\.(xml|rels)$/;

/** Opens an Office file that this program wrote; folder entries are left out. */
export function unpackParts(bytes: Uint8Array): Parts {
  const entries = Object.entries(unzipSync(bytes)).filter(([name]) => !name.endsWith("/"));
  return new Map(entries.map(([name, content]) => [name, XML.test(name) ? strFromU8(content) : content]));
}

/** Packs parts into an Office file; the same parts always give the same bytes. */
export function packParts(parts: Parts): Uint8Array<ArrayBuffer> {
  const names = [...parts.keys()].sort((a, b) => rank(a) - rank(b) || (a < b ? -1 : 1));
  const files: Zippable = {};
  for (const name of names) {
    const part = parts.get(name) ?? "";
    const stored = /\.(png|jpe?g|xlsx)$/.test(name);
    files[name] = [typeof part === "string" ? strToU8(part) : part, {
      level: stored ? 0 : 6,
      mtime: MODIFIED,
    }];
  }
  return new Uint8Array(zipSync(files));
}

/** The text of a part that must be there. */
export function readPart(parts: Parts, name: string): string {
  const part = parts.get(name);
  if (typeof part !== "string") throw new Error(`Cannot read part "${name}": it is missing or not XML`);
  return part;
}

/** Rewrites every XML part whose name matches. */
export function editParts(parts: Parts, name: RegExp, edit: (xml: string, name: string) => string): void {
  for (const [key, part] of parts) {
    if (typeof part === "string" && name.test(key)) parts.set(key, edit(part, key));
  }
}

/** Readers expect the list of content types first. */
function rank(name: string): number {
  return name === "[Content_Types].xml" ? 0 : 1;
}
