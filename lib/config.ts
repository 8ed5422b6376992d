import { type Outside, readOutside } from "./config/outside.ts";
import { type Environment, reader } from "./config/reader.ts";
import { VARIABLES } from "./config/variables.ts";
import type { LogOptions } from "./log.ts";
import { ownSecret, previousSecret } from "./secrets.ts";
import { StartError } from "./start_error.ts";

export type { LanguageModelConfig, OpsConsole, PlatformApp, SmtpServer } from "./config/outside.ts";
export { type Variable, VARIABLES } from "./config/variables.ts";

/** What the environment says, checked; nothing else in the project reads the environment. */
export interface Config extends Outside {
  production: boolean;
  host: string;
  port: number;
  /** Origin without a slash at the end: `https://media.example`. */
  publicUrl: string;
  dataDir: string;
  /** Null where Postgres is embedded. */
  databaseUrl: string | null;
  databaseConnections: number;
  /** Null where each process keeps its own cache. */
  redisUrl: string | null;
  jwtSecret: string;
  /** What signed before it, and is still believed; null when there is none. */
  jwtPreviousSecret: string | null;
  /** Seals what the database keeps secret; null where one of our own in DATA_DIR does. */
  secondFactorKey: string | null;
  jwtAlgorithm: "HS256" | "HS384" | "HS512";
  accessTokenMinutes: number;
  refreshTokenDays: number;
  sessionIdleHours: number;
  /** How many proxies stand in front: the client's address is that many entries from the right of X-Forwarded-For. */
  trustedProxies: number;
  log: LogOptions;
  workerConcurrency: number;
}

const SECRET_LEAST_CHARACTERS = 32;

/** The name of the secret that signs access tokens, where it is one of our own. */
export const SIGNING_SECRET = "jwt_secret";

/**
 * Reads the environment. A secret that is missing is generated once and kept in DATA_DIR; in production it is refused.
 *
 * @throws StartError that lists every fault at once
 */
export function readConfig(env: Environment = environment()): Config {
  const faults: string[] = [];
  const read = reader(env, faults);

  const production =
    read.oneOf("MEDIAHUB_ENV", ["development", "production"], "development") === "production";
  const host = read.text("HOST") ?? "127.0.0.1";
  const port = read.integer("PORT", 8000, 1, 65535);
  const dataDir = (read.text("DATA_DIR") ?? "./data").replace(/(?<=.)\/+$/, "");
  const config = {
    production,
    host,
    port,
    publicUrl: read.url("PUBLIC_URL", ["http:", "https:"])?.replace(/\/+$/, "") ??
      `http://${isAnyAddress(host) ? "127.0.0.1" : host.includes(":") ? `[${host}]` : host}:${port}`,
    dataDir,
    databaseUrl: read.url("DATABASE_URL", ["postgres:", "postgresql:"]),
    databaseConnections: read.integer("DATABASE_CONNECTIONS", 10, 1, 500),
    redisUrl: read.url("REDIS_URL", ["redis:", "rediss:"]),
    secondFactorKey: read.text("SECOND_FACTOR_KEY"),
    jwtAlgorithm: read.oneOf("JWT_ALGORITHM", ["HS256", "HS384", "HS512"], "HS256"),
    accessTokenMinutes: read.integer("ACCESS_TOKEN_EXPIRE_MINUTES", 10, 1, 24 * 60),
    refreshTokenDays: read.integer("REFRESH_TOKEN_EXPIRE_DAYS", 30, 1, 365),
    sessionIdleHours: read.integer("SESSION_IDLE_HOURS", 168, 1, 8760),
    trustedProxies: read.integer("TRUSTED_PROXIES", 0, 0, 10),
    log: {
      level: read.oneOf("LOG_LEVEL", ["debug", "info", "warn", "error"], "info"),
      format: read.oneOf("LOG_FORMAT", ["text", "json"], production ? "json" : "text"),
    },
    workerConcurrency: read.integer("WORKER_CONCURRENCY", 1, 1, 16),
    ...readOutside(read, faults),
  };
  const givenSecret = read.text("JWT_SECRET");
  const givenPrevious = read.text("JWT_SECRET_PREVIOUS");

  for (const name of ["JWT_SECRET", "JWT_SECRET_PREVIOUS", "SECOND_FACTOR_KEY"] as const) {
    if ((read.text(name)?.length ?? Infinity) < SECRET_LEAST_CHARACTERS) {
      faults.push(`${name} must have at least ${SECRET_LEAST_CHARACTERS} characters`);
    }
  }
  if (production && givenSecret === null) faults.push("JWT_SECRET must be set in production");
  if (production && config.secondFactorKey === null) {
    faults.push("SECOND_FACTOR_KEY must be set in production");
  }
  if (production && config.databaseUrl === null) faults.push("DATABASE_URL must be set in production");
  if (production && !config.publicUrl.startsWith("https:")) {
    faults.push("PUBLIC_URL must be set to an https address in production");
  }
  if (faults.length > 0) throw new StartError(`The environment can't be used: ${faults.join("; ")}.`);

  return givenSecret === null
    ? {
      ...config,
      jwtSecret: ownSecret(dataDir, SIGNING_SECRET),
      jwtPreviousSecret: previousSecret(dataDir, SIGNING_SECRET),
    }
    : { ...config, jwtSecret: givenSecret, jwtPreviousSecret: givenPrevious };
}

function environment(): Environment {
  return Object.fromEntries(Object.keys(VARIABLES).map((name) => [name, Deno.env.get(name)]));
}

function isAnyAddress(host: string): boolean {
  return host === "0.0.0.0" || host === "::";
}
