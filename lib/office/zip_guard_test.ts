import { zipSync } from "fflate";
import { assert, assertEquals, assertIncludes, assertThrows } from "../../tests/helpers/assert.ts";
import type { AppError } from "../http/app_error.ts";
import { openZip } from "./zip_guard.ts";

const utf8 = (text: string) => new TextEncoder().encode(text);

function refusal(act: () => unknown): AppError {
  return assertThrows(act) as AppError;
}

/** An archive of `count` empty parts, whose end record says there are `stated`. */
function archiveOf(count: number, stated: number): Uint8Array {
  const entry = new Uint8Array(47);
  new DataView(entry.buffer).setUint32(0, 0x02014b50, true);
  new DataView(entry.buffer).setUint16(28, 1, true);
  const bytes = new Uint8Array(4 + count * entry.length + 22);
  bytes.set(utf8("PK\x03\x04"));
  for (let index = 0; index < count; index++) bytes.set(entry, 4 + index * entry.length);
  const end = new DataView(bytes.buffer, bytes.length - 22);
  end.setUint32(0, 0x06054b50, true);
  end.setUint16(8, stated, true);
  end.setUint16(10, stated, true);
  end.setUint32(12, count * entry.length, true);
  end.setUint32(16, 4, true);
  return bytes;
}

/** Writes a number into the directory entry of the archive's only part. */
function withDirectoryField(zip: Uint8Array, offset: number, value: number): Uint8Array {
  const view = new DataView(zip.buffer, zip.byteOffset, zip.length);
  const directoryAt = view.getUint32(zip.length - 6, true);
  view.setUint32(directoryAt + offset, value, true);
  return zip;
}

Deno.test("openZip() reads stored and deflated parts", () => {
  const zip = openZip(zipSync({ "a.xml": utf8("aaaaaaaaaa"), "b.bin": [utf8("stored"), { level: 0 }] }));

  assertEquals(zip.names, ["a.xml", "b.bin"]);
  assertEquals(zip.read("a.xml"), utf8("aaaaaaaaaa"));
  assertEquals(zip.read("b.bin"), utf8("stored"));
});

Deno.test("openZip() reads an archive behind other bytes", () => {
  const archive = zipSync({ "a.xml": utf8("text") });
  const shifted = new Uint8Array(archive.length + 10);
  shifted.set(archive, 10);

  assertEquals(openZip(shifted).read("a.xml"), utf8("text"));
});

Deno.test("openZip() refuses 100,000 parts, told or untold, at once", () => {
  const began = performance.now();

  assertEquals(refusal(() => openZip(archiveOf(100_000, 0xffff))).code, "archive_unsafe");
  assertEquals(refusal(() => openZip(archiveOf(100_000, 5))).code, "archive_unsafe");
  assert(performance.now() - began < 1000);
});

Deno.test("openZip() refuses a part that declares gigabytes", () => {
  const zip = withDirectoryField(zipSync({ "word/document.xml": utf8("text") }), 24, 0xfffffff0);

  const error = refusal(() => openZip(zip));

  assertEquals(error.code, "archive_unsafe");
  assertIncludes(error.message, "200 MB");
});

Deno.test("openZip() stops unpacking a part that lies about its size", () => {
  const zip = withDirectoryField(zipSync({ "word/document.xml": new Uint8Array(50 * 2 ** 20) }), 24, 1000);

  assertEquals(refusal(() => openZip(zip).read("word/document.xml")).code, "archive_unsafe");
});

Deno.test("openZip() refuses a part packed hundreds of times over", () => {
  const zip = zipSync({ "word/document.xml": new Uint8Array(30 * 2 ** 20) });

  assertEquals(refusal(() => openZip(zip)).code, "archive_unsafe");
});

Deno.test("openZip() refuses parts that share bytes", () => {
  const zip = zipSync({ "a.xml": [utf8("same"), { level: 0 }], "b.xml": [utf8("same"), { level: 0 }] });
  const view = new DataView(zip.buffer, zip.byteOffset, zip.length);
  const directoryAt = view.getUint32(zip.length - 6, true);
  view.setUint32(directoryAt + 46 + 5 + 42, 0, true);

  assertEquals(refusal(() => openZip(zip)).code, "archive_unsafe");
});

Deno.test("openZip() tells a locked archive from a cut one", () => {
  const locked = zipSync({ "a.xml": utf8("text") });
  const view = new DataView(locked.buffer, locked.byteOffset, locked.length);
  view.setUint16(view.getUint32(locked.length - 6, true) + 8, 1, true);
  const cut = zipSync({ "a.xml": utf8("text") }).slice(0, -30);

  assertEquals(refusal(() => openZip(locked)).code, "transcript_encrypted");
  assertEquals(refusal(() => openZip(cut)).code, "transcript_unreadable");
  assertIncludes(refusal(() => openZip(cut)).message, "cut off");
});

Deno.test("openZip() refuses packed bytes that are damaged", () => {
  const zip = zipSync({ "a.xml": utf8("some text that is long enough to be packed, packed, packed") });
  zip.fill(0xff, 35, 55);

  assertEquals(refusal(() => openZip(zip).read("a.xml")).code, "transcript_unreadable");
});
