import { webApp } from "../../main.ts";
import type { Services } from "../../lib/services.ts";

/** Serves the portal over these services on a port of its own while `run` runs. */
export async function withPortal(services: Services, run: (address: string) => Promise<void>): Promise<void> {
  const closing = new AbortController();
  const app = webApp(() => Promise.resolve(services), closing.signal);
  const server = Deno.serve({ port: 0, hostname: "127.0.0.1", onListen: () => {} }, app.handler());
  try {
    await run(`http://127.0.0.1:${server.addr.port}`);
  } finally {
    closing.abort();
    await server.shutdown();
  }
}
