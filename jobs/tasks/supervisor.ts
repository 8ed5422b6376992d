import { pause } from "../../lib/pause.ts";
import { READY_LINE } from "../../lib/process.ts";
import { StartError } from "../../lib/start_error.ts";

/** A process the supervisor keeps running. */
export interface ProcessPlan {
  name: string;
  /** The program and its arguments. */
  command: readonly [string, ...string[]];
  env?: Record<string, string>;
  /** Resolves once the process serves; asked after each start. `lines` sees what the process writes. */
  isReady(lines: Lines, signal: AbortSignal): Promise<void>;
  /** How long it may take to end before it is killed. */
  graceMs: number;
}

/** What a process writes, line by line. */
export interface Lines {
  /** Resolves with the first line that matches. */
  first(pattern: RegExp): Promise<string>;
}

/** How the supervisor waits; the defaults are what production runs with. */
export interface SupervisorOptions {
  /** Takes each line, and the name of the process that wrote it or that it is about. */
  write: (line: string, name: string) => void;
  /** Gives up on a start that has not come to its end. */
  signal?: AbortSignal;
  firstBackoffMs?: number;
  longestBackoffMs?: number;
  /** A process that ran this long is taken to be sound again. */
  stableMs?: number;
  readyTimeoutMs?: number;
}

/** A process kept running. */
export interface Supervised {
  /** Ends it and does not start it again; kills it after its grace. */
  stop(): Promise<void>;
  /** Ids of the processes started so far, newest last. */
  pids: number[];
}

/**
 * Starts a process, waits until it is ready, and starts it again, ever more slowly, whenever it dies.
 *
 * @throws StartError when it ends before it was ready for the first time: what it wrote says why
 */
export async function supervise(plan: ProcessPlan, options: SupervisorOptions): Promise<Supervised> {
  const stopping = new AbortController();
  const first = Promise.withResolvers<void>();
  const pids: number[] = [];
  let child: Deno.ChildProcess | null = null;
  let wasReady = false;
  first.promise.then(() => wasReady = true, () => {});

  async function runOnce(): Promise<{ code: number; ranMs: number }> {
    const startedAt = performance.now();
    child = spawn(plan);
    pids.push(child.pid);
    const ended = new AbortController();
    const lines = watch(child, (line) => options.write(line, plan.name));
    plan.isReady(lines, AbortSignal.any([ended.signal, stopping.signal])).then(first.resolve, () => {});
    const { code } = await child.status;
    ended.abort();
    return { code, ranMs: performance.now() - startedAt };
  }

  async function keepRunning(): Promise<void> {
    let backoffMs = options.firstBackoffMs ?? 500;
    while (!stopping.signal.aborted) {
      const { code, ranMs } = await runOnce();
      if (stopping.signal.aborted) return;
      if (!wasReady) {
        return first.reject(
          new StartError(`The ${plan.name} process ended with code ${code} before it was ready.`),
        );
      }
      if (ranMs > (options.stableMs ?? 60_000)) backoffMs = options.firstBackoffMs ?? 500;
      options.write(`ended with code ${code}; starting it again in ${backoffMs / 1000} s`, plan.name);
      await pause(backoffMs, stopping.signal);
      backoffMs = Math.min(backoffMs * 2, options.longestBackoffMs ?? 30_000);
    }
  }

  const kept = keepRunning();
  async function stop(): Promise<void> {
    stopping.abort();
    await end(child, plan.graceMs);
    await kept;
  }

  const late = setTimeout(
    () => first.reject(new StartError(`The ${plan.name} process was not ready in time.`)),
    options.readyTimeoutMs ?? 60_000,
  );
  const giveUp = () => first.reject(new StartError("Stopped before all was ready."));
  options.signal?.addEventListener("abort", giveUp);
  try {
    await first.promise;
  } catch (error) {
    await stop();
    throw error;
  } finally {
    clearTimeout(late);
    options.signal?.removeEventListener("abort", giveUp);
  }
  return { stop, pids };
}

function spawn(plan: ProcessPlan): Deno.ChildProcess {
  const [program, ...args] = plan.command;
  // Standard input stays open as long as this process lives: its end tells the child that the supervisor is gone.
  return new Deno.Command(program, { args, env: plan.env, stdin: "piped", stdout: "piped", stderr: "piped" })
    .spawn();
}

async function end(child: Deno.ChildProcess | null, graceMs: number): Promise<void> {
  if (child === null) return;
  const timer = setTimeout(() => send(child, "SIGKILL"), graceMs);
  // Where there is no SIGTERM, the end of standard input asks for the same.
  if (Deno.build.os === "windows") await child.stdin.close().catch(() => {});
  else send(child, "SIGTERM");
  await child.status;
  clearTimeout(timer);
  await child.stdin.close().catch(() => {});
}

function send(child: Deno.ChildProcess, signal: Deno.Signal): void {
  try {
    child.kill(signal);
  } catch {
    // It has ended already.
  }
}

function watch(child: Deno.ChildProcess, write: (line: string) => void): Lines {
  const awaited: { pattern: RegExp; found: (line: string) => void }[] = [];
  for (const stream of [child.stdout, child.stderr]) {
    readLines(stream, (line) => {
      if (line !== READY_LINE) write(line);
      for (const each of awaited) if (each.pattern.test(line)) each.found(line);
    });
  }
  return {
    first: (pattern) => new Promise((found) => awaited.push({ pattern, found })),
  };
}

async function readLines(stream: ReadableStream<Uint8Array>, take: (line: string) => void): Promise<void> {
  const decoder = new TextDecoder();
  let held = "";
  for await (const bytes of stream) {
    const lines = (held + decoder.decode(bytes, { stream: true })).split(/\r?\n/);
    held = lines.pop()!;
    lines.forEach(take);
  }
  if (held !== "") take(held);
}
