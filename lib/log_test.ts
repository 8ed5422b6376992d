import { assert, assertEquals, assertIncludes } from "../tests/helpers/assert.ts";
import { jsonLine, type LogEntry, logTo, textLine } from "./log.ts";

Deno.test("logTo() blots out what is called a secret", () => {
  const [entry] = entriesOf((log) =>
    log.info("signed in", {
      password: "p",
      refresh_token: "t",
      cookie: "c",
      apiKey: "k",
      email: "ada@sample.example",
    })
  );

  assertEquals(entry!.fields, {
    password: "[left out]",
    refresh_token: "[left out]",
    cookie: "[left out]",
    apiKey: "[left out]",
    email: "ada@sample.example",
  });
});

Deno.test("logTo() keeps what an error says, its causes and its stack", () => {
  const [entry] = entriesOf((log) =>
    log.error("job failed", { error: new Error("outer", { cause: new Error("inner") }) })
  );

  assertEquals([entry!.fields.error, entry!.fields.causes], ["outer", ["inner"]]);
  assertIncludes(String(entry!.fields.stack), "log_test.ts");
});

Deno.test("with() adds its fields to every line", () => {
  const [entry] = entriesOf((log) =>
    log.with({ requestId: "r1" }).with({ job: "j1" }).warn("slow", { ms: 3 })
  );

  assertEquals(entry!.fields, { requestId: "r1", job: "j1", ms: 3 });
});

Deno.test("logTo() leaves out what is below its level", () => {
  const entries = entriesOf((log) => {
    log.debug("no");
    log.info("no");
    log.warn("yes");
  }, "warn");

  assertEquals(entries.map((entry) => entry.message), ["yes"]);
});

Deno.test("jsonLine() is one line, and a field can't pass for the line's own", () => {
  const line = jsonLine({
    at: "t",
    level: "info",
    message: "two\nlines",
    fields: { level: "error", text: "\n" },
  });

  assert(!line.includes("\n"));
  assertEquals(JSON.parse(line).level, "info");
});

Deno.test("textLine() puts a stack below the line", () => {
  const line = textLine({
    at: "2026-03-02T09:00:00.000Z",
    level: "warn",
    message: "slow",
    fields: { stack: "S", ms: 3 },
  });

  assertEquals(line, "09:00:00 warn  slow ms=3\nS");
});

function entriesOf(
  act: (log: ReturnType<typeof logTo>) => void,
  level: "debug" | "warn" = "debug",
): LogEntry[] {
  const entries: LogEntry[] = [];
  act(logTo((entry) => entries.push(entry), level));
  return entries;
}
