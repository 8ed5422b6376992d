import { assertEquals, assertThrows } from "../../tests/helpers/assert.ts";
import type { AppError } from "../http/mod.ts";
import { resolveSpans } from "./periods.ts";

const NOW = new Date("2026-03-02T09:00:00Z");

Deno.test("resolveSpans() ends named spans on the last known day, and on yesterday where none is", () => {
  assertEquals(resolveSpans({ range: "7d" }, "2026-02-20", NOW), {
    period: { from: "2026-02-14", to: "2026-02-20", days: 7 },
    previous: { from: "2026-02-07", to: "2026-02-13", days: 7 },
  });
  assertEquals(resolveSpans({ range: "30d" }, null, NOW).period, {
    from: "2026-01-31",
    to: "2026-03-01",
    days: 30,
  });
});

Deno.test("resolveSpans() takes days of one's own as they are, over the end of a leap year's February", () => {
  const spans = resolveSpans({ range: "custom", from: "2024-02-28", to: "2024-03-01" }, "2026-02-20", NOW);

  assertEquals(spans.period, { from: "2024-02-28", to: "2024-03-01", days: 3 });
  assertEquals(spans.previous, { from: "2024-02-25", to: "2024-02-27", days: 3 });
});

for (
  const [why, from, to, field] of [
    ["a missing day", undefined, "2026-02-01", "from"],
    ["days that are backwards", "2026-02-02", "2026-02-01", "from"],
    ["a day to come", "2026-02-01", "2026-03-03", "to"],
    ["more than three years", "2022-01-01", "2026-02-01", "from"],
    ["a time before channels", "1999-01-01", "1999-02-01", "from"],
  ] as const
) {
  Deno.test(`resolveSpans() refuses ${why}`, () => {
    const refused = assertThrows(() => resolveSpans({ range: "custom", from, to }, null, NOW)) as AppError;

    assertEquals([refused.code, Object.keys(refused.fields!)], ["input_invalid", [field]]);
  });
}
