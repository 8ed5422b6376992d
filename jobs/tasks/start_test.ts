import { assert, assertEquals, assertIncludes, assertMatch } from "../../tests/helpers/assert.ts";
import { until } from "../../tests/helpers/until.ts";

const START = new URL("./start.ts", import.meta.url).href;

Deno.test("start says in one line that the port is in use", async () => {
  using listener = Deno.listen({ hostname: "127.0.0.1", port: 0 });
  const DATA_DIR = await Deno.makeTempDir();

  const { code, text } = await run({ PORT: String(listener.addr.port), DATA_DIR });

  assertEquals(code, 1);
  assertEquals(
    text,
    `Port ${listener.addr.port} of 127.0.0.1 is in use. Stop what uses it, or set PORT to another.\n`,
  );
  await Deno.remove(DATA_DIR, { recursive: true });
});

Deno.test("start says in one line that DATA_DIR can't be written", async () => {
  const file = await Deno.makeTempFile();

  const { code, text } = await run({ PORT: String(freePort()), DATA_DIR: `${file}/data` });

  assertEquals(code, 1);
  assertMatch(text, /^Cannot write to DATA_DIR "[^"]+": [^\n]+\n$/);
  await Deno.remove(file);
});

Deno.test("start on an empty DATA_DIR becomes ready, links to the first admin's set-up, and leaves no process", async () => {
  const DATA_DIR = await Deno.makeTempDir();
  const port = freePort();
  const child = spawn({ PORT: String(port), DATA_DIR });
  let text = "";
  const read = collect(child.stdout, (more) => text += more);
  collect(child.stderr, (more) => text += more);

  await until("it is ready or has ended", () => /^(ready:|.*before it was ready)/m.test(text), 120_000);
  assertIncludes(text, `ready: http://127.0.0.1:${port}\n`);
  await until("the link is shown", () => text.includes("first admin:"));
  const link = /first admin: (\S+)/.exec(text)![1]!;
  assertMatch(link, new RegExp(`^http://127\\.0\\.0\\.1:${port}/setup/[\\w-]{20,}$`));
  assertEquals(await statusOf(`http://127.0.0.1:${port}/api/ready`), 200);
  assertEquals(await statusOf(link), 200);

  child.kill("SIGTERM");
  const { code } = await child.status;
  await read;

  assertEquals(code, 0, text);
  Deno.listen({ hostname: "127.0.0.1", port }).close();
  using lock = await Deno.open(`${DATA_DIR}/postgres.lock`, { write: true });
  assert(await lock.tryLock(true), "the embedded Postgres still runs");
  await Deno.remove(DATA_DIR, { recursive: true });
});

Deno.test("start that is killed outright leaves no process behind", async () => {
  const DATA_DIR = await Deno.makeTempDir();
  const port = freePort();
  const child = spawn({ PORT: String(port), DATA_DIR });
  let text = "";
  collect(child.stdout, (more) => text += more);
  collect(child.stderr, (more) => text += more);
  await until("it is ready or has ended", () => /^(ready:|.*before it was ready)/m.test(text), 120_000);

  child.kill("SIGKILL");
  await child.status;

  await until("the web process is gone", () => isFree(port));
  using lock = await Deno.open(`${DATA_DIR}/postgres.lock`, { write: true });
  await until("the embedded Postgres is gone", () => lock.tryLock(true));
  await Deno.remove(DATA_DIR, { recursive: true });
});

function isFree(port: number): boolean {
  try {
    Deno.listen({ hostname: "127.0.0.1", port }).close();
    return true;
  } catch {
    return false;
  }
}

function spawn(env: Record<string, string>): Deno.ChildProcess {
  return new Deno.Command(Deno.execPath(), {
    args: ["run", "-A", "--quiet", START],
    env: { ...env, NO_COLOR: "1", DATABASE_URL: "", REDIS_URL: "" },
    stdout: "piped",
    stderr: "piped",
  }).spawn();
}

async function run(env: Record<string, string>): Promise<{ code: number; text: string }> {
  const { code, stdout, stderr } = await spawn(env).output();
  return { code, text: new TextDecoder().decode(stdout) + new TextDecoder().decode(stderr) };
}

async function collect(stream: ReadableStream<Uint8Array>, take: (text: string) => void): Promise<void> {
  const decoder = new TextDecoder();
  for await (const bytes of stream) take(decoder.decode(bytes, { stream: true }));
}

async function statusOf(url: string): Promise<number> {
  const response = await fetch(url);
  await response.body?.cancel();
  return response.status;
}

function freePort(): number {
  using listener = Deno.listen({ hostname: "127.0.0.1", port: 0 });
  return listener.addr.port;
}
