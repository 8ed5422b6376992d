import * as z from "zod/mini";
import { assertEquals, assertRejects, assertThrows } from "../../tests/helpers/assert.ts";
import { Email } from "../contract/people.ts";
import { AppError } from "./app_error.ts";
import { formValues, parseInput, readForm } from "./input.ts";

const Form = z.object({
  name: z.string().check(z.trim(), z.minLength(1), z.maxLength(5)),
  email: z.optional(Email),
  date: z.optional(z.iso.date()),
  role: z.optional(z.enum(["viewer", "editor"])),
  tags: z.optional(z.array(z.string()).check(z.maxLength(2))),
  count: z._default(z.coerce.number().check(z.minimum(1)), 7),
  agreed: z.optional(z.boolean()),
  speakers: z.optional(z.array(z.object({ name: z.string() }))),
});

function fieldsOf(value: unknown): Record<string, string> | undefined {
  return (assertThrows(() => parseInput(Form, value)) as AppError).fields;
}

Deno.test("parseInput() tells each wrong field what it should be", () => {
  assertEquals(fieldsOf({}), { name: "Fill this in." });
  assertEquals(fieldsOf({ name: " " }), { name: "Fill this in." });
  assertEquals(fieldsOf({ name: "Vera Sample" }), { name: "Use at most 5 characters." });
  assertEquals(fieldsOf({ name: "Vera", date: "2025-02-30" }), {
    date: "Write a date that exists, as year-month-day: 2025-03-31.",
  });
  assertEquals(fieldsOf({ name: "Vera", email: "no" }), {
    email: "Write an e-mail address, like name@example.org.",
  });
  assertEquals(fieldsOf({ name: "Vera", role: "owner" }), { role: "Choose one of: viewer, editor." });
  assertEquals(fieldsOf({ name: "Vera", tags: ["a", "b", "c"] }), { tags: "Use at most 2 entries." });
  assertEquals(fieldsOf({ name: "Vera", speakers: [{ name: 3 }] }), {
    "speakers.0.name": "Write text.",
  });
});

Deno.test("parseInput() is not fooled by names that objects are born with", () => {
  const parsed = parseInput(Form, JSON.parse('{"name":"Vera","__proto__":{"count":99},"constructor":1}'));

  assertEquals(parsed, { name: "Vera", count: 7 });
  assertEquals(Object.getPrototypeOf(parsed), Object.prototype);
});

Deno.test("parseInput() lets a space stand for what no row or document can hold, however deep it lies", () => {
  const parsed = parseInput(Form, {
    name: "V\u0000\u000b\uffffa",
    speakers: [{ name: "Ada \ud800\u0001🩺" }],
  });

  assertEquals(parsed, { name: "V   a", count: 7, speakers: [{ name: "Ada \ufffd 🩺" }] });
  assertEquals(fieldsOf({ name: "Vera", speakers: JSON.parse("[".repeat(50_000) + "]".repeat(50_000)) }), {
    "speakers.0": "Write an object as JSON.",
  });
});

Deno.test("formValues() shapes text for the schema", () => {
  const values = formValues(Form, [
    ["name", "first"],
    ["name", "Vera"],
    ["email", ""],
    ["tags", "a"],
    ["tags", "b"],
    ["count", "3"],
    ["agreed", "on"],
    ["speakers", '[{"name":"Ada"}]'],
    ["nobody_asked", "x"],
  ]);

  assertEquals(values, {
    name: "Vera",
    tags: ["a", "b"],
    count: 3,
    agreed: true,
    speakers: [{ name: "Ada" }],
  });
});

Deno.test("formValues() leaves JSON that is none for the schema to refuse", () => {
  const values = formValues(Form, [["name", "Vera"], ["speakers", "{oops"]]);

  assertEquals(fieldsOf(values), { speakers: "Write a list as JSON." });
});

Deno.test("readForm() reads a form by the schema of the API", async () => {
  const req = new Request("http://portal.test/", {
    method: "POST",
    body: new URLSearchParams({ name: "Vera", email: " Vera@Sample.Example " }),
  });

  assertEquals(await readForm({ req }, Form), { name: "Vera", email: "vera@sample.example", count: 7 });
});

Deno.test("readForm() refuses what is no form, or too large", async () => {
  const json = new Request("http://portal.test/", { method: "POST", body: "{}" });
  const large = new Request("http://portal.test/", {
    method: "POST",
    body: new URLSearchParams({ name: "x".repeat(200_000) }),
  });

  assertEquals(
    (await assertRejects(() => readForm({ req: json }, Form)) as AppError).code,
    "media_type_unsupported",
  );
  assertEquals(
    (await assertRejects(() => readForm({ req: large }, Form)) as AppError).code,
    "body_too_large",
  );
});
