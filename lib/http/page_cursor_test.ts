import { assertEquals, assertThrows } from "../../tests/helpers/assert.ts";
import { AppError } from "./app_error.ts";
import { readCursor, writeCursor } from "./page_cursor.ts";

const ID = "0190a7c4-1a2b-4c3d-8e4f-a5b6c7d8e9f0";

Deno.test("readCursor() finds the place that writeCursor() wrote", () => {
  const at = new Date("2026-11-12T09:30:00.123Z");

  assertEquals(readCursor(writeCursor(at, ID)), { at, id: ID });
});

const BROKEN = [
  "",
  "none",
  "%",
  btoa("_"),
  btoa(ID),
  btoa(`1_${ID}_2`),
  btoa("1700000000000_1; drop table"),
  btoa(`9999999999999999_${ID}`),
  btoa(`2026-11-12_${ID}`),
];

for (const cursor of BROKEN) {
  Deno.test(`readCursor() refuses ${JSON.stringify(cursor)}`, () => {
    const error = assertThrows(() => readCursor(cursor));

    assertEquals(error instanceof AppError && error.code, "input_invalid");
  });
}
