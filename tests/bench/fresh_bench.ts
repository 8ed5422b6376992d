// Pages through the Fresh layer against the same views on a bare server, in one run:
//   deno run -A tests/bench/fresh_bench.ts
// Each server is a process of its own; requests go over connections kept alive, for a few seconds.
import { h } from "preact";
import { renderToString } from "preact-render-to-string";
import { App, createDefine, csp, csrf, type PageProps, staticFiles } from "fresh";

const CONNECTIONS = 32;
const WARM_UP_MS = 1_500;
const MEASURED_MS = 1_500;
const ROUNDS = 5;
const ROUTES = 40;

function Row({ name, count }: { name: string; count: number }) {
  return h("tr", null, h("td", null, name), h("td", null, count));
}
function View({ title }: { title: string }) {
  const rows = Array.from(
    { length: 12 },
    (_, index) => h(Row, { key: index, name: `Row <${index}>`, count: index }),
  );
  return h("section", null, h("h1", null, title), h("table", null, h("tbody", null, rows)));
}
function Shell({ Component }: Pick<PageProps, "Component">) {
  return h(
    "html",
    { lang: "en" },
    h("head", null, h("meta", { charset: "utf-8" }), h("title", null, "Bench")),
    h("body", null, h("main", null, h(Component, null))),
  );
}

function serveLayer(port: number): void {
  const define = createDefine<{ seen: number }>();
  const app = new App<{ seen: number }>().use(define.middleware((ctx) => {
    ctx.state.seen = 1;
    return ctx.next();
  })).use(csp({ useNonce: true })).use(staticFiles()).use(csrf()).appWrapper(Shell);
  for (let i = 0; i < ROUTES; i++) app.get(`/other${i}/:id`, (ctx) => ctx.text(""));
  app.get("/reports/:id", (ctx) => ctx.render(h(View, { title: `Report ${ctx.params.id}` })));
  Deno.serve({ port, hostname: "127.0.0.1", onListen() {} }, app.handler());
}

function serveBare(port: number): void {
  Deno.serve({ port, hostname: "127.0.0.1", onListen() {} }, (request) => {
    const title = `Report ${new URL(request.url).pathname.split("/").at(-1)}`;
    const html = renderToString(h(Shell, { Component: () => h(View, { title }) }));
    return new Response(`<!DOCTYPE html>${html}`, {
      headers: { "content-type": "text/html; charset=utf-8" },
    });
  });
}

interface Figures {
  medianMs: number;
  p95Ms: number;
  perSecond: number;
}

/** Asks over a bare TCP connection, so that the client costs as little as possible of the machine. */
async function load(port: number, durationMs: number): Promise<Figures> {
  const until = performance.now() + durationMs;
  const request = new TextEncoder().encode(`GET /reports/7 HTTP/1.1\r\nhost: 127.0.0.1:${port}\r\n\r\n`);
  const times: number[] = [];
  await Promise.all(Array.from({ length: CONNECTIONS }, async () => {
    const connection = await Deno.connect({ port, hostname: "127.0.0.1" });
    const buffer = new Uint8Array(65_536);
    const decoder = new TextDecoder();
    while (performance.now() < until) {
      const start = performance.now();
      await connection.write(request);
      let text = "";
      while (!text.includes("</html>")) {
        const read = await connection.read(buffer);
        if (read === null) throw new Error("The server closed the connection");
        text += decoder.decode(buffer.subarray(0, read));
      }
      if (!text.startsWith("HTTP/1.1 200") || !text.includes("<h1>Report 7</h1>")) {
        throw new Error(text.slice(0, 300));
      }
      times.push(performance.now() - start);
    }
    connection.close();
  }));
  times.sort((a, b) => a - b);
  return {
    medianMs: times[Math.floor(times.length / 2)]!,
    p95Ms: times[Math.floor(times.length * 0.95)]!,
    perSecond: times.length / durationMs * 1000,
  };
}

function start(kind: string, port: number): Deno.ChildProcess {
  const args = ["run", "-A", "--no-check", import.meta.filename!, kind, String(port)];
  return new Deno.Command(Deno.execPath(), { args }).spawn();
}

/** The median round of each server; rounds take turns, so that a busy machine is busy for both. */
async function compare(ports: { bare: number; layer: number }): Promise<Record<string, Figures>> {
  const servers = [start("bare", ports.bare), start("layer", ports.layer)];
  const rounds: Record<string, Figures[]> = { bare: [], layer: [] };
  try {
    for (const port of Object.values(ports)) {
      await untilListening(port);
      await load(port, WARM_UP_MS);
    }
    for (let round = 0; round < ROUNDS; round++) {
      for (const [name, port] of Object.entries(ports)) rounds[name]!.push(await load(port, MEASURED_MS));
    }
  } finally {
    for (const server of servers) {
      server.kill();
      await server.status;
    }
  }
  return Object.fromEntries(
    Object.entries(rounds).map(([name, figures]) => [
      name,
      figures.toSorted((a, b) => a.perSecond - b.perSecond)[Math.floor(ROUNDS / 2)]!,
    ]),
  );
}

async function untilListening(port: number): Promise<void> {
  for (let attempt = 0; attempt < 200; attempt++) {
    try {
      (await Deno.connect({ port, hostname: "127.0.0.1" })).close();
      return;
    } catch {
      await new Promise((resolve) => setTimeout(resolve, 50)); // the server is still starting
    }
  }
  throw new Error(`Nothing listens on port ${port}`);
}

if (import.meta.main) {
  const [kind, port] = Deno.args;
  if (kind === "layer") serveLayer(Number(port));
  else if (kind === "bare") serveBare(Number(port));
  else {
    const free = 18_000 + Math.floor(Math.random() * 10_000);
    const { bare, layer } = await compare({ bare: free, layer: free + 1 });
    for (const [name, { medianMs, p95Ms, perSecond }] of Object.entries({ bare: bare!, layer: layer! })) {
      const times = `median ${medianMs.toFixed(2)} ms  p95 ${p95Ms.toFixed(2)} ms`;
      console.log(`${name.padEnd(6)} ${times}  ${perSecond.toFixed(0)} pages/s`);
    }
    console.log(`ratio  ${(layer!.perSecond / bare!.perSecond).toFixed(2)} (at least 0.50 is wanted)`);
  }
}
