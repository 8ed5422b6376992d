import { assertEquals, assertThrows } from "../../tests/helpers/assert.ts";
import type { AppError } from "../http/app_error.ts";
import { pictureSize } from "./picture_size.ts";

Deno.test("pictureSize() reads PNG and JPEG headers, and refuses the rest", () => {
  const jpeg = new Uint8Array([
    0xff,
    0xd8,
    0xff,
    0xe0,
    0,
    4,
    1,
    2,
    0xff,
    0xc2,
    0,
    11,
    8,
    0,
    90,
    1,
    44,
    3,
    0,
    0,
    0,
  ]);

  assertEquals(pictureSize(png(1, 2)), { mediaType: "image/png", width: 1, height: 2 });
  assertEquals(pictureSize(jpeg), { mediaType: "image/jpeg", width: 300, height: 90 });
  for (const bytes of [new Uint8Array(), png(0, 5), jpeg.slice(0, 8), new TextEncoder().encode("<svg/>")]) {
    assertEquals((assertThrows(() => pictureSize(bytes)) as AppError).code, "brand_invalid");
  }
});

function png(width: number, height: number): Uint8Array {
  const bytes = new Uint8Array(33);
  bytes.set([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 13, 0x49, 0x48, 0x44, 0x52]);
  new DataView(bytes.buffer).setUint32(16, width);
  new DataView(bytes.buffer).setUint32(20, height);
  return bytes;
}
