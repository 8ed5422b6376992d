import { assertEquals } from "../../tests/helpers/assert.ts";
import { daysText, nextDay, shortDay, spanText } from "./days.ts";

Deno.test("daysText() joins neighbours, and names a stretch by its ends", () => {
  assertEquals(daysText(["2026-11-05"]), "5 Nov");
  assertEquals(daysText(["2026-11-19", "2026-11-20"]), "19 and 20 Nov");
  assertEquals(daysText(["2026-10-31", "2026-11-01"]), "31 Oct and 1 Nov");
  assertEquals(daysText(["2026-10-30", "2026-10-31", "2026-11-01"]), "30 Oct to 1 Nov");
  assertEquals(daysText(["2026-11-01", "2026-11-03", "2026-11-05"]), "1 Nov, 3 Nov and 5 Nov");
  const apart = Array.from({ length: 9 }, (_, index) => `2026-11-${String(1 + index * 2).padStart(2, "0")}`);
  assertEquals(daysText(apart), "1 Nov, 3 Nov, 5 Nov, 7 Nov and 5 other stretches");
  assertEquals(daysText([]), "");
});

Deno.test("spanText(), shortDay() and nextDay() tell the year only where it is needed", () => {
  assertEquals(spanText("2026-10-22", "2026-11-20"), "22 Oct – 20 Nov 2026");
  assertEquals(spanText("2025-12-31", "2026-01-01"), "31 Dec 2025 – 1 Jan 2026");
  assertEquals(spanText("2026-01-01", "2026-01-01"), "1 Jan 2026");
  assertEquals(shortDay("2026-11-05"), "5 Nov");
  assertEquals([nextDay("2026-02-28"), nextDay("2026-12-31")], ["2026-03-01", "2027-01-01"]);
});
