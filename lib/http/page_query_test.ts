import * as z from "zod/mini";
import { assertEquals, assertRejects } from "../../tests/helpers/assert.ts";
import { AppError } from "./app_error.ts";
import { askPage } from "./page_query.ts";

const Query = z.object({
  from: z.optional(z.iso.date()),
  to: z.optional(z.iso.date()),
  platform: z.optional(z.enum(["youtube", "x"])),
});
const SPAN = ["from", "to"];

function asked(search: string, ask = (query: z.output<typeof Query>) => Promise.resolve(query)) {
  return askPage(new URL(`http://127.0.0.1/page?${search}`), Query, SPAN, ask);
}

Deno.test("askPage() hands a good query to the verb, and answers plainly", async () => {
  const { answer, query, wrong, status } = await asked("from=2026-01-01&platform=x&other=1");

  assertEquals(query, { from: "2026-01-01", platform: "x" });
  assertEquals([answer, wrong, status], [query, null, 200]);
});

Deno.test("askPage() leaves out what can't be used and its companions, keeps the rest, and says what is wrong", async () => {
  const { query, wrong, status } = await asked("from=soon&to=2026-01-02&platform=x");

  assertEquals(query, { platform: "x" });
  assertEquals(Object.keys(wrong!.faults), ["from"]);
  assertEquals(wrong!.sent, { from: "soon", to: "2026-01-02", platform: "x" });
  assertEquals(status, 422);
  assertEquals((await asked("from=2026-01-01&platform=myspace")).query, { from: "2026-01-01" });
});

Deno.test("askPage() treats what the verb refuses alike, and lets other failures be", async () => {
  const refuse = (query: z.output<typeof Query>) => {
    if (query.from === undefined) return Promise.resolve(query);
    throw new AppError("input_invalid", { fields: { to: "The last day is before the first." } });
  };

  const { query, wrong } = await asked("from=2026-02-02&to=2026-01-01", refuse);
  assertEquals([query, wrong!.faults], [{}, { to: "The last day is before the first." }]);

  const missing = await assertRejects(() => asked("", () => Promise.reject(new AppError("not_found"))));
  assertEquals((missing as AppError).code, "not_found");
});
