import * as z from "zod/mini";
import { assert, assertEquals, assertMatch } from "../../tests/helpers/assert.ts";
import { Credentials, Me, Tokens } from "./auth.ts";
import { PageQuery } from "./common.ts";
import { endpoint, errorsOf, json, travelsAsText } from "./endpoint.ts";
import { ERRORS } from "./errors.ts";
import { endpoints } from "./mod.ts";
import { Email, SetupForm } from "./people.ts";
import { Problem } from "./problem.ts";
import { includesRole, ROLES } from "./roles.ts";

const ID = "7f9d1f2e-3c44-4a58-9c3e-2b8a6f0d1e5a";
const PERSON = {
  id: ID,
  name: "Ada Sample",
  email: "ada@sample.example",
  role: "admin",
  time_zone: "Europe/Berlin",
  organisation: { id: ID, name: "Sample Health Media" },
};

function takes(schema: z.ZodMiniType, good: unknown[], bad: unknown[]): void {
  for (const value of good) assert(schema.safeParse(value).success, `refused ${JSON.stringify(value)}`);
  for (const value of bad) assert(!schema.safeParse(value).success, `took ${JSON.stringify(value)}`);
}

Deno.test("Credentials takes what a person types, within limits", () => {
  takes(Credentials, [{ email: " ada@sample.example ", password: " with spaces " }], [
    {},
    { email: "", password: "x" },
    { email: "ada@sample.example", password: "" },
    { email: ["ada@sample.example"], password: "x" },
    { email: "ada@sample.example", password: { $ne: null } },
    { email: "a".repeat(300), password: "x" },
    { email: "a", password: "x".repeat(1001) },
    null,
    [],
  ]);
});

Deno.test("Email keeps one spelling of an address", () => {
  assertEquals(Email.parse(" Ada@Sample.EXAMPLE "), "ada@sample.example");
  takes(Email, ["a+b@sample.example"], [
    "ada",
    "ada@",
    "@sample.example",
    "a b@sample.example",
    "",
    3,
    `${"a".repeat(250)}@b.example`,
  ]);
});

Deno.test("SetupForm wants every field", () => {
  const form = { organisation_name: "Sample", name: "Ada", email: "ada@sample.example", password: "x" };

  takes(SetupForm, [form], Object.keys(form).map((name) => ({ ...form, [name]: "" })));
});

Deno.test("Me and Tokens hold exactly what goes out", () => {
  const tokens = {
    access_token: "a",
    refresh_token: "r",
    token_type: "Bearer",
    expires_in: 900,
    user: PERSON,
  };

  takes(Me, [PERSON], [{ ...PERSON, role: "owner" }, { ...PERSON, id: "1" }]);
  takes(Tokens, [tokens], [{ ...tokens, token_type: "bearer" }, { ...tokens, expires_in: 1.5 }]);
  assertEquals(Me.parse({ ...PERSON, password_hash: "secret" }), PERSON as Me);
});

Deno.test("PageQuery takes a page of 1 to 100", () => {
  assertEquals(PageQuery.parse({}), { limit: 20 });
  assertEquals(PageQuery.parse({ limit: "100", cursor: "abc" }), { limit: 100, cursor: "abc" });
  takes(PageQuery, [], [{ limit: "0" }, { limit: "101" }, { limit: "ten" }, { limit: "1.5" }]);
});

Deno.test("Problem takes only codes of the list", () => {
  const problem = { type: "about:blank", title: "No", status: 404, code: "not_found", request_id: "r" };

  takes(Problem, [problem, { ...problem, fields: { email: "No." } }], [{ ...problem, code: "teapot" }]);
});

Deno.test("ERRORS has stable names, statuses of failures and sentences", () => {
  for (const [code, { status, title }] of Object.entries(ERRORS)) {
    assertMatch(code, /^[a-z]+(_[a-z]+)*$/);
    assert(status >= 400 && status < 600, code);
    assertMatch(title, /^[A-Z].*\.$/);
  }
});

Deno.test("includesRole() lets each role do what those before it may", () => {
  const allowed = ROLES.map((role) => ROLES.map((needed) => includesRole(role, needed)));

  assertEquals(allowed, [[true, false, false], [true, true, false], [true, true, true]]);
});

Deno.test("endpoints are named, placed and described by one pattern", () => {
  for (const each of endpoints) {
    assertMatch(each.id, /^[a-z_]+(\.[a-z_]+)+$/);
    assertMatch(each.path, /^\/api(\/([a-z-]+(\.json)?|\{[a-z_]+\}))+$/);
    assertMatch(each.summary, /^[A-Z].*[^.]$/);
    const named = [...each.path.matchAll(/\{(\w+)\}/g)].map(([, name]) => name);
    assertEquals(Object.keys(each.params.shape).toSorted(), named.toSorted() as string[], each.id);
  }
});

Deno.test("endpoints never use one name for two inputs", () => {
  for (const { id, params, query, body } of endpoints) {
    const files = body?.type === "multipart" ? body.files : {};
    const names = [params.shape, query.shape, body?.schema.shape ?? {}, files].flatMap((shape) =>
      Object.keys(shape)
    );
    assertEquals(names.length, new Set(names).size, id);
  }
});

Deno.test("endpoint() fills in what is usual", () => {
  const none = endpoint({ id: "a.b", method: "DELETE", path: "/api/a", summary: "A", access: "admin" });
  const some = endpoint({
    id: "a.c",
    method: "POST",
    path: "/api/a",
    summary: "A",
    access: "public",
    body: json(z.object({})),
    response: z.string(),
  });

  assertEquals([none.status, none.response, none.body], [204, "none", null]);
  assertEquals([some.status, some.body.maxBytes], [200, 1_000_000]);
});

Deno.test("errorsOf() adds what follows from access and inputs", () => {
  const admin = endpoint({ id: "a.b", method: "GET", path: "/api/a", summary: "A", access: "admin" });

  assertEquals(errorsOf(admin), [
    "signed_out",
    "second_factor_missing",
    "role_too_low",
    "internal",
    "service_unavailable",
  ]);
});

Deno.test("travelsAsText() tells text from what needs JSON around it", () => {
  const text = [
    z.string(),
    z.uuid(),
    z.enum(["a"]),
    z.optional(z.iso.date()),
    Email,
    z._default(z.string(), "x"),
  ];
  const others = [z.number(), z.boolean(), z.array(z.string()), z.optional(z.object({})), z.coerce.number()];

  assertEquals(text.map(travelsAsText), text.map(() => true));
  assertEquals(others.map(travelsAsText), others.map(() => false));
});
