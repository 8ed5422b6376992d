import { type Config, VARIABLES } from "../../lib/config.ts";
import { READY_LINE, SUPERVISED_FLAG } from "../../lib/process.ts";
import type { ProcessPlan } from "./supervisor.ts";

const ROOT = new URL("../../", import.meta.url);
const SAYS_READY = new RegExp(`^${READY_LINE}$`);

// Read by libraries: postgres (PG*), redis and the Node.js compatibility layer.
const LIBRARY_VARIABLES = [
  "PG*",
  "REDIS_*",
  "NODE_*",
  "READABLE_STREAM",
  "DEBUG",
  "HOME",
  "USER*",
  "LOGNAME",
  "TMPDIR",
];
// Read by bcrypt's loader as it looks for the build of this machine.
const NATIVE_VARIABLES = [
  "PREBUILDS_ONLY",
  "npm_config_arch",
  "npm_config_platform",
  "LIBC",
  "ARM_VERSION",
  "BCRYPT_PREBUILD",
  "ELECTRON_RUN_AS_NODE",
];
// Where the same loader looks which C library there is.
const ALPINE_FILE = "/etc/alpine-release";

/** The embedded Postgres: reaches nothing but the loopback address and its folder. */
export function embeddedPostgres(config: Config): ProcessPlan {
  return {
    name: "postgres",
    command: denoRun("jobs/tasks/embedded_postgres.ts", [
      "--allow-net=127.0.0.1",
      `--allow-read=${rootPath()},${config.dataDir}`,
      `--allow-write=${config.dataDir}`,
      allowEnv(),
    ]),
    isReady: async (lines) => void await lines.first(SAYS_READY),
    graceMs: 10_000,
  };
}

/** The worker: as the web process, but it listens to nobody. */
export function worker(config: Config): ProcessPlan {
  return {
    name: "worker",
    command: denoRun("jobs/main.ts", servicePermissions(config)),
    isReady: async (lines) => void await lines.first(SAYS_READY),
    // Longer than the loop's own grace and its notice together.
    graceMs: 25_000,
  };
}

/** The web process; it is ready when it says so over HTTP. */
export function web(config: Config): ProcessPlan {
  return {
    name: "web",
    command: denoRun("main.ts", [
      ...servicePermissions(config, { variables: NATIVE_VARIABLES, files: [ALPINE_FILE] }),
      `--allow-ffi=${rootPath()}/node_modules`,
    ]),
    isReady: (_lines, signal) => answers(`${localUrl(config)}/api/ready`, signal),
    graceMs: 12_000,
  };
}

/** Where this machine reaches the web process, whatever PUBLIC_URL says. */
export function localUrl(config: Config): string {
  const everywhere = config.host === "0.0.0.0" || config.host === "::";
  const host = everywhere ? "127.0.0.1" : config.host;
  return `http://${host.includes(":") ? `[${host}]` : host}:${config.port}`;
}

function servicePermissions(config: Config, more: { variables?: string[]; files?: string[] } = {}): string[] {
  return [
    "--allow-net",
    `--allow-read=${[rootPath(), config.dataDir, ...(more.files ?? [])].join(",")}`,
    `--allow-write=${config.dataDir}`,
    "--allow-sys",
    allowEnv(more.variables),
  ];
}

function denoRun(entry: string, permissions: string[]): [string, ...string[]] {
  return [
    Deno.execPath(),
    "run",
    "--quiet",
    "--no-prompt",
    ...permissions,
    new URL(entry, ROOT).href,
    SUPERVISED_FLAG,
  ];
}

function allowEnv(variables: string[] = []): string {
  return `--allow-env=${[...Object.keys(VARIABLES), ...LIBRARY_VARIABLES, ...variables].join(",")}`;
}

function rootPath(): string {
  return decodeURIComponent(ROOT.pathname).replace(/\/$/, "");
}

async function answers(url: string, signal: AbortSignal): Promise<void> {
  while (true) {
    try {
      const response = await fetch(url, { signal: AbortSignal.any([signal, AbortSignal.timeout(5_000)]) });
      await response.body?.cancel();
      if (response.ok) return;
    } catch {
      // Not listening yet.
    }
    signal.throwIfAborted();
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}
