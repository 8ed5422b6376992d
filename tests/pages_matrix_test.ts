/**
 * Every page, asked by nobody, by each role, and by those whose token is good no longer or elsewhere. The pages come from
 * the folder of routes: one that is added has to be named here with who may open it.
 */
import type { Actor } from "../lib/contract/actor.ts";
import { includesRole, type Role } from "../lib/contract/roles.ts";
import { system } from "../lib/db/mod.ts";
import { webApp } from "../main.ts";
import { as } from "./helpers/as.ts";
import { assert, assertEquals } from "./helpers/assert.ts";
import { people } from "./helpers/people.ts";
import { withServices } from "./helpers/services.ts";
import { addressOf } from "./rules/house.ts";

/** Who may open a page: anybody, or a person of at least this role. */
const PAGES: Record<string, "public" | Role> = {
  "/": "viewer",
  "/admin/audit": "admin",
  "/admin/chat": "admin",
  "/analytics": "viewer",
  "/analytics/annotations": "editor",
  "/analytics/annotations/{id}": "editor",
  "/analytics/posts": "viewer",
  "/analytics/posts/compare": "viewer",
  "/analytics/posts/{id}": "viewer",
  "/analytics/{platform}": "viewer",
  "/analytics/{platform}/changes/{metric}": "viewer",
  "/analytics/{platform}/figures/{metric}": "viewer",
  "/brand.css": "public",
  "/brand/logo": "public",
  "/chat": "viewer",
  "/chat/history": "viewer",
  "/chat/{id}": "viewer",
  "/chat/{id}/delete": "viewer",
  "/chat/{id}/rename": "viewer",
  "/docs": "viewer",
  "/forgot": "public",
  "/invite/{token}": "public",
  "/library": "viewer",
  "/library/new": "admin",
  "/library/search": "viewer",
  "/library/{id}": "viewer",
  "/library/{id}/delete": "admin",
  "/library/{id}/edit": "admin",
  "/library/{id}/retry": "admin",
  "/login": "public",
  "/login/code": "public",
  "/logout": "public",
  "/reports": "editor",
  "/reports/new": "editor",
  "/reports/{id}": "editor",
  "/reports/{id}/delete": "editor",
  "/reports/{id}/slides/{number}": "editor",
  "/reset/{token}": "public",
  "/settings": "viewer",
  "/settings/password": "viewer",
  "/settings/profile": "viewer",
  "/settings/second-factor": "viewer",
  "/settings/sessions": "viewer",
  "/settings/sign-in-rules": "viewer",
  "/setup/{token}": "public",
  "/users": "admin",
  "/users/invitations": "admin",
  "/users/invite": "admin",
};

const NOBODYS_ID = "7f9d1f2e-3c44-4a58-9c3e-2b8a6f0d1e5a";

async function pages(folder = "routes"): Promise<string[]> {
  const found: string[] = [];
  for await (const { name, isDirectory } of Deno.readDir(new URL(`../${folder}`, import.meta.url))) {
    if (isDirectory && name !== "api") found.push(...await pages(`${folder}/${name}`));
    else if (!isDirectory && !name.startsWith("_")) found.push(addressOf(`${folder}/${name}`));
  }
  return found.sort();
}

Deno.test("every page opens to whom it is meant for, and leads everybody else away", () =>
  withServices(async (services) => {
    const handler = webApp(() => Promise.resolve(services)).handler();
    const { ada, ed, vera, otto } = await people(services);
    const expired = await as(services, ada);
    services.clock.advance(services.config.accessTokenMinutes * 60_000 + 1);
    const cast: [name: string, headers: Record<string, string>, person: Actor | null][] = [
      ["nobody", {}, null],
      ["an admin whose token has run out", expired, null],
      ["an admin of the console", await as(services, ada, "console"), null],
      ["a deactivated admin", await as(services, otto), null],
      ["a viewer", await as(services, vera), vera],
      ["an editor", await as(services, ed), ed],
      ["an admin", await as(services, ada), ada],
    ];
    await system(services.sql, (tx) => tx`update users set is_active = false where id = ${otto.userId}`);

    for (const page of await pages()) {
      const needs = PAGES[page];
      assert(needs !== undefined, `Say in PAGES who may open ${page}`);
      const path = page.replace(/\{\w+\}/, NOBODYS_ID).replace("{number}", "1");
      for (const [name, headers, person] of cast) {
        const response = await handler(new Request(`http://127.0.0.1:8000${path}`, { headers }));
        await response.body?.cancel();

        const label = `${page} opened by ${name}`;
        if (needs === "public") assert(response.status < 500, label);
        else if (person === null) assertLedToSignIn(response, label);
        else if (!includesRole(person.role, needs)) assertEquals(response.status, 403, label);
        // 303: a page that needs more than an address. 404: nothing has that id. 405: a page that only takes forms.
        else {assert(
            [200, 303, 404, 405].includes(response.status) && !isLedToSignIn(response),
            `${label}: ${response.status}`,
          );}
      }
    }
  }));

function isLedToSignIn(response: Response): boolean {
  return response.headers.get("location")?.startsWith("/login") === true;
}

function assertLedToSignIn(response: Response, label: string): void {
  if (response.status === 405) return;
  assertEquals([response.status, response.headers.get("location")?.split("?")[0]], [303, "/login"], label);
}
