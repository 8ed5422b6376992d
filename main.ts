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
import { runProcess, untilAskedToStop } from "./lib/process.ts";
import { closeServices, openServices, type Services } from "./lib/services.ts";
import { StartError } from "./lib/start_error.ts";
import ErrorPage from "./routes/_error.tsx";

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
    .use(pageFailures(ErrorPage))
    .use(apiFailures)
    .use(refuseCrossSite())
    .fsRoutes();
}

/** The app over the services the environment names. */
export const app: App<State> = webApp(() => openServices(readConfig()));

async function main(): Promise<void> {
  const config = readConfig();
  const services = await openServices(config);
  const closing = new AbortController();
  const server = listen(services, webApp(() => Promise.resolve(services), closing.signal));

  untilAskedToStop().then(() => {
    closing.abort();
    // What still runs after the grace is cut off: a stream nobody reads, a stalled upload.
    Deno.unrefTimer(setTimeout(() => Deno.exit(0), GRACE_MS));
    server.shutdown();
  });
  await server.finished;
  await closeServices(services);
}

function listen({ config, log }: Services, app: App<State>): Deno.HttpServer {
  const onListen = () => log.info("web is ready", { url: config.publicUrl });
  try {
    return Deno.serve({ port: config.port, hostname: config.host, onListen }, app.handler());
  } catch (error) {
    if (!(error instanceof Deno.errors.AddrInUse)) throw error;
    throw new StartError(`Port ${config.port} is in use. Stop what uses it, or set PORT to another.`, {
      cause: error,
    });
  }
}

if (import.meta.main) await runProcess(main);
