const ENCODER = new TextEncoder();
const DECODER = new TextDecoder();
const SURROGATE = /[\ud800-\udfff]/;

/** Many strings in one block of bytes, for a map of as many would take ten times the memory. */
export interface Strings {
  bytes: Uint8Array;
  /** Where each begins, and at last where the last one ends. */
  offsets: Uint32Array;
}

/** Packs strings in the order given. */
export function packStrings(values: readonly string[]): Strings {
  const offsets = new Uint32Array(values.length + 1);
  let bytes = new Uint8Array(Math.max(64, values.length * 16));
  let end = 0;
  for (const [index, value] of values.entries()) {
    // Three bytes a UTF-16 unit is the most UTF-8 takes.
    if (end + value.length * 3 > bytes.length) bytes = grown(bytes, end + value.length * 3);
    end += ENCODER.encodeInto(value, bytes.subarray(end)).written;
    offsets[index + 1] = end;
  }
  return { bytes: bytes.slice(0, end), offsets };
}

/** How many strings there are. */
export function countOf(strings: Strings): number {
  return strings.offsets.length - 1;
}

/** The string at a place. */
export function stringAt(strings: Strings, index: number): string {
  return DECODER.decode(strings.bytes.subarray(strings.offsets[index]!, strings.offsets[index + 1]!));
}

/** Where a string stands among strings in the order of their bytes, or -1. */
export function placeOf(strings: Strings, value: string): number {
  const wanted = ENCODER.encode(value);
  let low = 0;
  let high = countOf(strings) - 1;
  while (low <= high) {
    const middle = (low + high) >>> 1;
    const order = compare(strings, middle, wanted);
    if (order === 0) return middle;
    if (order < 0) low = middle + 1;
    else high = middle - 1;
  }
  return -1;
}

/** The strings in the order `placeOf()` expects. */
export function inByteOrder(values: Iterable<string>): string[] {
  const sorted = [...values].sort();
  // Units and code points are in the same order but for surrogates, which hardly any text has.
  return sorted.some((value) => SURROGATE.test(value)) ? sorted.sort(byBytes) : sorted;
}

/** The order `placeOf()` expects: by code points, which is the order of UTF-8 bytes and of uuids in Postgres. */
export function byBytes(a: string, b: string): number {
  const length = Math.min(a.length, b.length);
  for (let index = 0; index < length; index++) {
    const [left, right] = [a.charCodeAt(index), b.charCodeAt(index)];
    if (left !== right) return rank(left) - rank(right);
  }
  return a.length - b.length;
}

// Surrogates stand for code points above all others, although their units are not the highest.
function rank(unit: number): number {
  if (unit < 0xd800) return unit;
  return unit < 0xe000 ? unit + 0x2000 : unit - 0x800;
}

function compare(strings: Strings, index: number, wanted: Uint8Array): number {
  const start = strings.offsets[index]!;
  const length = strings.offsets[index + 1]! - start;
  const shared = Math.min(length, wanted.length);
  for (let at = 0; at < shared; at++) {
    const difference = strings.bytes[start + at]! - wanted[at]!;
    if (difference !== 0) return difference;
  }
  return length - wanted.length;
}

function grown(bytes: Uint8Array<ArrayBuffer>, least: number): Uint8Array<ArrayBuffer> {
  const larger = new Uint8Array(Math.max(bytes.length * 2, least));
  larger.set(bytes);
  return larger;
}
