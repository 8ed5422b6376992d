import { assertEquals, assertThrows } from "../../tests/helpers/assert.ts";
import { AppError } from "../http/app_error.ts";
import { readCursor, writeCursor } from "./cursor.ts";

const PLACE = { day: "2026-11-12", added: "1794475800123456", id: "0190a7c4-1a2b-4c3d-8e4f-a5b6c7d8e9f0" };

Deno.test("readCursor() finds the place that writeCursor() wrote", () => {
  assertEquals(readCursor(writeCursor(PLACE)), PLACE);
});

for (const day of ["2026-13-45", "2026-02-30", "12026-01-01", "infinity"]) {
  Deno.test(`readCursor() refuses the day ${day}`, () => {
    const error = assertThrows(() => readCursor(writeCursor({ ...PLACE, day })));

    assertEquals(error instanceof AppError && error.code, "input_invalid");
  });
}
