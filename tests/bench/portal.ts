/** A portal of its own process, over embedded services. */
export interface Portal {
  origin: string;
  startedMs: number;
  /** What the sample editor types. */
  signIn: { email: string; password: string };
  stop(): Promise<void>;
}

/** Starts the whole portal with sample data, as `deno task demo` does. */
export async function startPortal(
  dataDir: string,
  port: number,
  environment: Record<string, string> = {},
): Promise<Portal> {
  const begun = performance.now();
  const process = new Deno.Command(Deno.execPath(), {
    args: ["task", "--quiet", "demo"],
    env: { DATA_DIR: dataDir, PORT: String(port), LOG_LEVEL: "warn", ...environment },
    stdout: "piped",
    stderr: "inherit",
  }).spawn();
  let said = "";
  const reader = process.stdout.pipeThrough(new TextDecoderStream()).getReader();
  while (!/^sign-in: \S+ \S+ viewer$/m.test(said)) {
    const { value, done } = await reader.read();
    if (done) throw new Error(`The portal ended before it was ready:\n${said}`);
    said += value;
  }
  const startedMs = performance.now() - begun;
  const [, email, password] = /^sign-in: (\S+) (\S+) editor$/m.exec(said)!;
  return {
    origin: `http://127.0.0.1:${port}`,
    startedMs,
    /** What the sample editor types. */
    signIn: { email: email!, password: password! },
    stop: async () => {
      process.kill("SIGTERM");
      while (!(await reader.read()).done);
      await process.status;
    },
  };
}

/** The value below which this share of them lies. */
export function quantile(values: number[], share: number): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))]!;
}
