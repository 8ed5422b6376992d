/**
 * Every endpoint of the contract, asked by nobody, by each role, and by the admin of another organisation. What must come
 * back follows from the endpoint's access, so one that is added is asked too.
 */
import type { Actor } from "../lib/contract/actor.ts";
import type { Endpoint } from "../lib/contract/endpoint.ts";
import { endpoints } from "../lib/contract/mod.ts";
import { Problem } from "../lib/contract/problem.ts";
import { includesRole } from "../lib/contract/roles.ts";
import { createDraft, requestReport } from "../lib/reports/mod.ts";
import type { Services } from "../lib/services.ts";
import { webApp } from "../main.ts";
import { as } from "./helpers/as.ts";
import { assert, assertEquals } from "./helpers/assert.ts";
import { type People, people } from "./helpers/people.ts";
import { CONFIG, reportFiles } from "./helpers/report_files.ts";
import { withServices } from "./helpers/services.ts";

/** For each kind of thing with an id (by the start of its endpoints' ids): one that belongs to Vera's organisation. */
const OWNED: Record<string, (services: Services, people: People) => string | Promise<string>> = {
  "auth.sessions": (_services, { vera }) => vera.sessionId,
  "users": (_services, { vera }) => vera.userId,
  "reports": async (services, { ed }) =>
    (await requestReport(services, ed, { config: CONFIG, ...reportFiles() }, { requestId: "matrix" })).id,
  "reports.drafts": async (services, { ed }) =>
    (await createDraft(services, ed, { ...reportFiles(), config: CONFIG })).id,
};

const NOBODYS_ID = "7f9d1f2e-3c44-4a58-9c3e-2b8a6f0d1e5a";

type Ask = (endpoint: Endpoint, person: Actor | null, id?: string) => Promise<Answer>;

interface Answer {
  status: number;
  code: string | null;
}

function asker(services: Services): Ask {
  const handler = webApp(() => Promise.resolve(services)).handler();
  return async (endpoint, person, id = NOBODYS_ID) => {
    const path = endpoint.path.replace("{id}", id).replace(/\{\w+\}/g, "1");
    const response = await handler(
      new Request(`http://127.0.0.1:8000${path}`, {
        method: endpoint.method,
        headers: { ...await as(services, person), ...contentType(endpoint) },
        ...(endpoint.body === null ? {} : { body: emptyBody(endpoint) }),
      }),
    );
    const isProblem = response.headers.get("content-type") === "application/problem+json";
    if (isProblem) return { status: response.status, code: Problem.parse(await response.json()).code };
    await response.body?.cancel();
    return { status: response.status, code: null };
  };
}

function contentType({ body }: Endpoint): Record<string, string> {
  return body?.type === "json" ? { "content-type": "application/json" } : {};
}

function emptyBody({ body }: Endpoint): BodyInit {
  return body?.type === "json" ? "{}" : new FormData();
}

function owned({ id }: Endpoint) {
  const kind = Object.keys(OWNED).filter((start) => id.startsWith(`${start}.`)).sort().at(-1);
  return kind === undefined ? null : OWNED[kind]!;
}

Deno.test("every endpoint lets in whom its access names, and nobody else", () =>
  withServices(async (services) => {
    const { ada, ed, vera } = await people(services);
    const ask = asker(services);

    for (const endpoint of endpoints) {
      for (const person of [null, vera, ed, ada]) {
        const { status, code } = await ask(endpoint, person);

        const label = `${endpoint.id} as ${person?.role ?? "nobody"}: ${status} ${code}`;
        const { access } = endpoint;
        if (access === "public" || access === "signed") {
          assert(status < 500 && code !== "role_too_low", label);
        } else if (person === null) assertEquals(code, "signed_out", label);
        else if (!includesRole(person.role, access)) assertEquals(code, "role_too_low", label);
        else assert(status < 500 && code !== "signed_out" && code !== "role_too_low", label);
        assert(
          status !== 405 && !(code === "not_found" && Object.keys(endpoint.params.shape).length === 0),
          label,
        );
        // Signing out ends the session the next question is asked with.
        if (endpoint.id === "auth.logout" && person !== null) await reopen(services, person);
      }
    }
  }));

Deno.test("no endpoint shows one organisation what belongs to another", () =>
  withServices(async (services) => {
    const everybody = await people(services);
    const ask = asker(services);

    for (const endpoint of endpoints.filter(({ params }) => "id" in params.shape)) {
      const make = owned(endpoint);
      assert(make !== null, `Say in OWNED how a thing of "${endpoint.id}" is made`);
      const id = await make(services, everybody);

      const { code } = await ask(endpoint, everybody.otto, id);

      const refused = code === "not_found" || endpoint.body !== null && code !== null;
      assert(refused, `${endpoint.id} as another organisation's admin: ${code}`);
    }
  }));

Deno.test("no endpoint takes a token that is none", () =>
  withServices(async (services) => {
    const handler = webApp(() => Promise.resolve(services)).handler();

    for (const token of ["x", "a.b.c", "", "%00", "x".repeat(100_000)]) {
      const headers = { authorization: `Bearer ${token}`, "content-type": "application/json" };
      for (const { method, path, access } of endpoints) {
        if (access === "public" || access === "signed") continue;
        const response = await handler(
          new Request(`http://127.0.0.1:8000${path.replace(/\{\w+\}/g, NOBODYS_ID)}`, { method, headers }),
        );
        await response.body?.cancel();
        assertEquals(response.status, 401, `${method} ${path}`);
      }
    }
  }));

async function reopen({ sql }: Services, { sessionId }: Actor): Promise<void> {
  await sql.begin((tx) => tx`update sessions set revoked_at = null where id = ${sessionId}`);
}
