/** Each rule is shown a breach planted for it, and a neighbour that is allowed: a rule that bites nothing proves nothing. */
import { assertEquals } from "../helpers/assert.ts";
import { findImportBreaches } from "./boundaries.ts";
import {
  addressOf,
  compareRoutes,
  compareVariables,
  findEnvironmentReaders,
  findLongFiles,
  findStraySql,
} from "./house.ts";
import type { SourceFile } from "./source.ts";

const file = (path: string, source: string): SourceFile => ({ path, source });
const importing = (path: string, to: string) => file(path, `import { thing } from "${to}";\n`);

const FORBIDDEN: [from: string, to: string][] = [
  ["lib/contract/reports.ts", "../log.ts"],
  ["lib/contract/reports.ts", "../http/mod.ts"],
  ["lib/client/call.ts", "../http/mod.ts"],
  ["lib/contract/reports.ts", "fresh"],
  ["components/Frame.tsx", "../lib/reports/mod.ts"],
  ["components/Frame.tsx", "../lib/config.ts"],
  ["components/Frame.tsx", "../lib/client/mod.ts"],
  ["components/Frame.tsx", "../islands/LiveReport.tsx"],
  ["islands/LiveReport.tsx", "../lib/reports/mod.ts"],
  ["islands/LiveReport.tsx", "../lib/db/mod.ts"],
  ["lib/db/sql.ts", "../reports/mod.ts"],
  ["lib/http/serve.ts", "../auth/mod.ts"],
  ["lib/services.ts", "./people/mod.ts"],
  ["lib/reports/reports.ts", "../people/queries.ts"],
  ["lib/reports/reports.ts", "../transcripts/read/mod.ts"],
  ["lib/reports/reports.ts", "../../components/Frame.tsx"],
  ["lib/reports/reports.ts", "../../jobs/loop.ts"],
  ["routes/login.tsx", "../lib/auth/queries.ts"],
  ["routes/login.tsx", "../lib/db/mod.ts"],
  ["routes/login.tsx", "../jobs/loop.ts"],
  ["jobs/generate_report.ts", "../lib/reports/queries.ts"],
  ["jobs/generate_report.ts", "../components/Frame.tsx"],
  ["routes/login.tsx", "../lib/fresh/app.ts"],
  ["main.ts", "./lib/fresh/mod.ts"],
  ["lib/http/serve.ts", "../fresh/context.ts"],
];

const ALLOWED: [from: string, to: string][] = [
  ["lib/contract/reports.ts", "./errors.ts"],
  ["lib/client/call.ts", "../contract/mod.ts"],
  ["components/Frame.tsx", "../lib/contract/roles.ts"],
  ["islands/LiveReport.tsx", "../lib/client/mod.ts"],
  ["lib/queue/lease.ts", "../db/mod.ts"],
  ["lib/reports/reports.ts", "../people/mod.ts"],
  ["lib/reports/reports.ts", "./survey/mod.ts"],
  ["lib/reports/reports_test.ts", "../people/queries.ts"],
  ["routes/login.tsx", "../lib/auth/mod.ts"],
  ["routes/login.tsx", "../lib/http/mod.ts"],
  ["routes/login.tsx", "fresh"],
  ["jobs/generate_report.ts", "../lib/reports/mod.ts"],
  ["jobs/loop.ts", "../lib/queue/mod.ts"],
  ["jobs/tasks/report.ts", "../../lib/reports/making/mod.ts"],
  ["components/Frame.tsx", "fresh/runtime"],
  ["lib/fresh/app.ts", "./context.ts"],
];

Deno.test("findImportBreaches() refuses each planted import", () => {
  for (const [from, to] of FORBIDDEN) {
    assertEquals(findImportBreaches([importing(from, to)]).length, 1, `${from} imports ${to}`);
  }
});

Deno.test("findImportBreaches() leaves alone what the plan allows", () => {
  for (const [from, to] of ALLOWED) {
    assertEquals(findImportBreaches([importing(from, to)]), [], `${from} imports ${to}`);
  }
});

Deno.test("findImportBreaches() sees every form of import, and none in a comment", () => {
  const forms = [
    'import "../lib/db/mod.ts";',
    'import type { Sql } from "../lib/db/mod.ts";',
    'import {\n  a,\n  b,\n} from "../lib/db/mod.ts";',
    'import * as db from "../lib/db/mod.ts";',
    'import db, { more } from "../lib/db/mod.ts";',
    'export * from "../lib/db/mod.ts";',
    'export type { Sql } from "../lib/db/mod.ts";',
    'const db = await import("../lib/db/mod.ts");',
  ];
  for (const form of forms) {
    assertEquals(findImportBreaches([file("components/Frame.tsx", form)]).length, 1, form);
  }
  assertEquals(findImportBreaches([file("components/Frame.tsx", `// ${forms[0]}\n/* ${forms[1]} */`)]), []);
});

Deno.test("findImportBreaches() finds domains in a circle, once", () => {
  const circle = [
    importing("lib/reports/a.ts", "../people/mod.ts"),
    importing("lib/people/b.ts", "../audit/mod.ts"),
    importing("lib/audit/c.ts", "../reports/mod.ts"),
  ];

  assertEquals(findImportBreaches(circle), ["domains in a circle: audit -> reports -> people"]);
  assertEquals(findImportBreaches(circle.slice(1)), []);
});

Deno.test("findEnvironmentReaders() finds both ways to read it, outside lib/config.ts and tests", () => {
  const reads = 'const port = Deno.env.get("PORT");';

  assertEquals(findEnvironmentReaders([file("lib/http/serve.ts", reads)]).length, 1);
  assertEquals(findEnvironmentReaders([file("lib/http/serve.ts", "process.env.PORT")]).length, 1);
  assertEquals(
    findEnvironmentReaders([
      file("lib/config.ts", reads),
      file("lib/http/serve_test.ts", reads),
      file("lib/log.ts", "// Deno.env is not read here"),
      file("lib/fresh/build/bundle.ts", `define: { "process.env.NODE_ENV": "production" }`),
    ]),
    [],
  );
});

Deno.test("findStraySql() finds statements outside their places", () => {
  const statements = [
    "sql`select 1`",
    "tx`\n  insert into users (id) values (1)`",
    "tx`update users set name = ${n}`",
    "tx`delete from users`",
    "tx.unsafe(`with a as (select 1) select * from a`)",
  ];
  for (const source of statements) {
    assertEquals(findStraySql([file("lib/auth/sign_in.ts", source)]).length, 1, source);
  }
  assertEquals(
    findStraySql([
      file("lib/auth/queries.ts", statements[0]!),
      file("lib/queue/lease.ts", statements[0]!),
      file("lib/auth/sign_in.ts", "`Select a file first`.length; `update of ${n}`"),
    ]),
    ["lib/auth/sign_in.ts holds SQL: only queries.ts, lib/db and lib/queue may"],
  );
});

Deno.test("findLongFiles() finds a file past 300 lines, and a name that is listed without need", () => {
  const long = file("lib/long.ts", "x\n".repeat(301));

  assertEquals(findLongFiles([long, file("lib/short.ts", "x\n".repeat(300))], []).length, 1);
  assertEquals(findLongFiles([long], ["lib/long.ts"]), []);
  assertEquals(findLongFiles([], ["lib/long.ts"]).length, 1);
});

Deno.test("compareVariables() finds what is missing, what nothing reads, and what is named twice", () => {
  assertEquals(
    compareVariables("PORT=8000\n# HOST=127.0.0.1\n# A sentence about PORT.\n", ["PORT", "HOST"]),
    [],
  );
  assertEquals(compareVariables("PORT=1\nPORT=2\nOLD=\n", ["PORT", "NEW"]), [
    ".env.example lacks NEW",
    ".env.example names OLD, which nothing reads",
    ".env.example names PORT twice",
  ]);
});

Deno.test("compareRoutes() finds an endpoint without a route, and a route without an endpoint", () => {
  const [a, b] = [{ method: "GET", path: "/api/a" }, { method: "POST", path: "/api/a" }];

  assertEquals(compareRoutes([a, b], [b, a]), []);
  assertEquals(compareRoutes([a], [b]), ["GET /api/a has no route", "POST /api/a is not in the contract"]);
  assertEquals(compareRoutes([a, a], [a]), ["GET /api/a is in the contract twice"]);
});

Deno.test("addressOf() reads the address off the file's name", () => {
  assertEquals(addressOf("routes/api/reports/[id]/index.ts"), "/api/reports/{id}");
  assertEquals(addressOf("routes/api/openapi.json.ts"), "/api/openapi.json");
  assertEquals(addressOf("routes/(portal)/index.tsx"), "/");
});
