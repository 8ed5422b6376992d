import { VARIABLES } from "../../lib/config.ts";
import { endpoints } from "../../lib/contract/mod.ts";
import { assertEquals } from "../helpers/assert.ts";
import { findImportBreaches } from "./boundaries.ts";
import {
  type Address,
  addressOf,
  compareRoutes,
  compareVariables,
  findEnvironmentReaders,
  findLongFiles,
  findStraySql,
} from "./house.ts";
import { readProject } from "./source.ts";

const ROOT = new URL("../../", import.meta.url);
const project = await readProject(ROOT);

Deno.test("every import keeps to the floor plan", () => {
  assertEquals(findImportBreaches(project), []);
});

Deno.test("only lib/config.ts reads the environment", () => {
  assertEquals(findEnvironmentReaders(project), []);
});

Deno.test("only queries.ts files, lib/db and lib/queue hold SQL", () => {
  assertEquals(findStraySql(project), []);
});

Deno.test("no file is too long", () => {
  assertEquals(findLongFiles(project), []);
});

Deno.test(".env.example names exactly the variables that are read", async () => {
  const example = await Deno.readTextFile(new URL(".env.example", ROOT));

  assertEquals(compareVariables(example, Object.keys(VARIABLES)), []);
});

Deno.test("every endpoint of the contract has its route, and every route of the API its endpoint", async () => {
  const files = project.filter(({ path }) => /^routes\/api\//.test(path) && !/\/_\w+\.tsx?$/.test(path));
  const routes: Address[] = [];
  for (const { path } of files) {
    const module = await import(new URL(path.split("/").map(encodeURIComponent).join("/"), ROOT).href);
    for (const method of Object.keys(module.handler ?? module.handlers)) {
      // HEAD follows from GET.
      if (method !== "HEAD") routes.push({ method, path: addressOf(path) });
    }
  }

  assertEquals(compareRoutes(endpoints, routes), []);
});
