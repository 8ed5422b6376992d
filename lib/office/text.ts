/** The encodings text files of the office arrive in. */
export type TextEncoding = "utf-8" | "utf-16le" | "utf-16be" | "windows-1252";

/** Text of a file, whatever wrote it: no byte order mark, no NUL, line feeds only. Never throws. */
export function decodeText(bytes: Uint8Array): { text: string; encoding: TextEncoding } {
  const encoding = encodingOf(bytes);
  const text = new TextDecoder(encoding).decode(bytes);
  return { text: tidy(text), encoding };
}

function encodingOf(bytes: Uint8Array): TextEncoding {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return "utf-16le";
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return "utf-16be";
  if (bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf) return "utf-8";
  return utf16WithoutMark(bytes) ?? eightBitEncoding(bytes);
}

/** Latin text in UTF-16 has a zero in every second byte; which half tells the byte order. */
function utf16WithoutMark(bytes: Uint8Array): TextEncoding | null {
  const pairs = Math.floor(Math.min(bytes.length, 4096) / 2);
  if (pairs < 2) return null;
  let first = 0;
  let second = 0;
  for (let pair = 0; pair < pairs; pair++) {
    if (bytes[pair * 2] === 0) first++;
    if (bytes[pair * 2 + 1] === 0) second++;
  }
  if (second > pairs * 0.4 && first < pairs * 0.05) return "utf-16le";
  if (first > pairs * 0.4 && second < pairs * 0.05) return "utf-16be";
  return null;
}

function eightBitEncoding(bytes: Uint8Array): TextEncoding {
  try {
    new TextDecoder("utf-8", { fatal: true }).decode(bytes);
    return "utf-8";
  } catch {
    return mostlyUtf8(bytes) ? "utf-8" : "windows-1252";
  }
}

/** A long UTF-8 file with a few broken bytes (cut in mid-letter, pasted badly) is still UTF-8. */
function mostlyUtf8(bytes: Uint8Array): boolean {
  let letters = 0;
  let broken = 0;
  for (let at = 0; at < bytes.length;) {
    const length = sequenceLength(bytes, at);
    if (length > 1) letters++;
    if (length === 0) broken++;
    at += Math.max(1, length);
  }
  return letters > broken * 4;
}

/** Length of the UTF-8 sequence that begins here; 0 where none does. */
function sequenceLength(bytes: Uint8Array, at: number): number {
  const lead = bytes[at] ?? 0;
  if (lead < 0x80) return 1;
  const length = lead >= 0xf0 && lead < 0xf5 ? 4 : lead >= 0xe0 ? 3 : lead >= 0xc2 ? 2 : 0;
  if (length === 0 || lead >= 0xf5) return 0;
  for (let next = 1; next < length; next++) {
    if (((bytes[at + next] ?? 0) & 0xc0) !== 0x80) return 0;
  }
  return length;
}

function tidy(text: string): string {
  const unmarked = text.startsWith("\ufeff") ? text.slice(1) : text;
  return unmarked.replaceAll("\0", "").replaceAll("\r\n", "\n").replaceAll("\r", "\n");
}
