import { App } from "fresh";
import { h } from "preact";
import { readConfig } from "../../lib/config.ts";
import type { Actor } from "../../lib/contract/actor.ts";
import { Problem } from "../../lib/contract/problem.ts";
import {
  apiFailures,
  type Handle,
  pageFailures,
  pagePolicy,
  refuseCrossSite,
  requestScope,
  securityHeaders,
  type serve,
  type State,
} from "../../lib/http/mod.ts";
import type { Services } from "../../lib/services.ts";
import { assertEquals } from "./assert.ts";
import { keepingLog, standingClock } from "./services.ts";

const ID = "7f9d1f2e-3c44-4a58-9c3e-2b8a6f0d1e5a";

function actor(role: Actor["role"]): Actor {
  return {
    userId: ID,
    organisationId: ID,
    role,
    sessionId: ID,
    name: "Sample",
    email: "a@sample.example",
    timeZone: "UTC",
  };
}

/** An app with the middlewares of main.ts, with whoever is signed in, and what it logged. */
export function portal(role: Actor["role"] | null, environment: Record<string, string> = {}) {
  const { log, logged } = keepingLog();
  const config = readConfig({
    JWT_SECRET: "a secret that only the tests know, and no one else",
    ...environment,
  });
  const services = { config, log, clock: standingClock() } as unknown as Services;
  const app = new App<State>()
    .use(requestScope(() => Promise.resolve(services), new AbortController().signal))
    .use(
      securityHeaders,
      pagePolicy(),
      pageFailures(({ error }) => h("p", null, String(error))),
      apiFailures,
      refuseCrossSite(),
    )
    .use((ctx) => {
      ctx.state.actor = role === null ? null : actor(role);
      return ctx.next();
    });
  return { app, logged };
}

type Handlers = ReturnType<typeof serve>;

/** Serves handlers at a path, and asks them. */
export function serving(
  path: string,
  handlers: Handlers,
  role: Actor["role"] | null = "editor",
  environment = {},
) {
  const { app, logged } = portal(role, environment);
  for (const [method, handle] of Object.entries(handlers)) {
    app[method.toLowerCase() as "get" | "head" | "post"](path, handle as Handle);
  }
  const handler = app.handler();
  return {
    logged,
    ask: (url: string, init: RequestInit = {}) => handler(new Request(`http://127.0.0.1:8000${url}`, init)),
  };
}

/** The problem details of a failed answer, checked against its headers. */
export async function problem(response: Response): Promise<Problem> {
  assertEquals(response.headers.get("content-type"), "application/problem+json");
  const value = Problem.parse(await response.json());
  assertEquals(value.status, response.status);
  assertEquals(value.request_id, response.headers.get("x-request-id")!);
  return value;
}

/** A request that posts JSON, or what calls itself so. */
export const post = (body: string, headers: HeadersInit = {}): RequestInit => ({
  method: "POST",
  body,
  headers: { "content-type": "application/json", ...headers },
});
