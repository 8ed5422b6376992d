/**
 * Every endpoint of the contract, asked by nobody, by each role, by the admin of another organisation, and by those whose
 * token is good no longer or elsewhere. What must come back follows from the endpoint's access, so one that is added is
 * asked too.
 */
import { addAnnotation } from "../lib/analytics/mod.ts";
import { askQuestion } from "../lib/chat/mod.ts";
import type { Actor } from "../lib/contract/actor.ts";
import type { Endpoint } from "../lib/contract/endpoint.ts";
import { endpoints } from "../lib/contract/mod.ts";
import { Problem } from "../lib/contract/problem.ts";
import { includesRole } from "../lib/contract/roles.ts";
import { addSources } from "../lib/library/mod.ts";
import { invitePeople } from "../lib/people/mod.ts";
import { createDraft, requestReport } from "../lib/reports/mod.ts";
import type { Services } from "../lib/services.ts";
import { webApp } from "../main.ts";
import { as } from "./helpers/as.ts";
import { assert, assertEquals } from "./helpers/assert.ts";
import { addSamplePost } from "./helpers/figures.ts";
import { episodeAbout } from "./helpers/library_files.ts";
import { type People, people } from "./helpers/people.ts";
import { CONFIG, reportFiles } from "./helpers/report_files.ts";
import { type TestServices, withServices } from "./helpers/services.ts";

/** For each kind of thing with an id (by the start of its endpoints' ids): one that belongs to Vera's organisation. */
const OWNED: Record<string, (services: Services, people: People) => string | Promise<string>> = {
  "auth.sessions": (_services, { vera }) => vera.sessionId,
  "users": (_services, { vera }) => vera.userId,
  "invitations": async (services, { ada }) => {
    const form = { emails: "jo@sample.example", role: "viewer" as const };
    const caller = { address: "203.0.113.9", userAgent: null, requestId: "matrix" };
    return (await invitePeople(services, ada, form, caller)).items[0]!.id;
  },
  "reports": async (services, { ed }) =>
    (await requestReport(services, ed, { config: CONFIG, ...reportFiles() }, { requestId: "matrix" })).id,
  "library": async (services, { ada }) => {
    const files = [episodeAbout("matrices")];
    return (await addSources(services, ada, { files }, { requestId: "matrix" })).items[0]!.source!.id;
  },
  "reports.drafts": async (services, { ed }) =>
    (await createDraft(services, ed, { ...reportFiles(), config: CONFIG })).id,
  "analytics.annotations": async (services, { ed }) => {
    const form = { day: "2026-02-26", title: "Webinar", kind: "webinar" as const };
    return (await addAnnotation(services, ed, form, { address: "203.0.113.9", requestId: "matrix" })).id;
  },
  "analytics.posts": (services, { vera }) => addSamplePost(services, vera.organisationId),
  "chat.conversations": async (services, { vera }) =>
    (await askQuestion(services, vera, { question: "Whose is it?" }, { requestId: "matrix" }))
      .conversation_id,
  "chat.messages": async (services, { vera }) =>
    (await askQuestion(services, vera, { question: "Whose is it?" }, { requestId: "matrix" })).message_id,
};

const NOBODYS_ID = "7f9d1f2e-3c44-4a58-9c3e-2b8a6f0d1e5a";

type Ask = (endpoint: Endpoint, asker: Asker, id?: string) => Promise<Answer>;

/** A person with a token that is good, or whoever brings these headers. */
type Asker = Actor | null | { headers: Record<string, string> };

interface Answer {
  status: number;
  code: string | null;
}

function asker(services: Services): Ask {
  const handler = webApp(() => Promise.resolve(services)).handler();
  return async (endpoint, asker, id = NOBODYS_ID) => {
    const path = endpoint.path.replace("{id}", id).replace(/\{\w+\}/g, "1");
    const response = await handler(
      new Request(`http://127.0.0.1:8000${path}`, {
        method: endpoint.method,
        headers: { ...await headersOf(services, asker), ...contentType(endpoint) },
        ...(endpoint.body === null ? {} : { body: emptyBody(endpoint) }),
      }),
    );
    const isProblem = response.headers.get("content-type") === "application/problem+json";
    if (isProblem) return { status: response.status, code: Problem.parse(await response.json()).code };
    await response.body?.cancel();
    return { status: response.status, code: null };
  };
}

async function headersOf(services: Services, asker: Asker): Promise<Record<string, string>> {
  return asker !== null && "headers" in asker ? asker.headers : await as(services, asker);
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

Deno.test("no endpoint lets in who is deactivated or signed out, or whose token has run out or is of another realm", () =>
  withServices(async (services) => {
    const ask = asker(services);
    for (const [name, headers] of Object.entries(await shutOut(services))) {
      for (const endpoint of endpoints) {
        const { status, code } = await ask(endpoint, { headers });

        const label = `${endpoint.id} with the token of somebody ${name}: ${status} ${code}`;
        if (endpoint.access === "public" || endpoint.access === "signed") assert(status < 500, label);
        else assertEquals([status, code], [401, "signed_out"], label);
      }
    }
  }));

Deno.test("no endpoint takes a token that is none", () =>
  withServices(async (services) => {
    const handler = webApp(() => Promise.resolve(services)).handler();

    for (const token of await brokenTokens(services)) {
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

/** Tokens that were good once, or are good elsewhere; each of an admin, whom nothing else would stop. */
async function shutOut(services: TestServices): Promise<Record<string, Record<string, string>>> {
  const { ada, ed, vera, otto } = await people(services);
  const expired = await as(services, vera);
  services.clock.advance(services.config.accessTokenMinutes * 60_000 + 1);
  const headers = {
    "whose token has run out": expired,
    "deactivated": await as(services, ada),
    "signed out": await as(services, ed),
    "of the console": await as(services, otto, "console"),
  };
  await services.sql.begin(async (tx) => {
    await tx`update users set role = 'admin'`;
    await tx`update users set is_active = false where id = ${ada.userId}`;
    await tx`update sessions set revoked_at = now() where id = ${ed.sessionId}`;
  });
  return headers;
}

/** What a stranger may put in a token's place, of their own making or bent from one that is good. */
async function brokenTokens(services: TestServices): Promise<string[]> {
  const { ada } = await people(services);
  const good = (await as(services, ada)).authorization!.slice("Bearer ".length);
  const [head = "", payload = "", signature = ""] = good.split(".");
  const bent = (change: Record<string, unknown>) =>
    base64url(JSON.stringify({ ...JSON.parse(atob(head)), ...change }));
  const claims = JSON.parse(
    new TextDecoder().decode(Uint8Array.fromBase64(payload, { alphabet: "base64url" })),
  );
  return [
    "",
    "x",
    "a.b.c",
    "%00",
    `${bent({ alg: "none" })}.${payload}.`,
    `${bent({ alg: "none" })}.${payload}.${signature}`,
    `${bent({ alg: "HS512" })}.${payload}.${signature}`,
    `${bent({ alg: "RS256" })}.${payload}.${signature}`,
    `${head}.${base64url(JSON.stringify({ ...claims, aud: "console" }))}.${signature}`,
    `${head}.${payload}.${signature.slice(1)}`,
    `%%%.${payload}.${signature}`,
    `${good}${"x".repeat(10_000_000)}`,
  ];
}

function base64url(text: string): string {
  return new TextEncoder().encode(text).toBase64({ alphabet: "base64url", omitPadding: true });
}
