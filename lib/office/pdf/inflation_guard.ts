import { Buffer } from "node:buffer";
import { Unzlib } from "fflate";

/** The dictionary of a stream stands this close before its data. */
const DICTIONARY_BYTES = 1_000;
/** Deflate packs a thousand to one at most, so that a slice of this size unpacks to no more than memory easily holds. */
const SLICE_BYTES = 16_384;

/**
 * Whether what a PDF packs would unpack to more than `most` bytes: counted as it unpacks and thrown away, for a reader keeps
 * it whole. Data packed twice over counts as too much, since nothing that writes documents does that.
 */
export function unpacksPast(bytes: Uint8Array, most: number): boolean {
  const file = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length);
  let left = most;
  for (let at = file.indexOf("stream"); at >= 0; at = file.indexOf("stream", at + 6)) {
    if (at >= 3 && file.toString("latin1", at - 3, at) === "end") continue;
    const dictionary = dictionaryBefore(file, at);
    const packed = dictionary.match(/\/(?:FlateDecode|Fl)\b/g)?.length ?? 0;
    if (packed === 0) continue;
    if (packed > 1) return true;
    const from = at + (file[at + 6] === 13 ? 8 : 7);
    const end = file.indexOf("endstream", from);
    left -= unpackedSize(bytes.subarray(from, end < 0 ? bytes.length : end), left);
    if (left < 0) return true;
  }
  return false;
}

/** What stands between the beginning of the object and its data. */
function dictionaryBefore(file: Buffer, at: number): string {
  const text = file.toString("latin1", Math.max(0, at - DICTIONARY_BYTES), at);
  return text.slice(text.lastIndexOf(" obj") + 1);
}

/** How much a stream unpacks to, counted no further than just past `most`. */
function unpackedSize(packed: Uint8Array, most: number): number {
  let size = 0;
  const unpack = new Unzlib((piece) => size += piece.length);
  try {
    for (let at = 0; at < packed.length && size <= most; at += SLICE_BYTES) {
      unpack.push(packed.subarray(at, at + SLICE_BYTES), at + SLICE_BYTES >= packed.length);
    }
  } catch {
    // Damaged or encrypted: a reader stops there, too.
  }
  return size;
}
