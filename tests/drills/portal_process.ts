import { until } from "../helpers/until.ts";

const DEMO = new URL("../../jobs/tasks/demo.ts", import.meta.url).href;

/** The three processes under the supervisor, by the program each runs. */
const PROGRAMS = { web: "/main.ts", worker: "/jobs/main.ts", postgres: "/jobs/tasks/embedded_postgres.ts" };

/** A whole portal of its own, started as people start it, and somebody signed in to it. */
export interface PortalProcess {
  address: string;
  dataDir: string;
  supervisor: Deno.ChildProcess;
  /** Everything written so far. */
  text(): string;
  /** The process that runs now under this name, or null. */
  pidOf(name: keyof typeof PROGRAMS): number | null;
  /** Ends one at once, as a crash would, and answers its id. */
  crash(name: keyof typeof PROGRAMS): number;
  ask(path: string, init?: RequestInit): Promise<Response>;
}

/** Starts the portal with its sample people, runs `run` with an editor signed in, and leaves no process behind. */
export async function withPortalProcess(run: (portal: PortalProcess) => Promise<void>): Promise<void> {
  const dataDir = await Deno.makeTempDir({ prefix: "mediahub-drill-" });
  const port = freePort();
  const supervisor = new Deno.Command(Deno.execPath(), {
    args: ["run", "-A", "--quiet", DEMO],
    env: { PORT: String(port), DATA_DIR: dataDir, NO_COLOR: "1", DATABASE_URL: "", REDIS_URL: "" },
    stdout: "piped",
    stderr: "piped",
  }).spawn();
  let text = "";
  for (const stream of [supervisor.stdout, supervisor.stderr]) collect(stream, (more) => text += more);
  let ended = false;
  supervisor.status.then(() => ended = true);
  try {
    await until("it is ready or has ended", () => ended || /^sign-in: \S+ \S+ editor$/m.test(text), 60_000);
    if (ended) throw new Error(`The portal ended before it was ready:\n${text}`);
    const address = `http://127.0.0.1:${port}`;
    const cookie = await signIn(address, /^sign-in: (\S+) (\S+) editor$/m.exec(text)!);
    const pidOf = (name: keyof typeof PROGRAMS) => childOf(supervisor.pid, PROGRAMS[name]);
    await run({
      address,
      dataDir,
      supervisor,
      text: () => text,
      pidOf,
      crash: (name) => {
        const pid = pidOf(name)!;
        Deno.kill(pid, "SIGKILL");
        return pid;
      },
      ask: (path, init = {}) =>
        fetch(`${address}${path}`, { ...init, headers: { origin: address, cookie, ...init.headers } }),
    });
  } catch (error) {
    throw new Error(`The drill failed. What the portal wrote:\n${text.slice(-4000)}`, { cause: error });
  } finally {
    if (!ended) supervisor.kill("SIGTERM");
    await supervisor.status;
    await Deno.remove(dataDir, { recursive: true });
  }
}

async function signIn(address: string, [, email, password]: string[]): Promise<string> {
  const response = await fetch(`${address}/api/auth/login`, {
    method: "POST",
    body: JSON.stringify({ email, password }),
    headers: { "content-type": "application/json" },
  });
  await response.body?.cancel();
  return response.headers.getSetCookie().map((cookie) => cookie.split(";")[0]).join("; ");
}

/** The child that runs a program; the system lists children where it keeps its processes. */
function childOf(pid: number, program: string): number | null {
  for (const child of childrenOf(pid)) {
    const command = readText(`/proc/${child}/cmdline`).split("\0");
    if (command.some((part) => part.startsWith("file://") && part.endsWith(program))) return child;
    const below = childOf(child, program);
    if (below !== null) return below;
  }
  return null;
}

/** Every process below one. */
export function descendantsOf(pid: number): number[] {
  return childrenOf(pid).flatMap((child) => [child, ...descendantsOf(child)]);
}

function childrenOf(pid: number): number[] {
  try {
    return [...Deno.readDirSync(`/proc/${pid}/task`)].flatMap(({ name }) =>
      readText(`/proc/${pid}/task/${name}/children`).split(" ").filter((one) => one !== "").map(Number)
    );
  } catch (error) {
    if (!(error instanceof Deno.errors.NotFound)) throw error;
    return [];
  }
}

function readText(path: string): string {
  try {
    return Deno.readTextFileSync(path);
  } catch {
    // A process that has ended meanwhile has no files.
    return "";
  }
}

async function collect(stream: ReadableStream<Uint8Array>, take: (text: string) => void): Promise<void> {
  const decoder = new TextDecoder();
  for await (const bytes of stream) take(decoder.decode(bytes, { stream: true }));
}

function freePort(): number {
  using listener = Deno.listen({ hostname: "127.0.0.1", port: 0 });
  return listener.addr.port;
}
