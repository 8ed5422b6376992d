import { assertEquals } from "../../tests/helpers/assert.ts";
import { safeNext } from "./safe_next.ts";

Deno.test("safeNext() leads nowhere but into the portal", () => {
  const cases: [given: string | null, expected: string][] = [
    ["/reports/new?step=2", "/reports/new?step=2"],
    ["/", "/"],
    [null, "/"],
    ["", "/"],
    ["https://evil.example/", "/"],
    ["//evil.example/", "/"],
    ["/\\evil.example/", "/"],
    ["/\t/evil.example/", "/"],
    ["/..//evil.example", "/"],
    ["javascript:alert(1)", "/"],
    ["reports", "/"],
    ["/a/../reports#part", "/reports"],
  ];

  for (const [given, expected] of cases) assertEquals(safeNext(given), expected, String(given));
});
