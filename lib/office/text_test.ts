import { assertEquals } from "../../tests/helpers/assert.ts";
import { decodeText } from "./text.ts";

const utf8 = (text: string) => new TextEncoder().encode(text);

function utf16(text: string, littleEndian: boolean, mark: boolean): Uint8Array {
  const units = (mark ? "\ufeff" : "") + text;
  const view = new DataView(new ArrayBuffer(units.length * 2));
  for (let at = 0; at < units.length; at++) view.setUint16(at * 2, units.charCodeAt(at), littleEndian);
  return new Uint8Array(view.buffer);
}

Deno.test("decodeText() finds UTF-8 with and without a byte order mark", () => {
  assertEquals(decodeText(utf8("\ufeffNaïve café")), { text: "Naïve café", encoding: "utf-8" });
  assertEquals(decodeText(utf8("Naïve café")), { text: "Naïve café", encoding: "utf-8" });
});

Deno.test("decodeText() finds UTF-16 of both byte orders, marked or not", () => {
  for (const mark of [true, false]) {
    assertEquals(decodeText(utf16("Ada: grüß", true, mark)), { text: "Ada: grüß", encoding: "utf-16le" });
    assertEquals(decodeText(utf16("Ada: grüß", false, mark)), { text: "Ada: grüß", encoding: "utf-16be" });
  }
});

Deno.test("decodeText() falls back to Windows-1252", () => {
  const bytes = new Uint8Array([0x93, 0x63, 0x61, 0x66, 0xe9, 0x94]);

  assertEquals(decodeText(bytes), { text: "“café”", encoding: "windows-1252" });
});

Deno.test("decodeText() keeps UTF-8 whose last letter was cut", () => {
  const bytes = utf8("é è ê ë ï ö ü é").slice(0, -1);

  assertEquals(decodeText(bytes).encoding, "utf-8");
});

Deno.test("decodeText() drops NULs and leaves line feeds only", () => {
  assertEquals(decodeText(utf8("one\0\r\ntwo\rthree\n")).text, "one\ntwo\nthree\n");
});

Deno.test("decodeText() reads nothing as an empty text", () => {
  assertEquals(decodeText(new Uint8Array()), { text: "", encoding: "utf-8" });
});
