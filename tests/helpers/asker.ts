import type { Actor } from "../../lib/contract/actor.ts";
import type { Services } from "../../lib/services.ts";
import { webApp } from "../../main.ts";
import { as } from "./as.ts";

/** Asks the portal over these services for pages as a browser without script does: by address, or by sending a form. */
export function asker(services: Services) {
  const handler = webApp(() => Promise.resolve(services)).handler();
  return async (
    person: Actor | null,
    path: string,
    form?: Record<string, string> | FormData,
  ): Promise<Response> =>
    await handler(
      new Request(`http://127.0.0.1:8000${path}`, {
        method: form === undefined ? "GET" : "POST",
        headers: await as(services, person),
        ...(form === undefined ? {} : { body: form instanceof FormData ? form : new URLSearchParams(form) }),
      }),
    );
}
