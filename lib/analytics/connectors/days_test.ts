import { assertEquals } from "../../../tests/helpers/assert.ts";
import { addDays, dayIn, daysBetween, nextPacificMidnight, PACIFIC } from "./days.ts";

Deno.test("dayIn() tells the day of a zone, not that of the machine", () => {
  const moment = new Date("2026-03-02T07:30:00Z");

  assertEquals([dayIn(PACIFIC, moment), dayIn("UTC", moment)], ["2026-03-01", "2026-03-02"]);
});

Deno.test("nextPacificMidnight() keeps to the clocks of the Pacific, also on the days they change", () => {
  const next = (moment: string) => nextPacificMidnight(new Date(moment)).toISOString();

  assertEquals(next("2026-03-02T09:00:00Z"), "2026-03-03T08:00:00.000Z");
  assertEquals(next("2026-07-01T06:59:00Z"), "2026-07-01T07:00:00.000Z");
  assertEquals(next("2026-03-08T08:30:00Z"), "2026-03-09T07:00:00.000Z");
  assertEquals(next("2026-11-01T07:30:00Z"), "2026-11-02T08:00:00.000Z");
});

Deno.test("daysBetween() includes both ends, over the end of a month", () => {
  assertEquals(daysBetween("2026-02-27", "2026-03-01"), ["2026-02-27", "2026-02-28", "2026-03-01"]);
  assertEquals([daysBetween("2026-03-02", "2026-03-01"), addDays("2024-03-01", -1)], [[], "2024-02-29"]);
});
