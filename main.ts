import { App, staticFiles } from "fresh";
import { readConfig } from "./lib/config.ts";
import {
  apiFailures,
  pageFailures,
  pagePolicy,
  refuseCrossSite,
  requestScope,
  securityHeaders,
  type State,
} from "./lib/http/mod.ts";
import { untilAskedToStop } from "./lib/process.ts";
import { closeServices, openServices, type Services } from "./lib/services.ts";
import { StartError } from "./lib/start_error.ts";

/** How long requests under way may take to finish once the process was asked to end. */
const GRACE_MS = 10_000;

/** The web process as a Fresh app; it opens its services at the first request. */
export function webApp(
  open: () => Promise<Services>,
  closing: AbortSignal = new AbortController().signal,
): App<State> {
  let opened: Promise<Services> | null = null;
  return new App<State>()
    .use(requestScope(() => opened ??= open(), closing))
    .use(securityHeaders)
    .use(pagePolicy())
    .use(staticFiles())
    .use(apiFailures)
    .use(pageFailures)
    .use(refuseCrossSite())
    .fsRoutes();
}

/** The app over the services the environment names. */
export const app: App<State> = webApp(() => openServices(readConfig()));

async function main(): Promise<void> {
  const config = readConfig();
  const services = await openServices(config);
  const closing = new AbortController();
  const server = Deno.serve(
    {
      port: config.port,
      hostname: config.host,
      onListen: () => services.log.info("web is ready", { url: config.publicUrl }),
    },
    webApp(() => Promise.resolve(services), closing.signal).handler(),
  );

  function close(): void {
    if (closing.signal.aborted) return;
    closing.abort();
    // What still runs after the grace is cut off: a stream nobody reads, a stalled upload.
    const timer = setTimeout(() => Deno.exit(0), GRACE_MS);
    Deno.unrefTimer(timer);
    server.shutdown();
  }
  untilAskedToStop().then(close);

  await server.finished;
  await closeServices(services);
  Deno.exit(0);
}

if (import.meta.main) {
  try {
    await main();
  } catch (error) {
    if (!(error instanceof StartError || error instanceof Deno.errors.AddrInUse)) throw error;
    console.error(error.message);
    Deno.exit(1);
  }
}
