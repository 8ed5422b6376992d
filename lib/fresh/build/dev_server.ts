// Keeps the promise that a change of a file is on the screen a moment later, whatever the file.
import type { App } from "../app.ts";
import type { ListenOptions } from "../types.ts";

/** Tells the process that serves from the one that watches. */
export const WORKER_FLAG = "--fresh-worker";

const QUIET_MS = 150;
const WATCHED = /\.(tsx?|jsx?|css|svg|json|sql|md|html)$/;
const RELOAD = new URL("../client/reload.ts", import.meta.url);

/** Runs this program again as the one that serves, and starts it afresh whenever a file has changed. */
export async function superviseSelf(root: string, outFolder: string): Promise<void> {
  let worker = startWorker();
  let pending: ReturnType<typeof setTimeout> | undefined;
  const skipped = [outFolder, "node_modules", "data", ".git", "fresh.gen.ts"].map((name) =>
    `${root}/${name}`
  );
  for await (const { kind, paths } of Deno.watchFs(root)) {
    const counts = paths.some((path) => WATCHED.test(path) && !skipped.some((skip) => path.startsWith(skip)));
    if (kind === "access" || !counts) continue;
    clearTimeout(pending);
    pending = setTimeout(async () => {
      console.log("Files have changed; starting again.");
      stop(worker);
      await worker.status;
      worker = startWorker();
    }, QUIET_MS);
  }
}

/** Serves the application with the two addresses that pages in development ask for. */
export function serveWithReload<State>(app: App<State>, options: ListenOptions): void {
  void endWithSupervisor();
  const handler = app.handler();
  const base = `${app.config.basePath}/_fresh`;
  Deno.serve({ port: 8000, ...options } as Deno.ServeTcpOptions, async (request, info) => {
    const { pathname } = new URL(request.url);
    if (pathname === `${base}/alive`) return alive();
    if (pathname !== `${base}/reload.js`) return await handler(request, info);
    return new Response(await Deno.readTextFile(RELOAD), { headers: { "content-type": "text/javascript" } });
  });
}

function startWorker(): Deno.ChildProcess {
  return new Deno.Command(Deno.execPath(), {
    args: ["run", "-A", Deno.mainModule, ...Deno.args, WORKER_FLAG],
    stdin: "piped", // it ends when this process does: see endWithSupervisor()
  }).spawn();
}

async function endWithSupervisor(): Promise<void> {
  await Deno.stdin.readable.pipeTo(new WritableStream());
  Deno.exit();
}

function stop(worker: Deno.ChildProcess): void {
  try {
    worker.kill("SIGTERM");
  } catch {
    // It has ended on its own, with an error that it printed.
  }
}

/** Open for as long as this process lives: its end tells the page to reload. */
function alive(): Response {
  const stream = new ReadableStream<Uint8Array<ArrayBuffer>>({
    start: (controller) => controller.enqueue(new TextEncoder().encode("retry: 300\n\n")),
  });
  return new Response(stream, {
    headers: { "content-type": "text/event-stream", "cache-control": "no-store" },
  });
}
