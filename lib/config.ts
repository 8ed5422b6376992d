import type { EmbeddingsServer } from "./llm/embeddings.ts";
import type { LogOptions } from "./log.ts";
import { ownSecret, previousSecret } from "./secrets.ts";
import { StartError } from "./start_error.ts";

/** Every variable the portal reads, with what it holds; `.env.example` names exactly these. */
export const VARIABLES = {
  MEDIAHUB_ENV: "development, or production: which refuses to start without its own secrets",
  HOST: "the address the web process listens at",
  PORT: "the port the web process listens at",
  PUBLIC_URL: "the portal's address as people type it",
  DATA_DIR: "where files, the embedded Postgres and generated secrets live",
  DATABASE_URL: "a Postgres server; without it one is embedded",
  DATABASE_CONNECTIONS: "connections each process opens to Postgres at most",
  REDIS_URL: "a Redis server; without it each process keeps its own cache",
  JWT_SECRET: "signs access tokens; at least 32 characters",
  JWT_SECRET_PREVIOUS: "the secret before, whose tokens are still taken while keys are replaced",
  SECOND_FACTOR_KEY: "seals the secrets of second factors; at least 32 characters",
  JWT_ALGORITHM: "HS256, HS384 or HS512",
  ACCESS_TOKEN_EXPIRE_MINUTES: "how long an access token is good for",
  REFRESH_TOKEN_EXPIRE_DAYS: "how long a person stays signed in at most",
  SESSION_IDLE_HOURS: "how long a person stays signed in without coming back",
  SMTP_HOST: "the mail server; without it mails are kept as files in DATA_DIR/mail",
  SMTP_PORT: "587 for STARTTLS, 465 for TLS from the start",
  SMTP_USER: "whom to sign in to the mail server as; without it nobody",
  SMTP_PASSWORD: "the password of SMTP_USER",
  FROM_EMAIL: "the address mails come from",
  TRUSTED_PROXIES: "how many proxies stand in front, whose X-Forwarded-For is believed",
  LOG_LEVEL: "debug, info, warn or error",
  LOG_FORMAT: "text or json",
  WORKER_CONCURRENCY: "jobs the worker runs at the same time",
  ANTHROPIC_API_KEY:
    "the key of Anthropic, whose models then write answers; without a language model they quote the library",
  ANTHROPIC_API_URL: "where the Messages API is",
  OPENAI_API_KEY: "the key of a server that speaks chat completions; asked where no key of Anthropic is set",
  OPENAI_API_URL: "where chat completions are; alone it is a server that asks for no key",
  LLM_MODEL: "the language model's name",
  LLM_INPUT_PRICE: "what a million tokens read by the model cost; goes with LLM_OUTPUT_PRICE",
  LLM_OUTPUT_PRICE: "what a million tokens written by the model cost",
  CHATBOT_API_URL: "a stand-alone chatbot service that answers questions in place of the built-in library",
  CHATBOT_API_KEY: "what the chatbot service knows the portal by; sent as a bearer token",
  EMBEDDINGS_API_URL: "a server of embeddings; without it the library is searched by its words alone",
  EMBEDDINGS_API_KEY: "the key of EMBEDDINGS_API_URL; without it none is sent",
  EMBEDDINGS_MODEL: "the model asked of EMBEDDINGS_API_URL",
} as const;

/** The name of a variable. */
export type Variable = keyof typeof VARIABLES;

/** A mail server, and who signs in to it. */
export interface SmtpServer {
  host: string;
  port: number;
  user: string | null;
  password: string | null;
}

/** A language model, and how it is reached. */
export interface LanguageModelConfig {
  vendor: "anthropic" | "openai";
  /** Without a slash at the end. */
  url: string;
  /** Null where the server asks for none. */
  key: string | null;
  model: string;
  /** What a million tokens cost; null where nobody counts. */
  prices: { input: number; output: number } | null;
}

/** What the environment says, checked; nothing else in the project reads the environment. */
export interface Config {
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
  /** Seals the secrets of second factors; null where one of our own in DATA_DIR does. */
  secondFactorKey: string | null;
  jwtAlgorithm: "HS256" | "HS384" | "HS512";
  accessTokenMinutes: number;
  refreshTokenDays: number;
  sessionIdleHours: number;
  /** Null where mails are kept as files. */
  smtp: SmtpServer | null;
  fromEmail: string;
  /** How many proxies stand in front: the client's address is that many entries from the right of X-Forwarded-For. */
  trustedProxies: number;
  log: LogOptions;
  workerConcurrency: number;
  /** Null where answers quote the library only. */
  languageModel: LanguageModelConfig | null;
  /** Null where the built-in library answers; the address is without a slash at the end. */
  chatbot: { url: string; key: string | null } | null;
  /** Null where the library is searched by its words alone. */
  embeddings: EmbeddingsServer | null;
}

type Environment = Partial<Record<string, string>>;

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
    ...readMail(read, faults),
    trustedProxies: read.integer("TRUSTED_PROXIES", 0, 0, 10),
    log: {
      level: read.oneOf("LOG_LEVEL", ["debug", "info", "warn", "error"], "info"),
      format: read.oneOf("LOG_FORMAT", ["text", "json"], production ? "json" : "text"),
    },
    workerConcurrency: read.integer("WORKER_CONCURRENCY", 1, 1, 16),
    languageModel: readLanguageModel(read, faults),
    chatbot: readChatbot(read),
    embeddings: readEmbeddings(read, faults),
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

function readMail(read: ReturnType<typeof reader>, faults: string[]): Pick<Config, "smtp" | "fromEmail"> {
  const host = read.text("SMTP_HOST");
  const port = read.integer("SMTP_PORT", 587, 1, 65535);
  const user = read.text("SMTP_USER");
  const password = read.text("SMTP_PASSWORD");
  const from = read.text("FROM_EMAIL");
  if ((user === null) !== (password === null)) faults.push("SMTP_USER and SMTP_PASSWORD go together");
  if (host !== null && from === null) faults.push("FROM_EMAIL must be set where SMTP_HOST is");
  if (from !== null && !/^[^\s@<>,"]+@[^\s@<>,"]+$/.test(from)) {
    faults.push("FROM_EMAIL must be an address alone, such as portal@media.example");
  }
  return {
    smtp: host === null ? null : { host, port, user, password },
    fromEmail: from ?? "portal@mediahub.invalid",
  };
}

function readLanguageModel(read: ReturnType<typeof reader>, faults: string[]): LanguageModelConfig | null {
  const anthropicKey = read.text("ANTHROPIC_API_KEY");
  const anthropicUrl = read.url("ANTHROPIC_API_URL", ["http:", "https:"]) ?? "https://api.anthropic.com";
  const openaiKey = read.text("OPENAI_API_KEY");
  const openaiUrl = read.url("OPENAI_API_URL", ["http:", "https:"]);
  const model = read.text("LLM_MODEL");
  const input = read.price("LLM_INPUT_PRICE");
  const output = read.price("LLM_OUTPUT_PRICE");
  if ((input === null) !== (output === null)) faults.push("LLM_INPUT_PRICE and LLM_OUTPUT_PRICE go together");
  const prices = input === null || output === null ? null : { input, output };

  if (anthropicKey !== null) {
    const url = anthropicUrl.replace(/\/+(v1\/*)?$/, "");
    return { vendor: "anthropic", url, key: anthropicKey, model: model ?? "claude-sonnet-4-5", prices };
  }
  if (openaiKey === null && openaiUrl === null) return null;
  if (model === null) faults.push("LLM_MODEL must be set where OPENAI_API_KEY or OPENAI_API_URL is");
  const url = (openaiUrl ?? "https://api.openai.com/v1").replace(/\/+$/, "");
  return { vendor: "openai", url, key: openaiKey, model: model ?? "", prices };
}

function readChatbot(read: ReturnType<typeof reader>): Config["chatbot"] {
  const url = read.url("CHATBOT_API_URL", ["http:", "https:"])?.replace(/\/+$/, "") ?? null;
  return url === null ? null : { url, key: read.text("CHATBOT_API_KEY") };
}

function readEmbeddings(read: ReturnType<typeof reader>, faults: string[]): EmbeddingsServer | null {
  const url = read.url("EMBEDDINGS_API_URL", ["http:", "https:"])?.replace(/\/+$/, "") ?? null;
  const model = read.text("EMBEDDINGS_MODEL");
  if (url !== null && model === null) faults.push("EMBEDDINGS_MODEL must be set where EMBEDDINGS_API_URL is");
  return url === null || model === null ? null : { url, key: read.text("EMBEDDINGS_API_KEY"), model };
}

function isAnyAddress(host: string): boolean {
  return host === "0.0.0.0" || host === "::";
}

function reader(env: Environment, faults: string[]) {
  // An empty value counts as unset, as `PORT=` in an env file is meant.
  const text = (name: Variable): string | null => env[name]?.trim() || null;
  return {
    text,
    integer(name: Variable, otherwise: number, least: number, most: number): number {
      const given = text(name);
      const value = Number(given ?? otherwise);
      if (Number.isInteger(value) && value >= least && value <= most) return value;
      faults.push(`${name} must be a whole number from ${least} to ${most}, not "${given}"`);
      return otherwise;
    },
    price(name: Variable): number | null {
      const given = text(name);
      if (given === null) return null;
      const value = Number(given);
      if (value >= 0 && value <= 10_000) return value;
      faults.push(`${name} must be a price such as 3 or 0.25, not "${given}"`);
      return null;
    },
    oneOf<Value extends string>(name: Variable, values: readonly Value[], otherwise: Value): Value {
      const given = text(name);
      if (given === null) return otherwise;
      const value = values.find((each) => each === given);
      if (value === undefined) faults.push(`${name} must be one of ${values.join(", ")}, not "${given}"`);
      return value ?? otherwise;
    },
    url(name: Variable, protocols: readonly string[]): string | null {
      const given = text(name);
      if (given === null) return null;
      // The value is left out of the message: an address may carry a password.
      if (!protocols.includes(URL.parse(given)?.protocol ?? "")) {
        faults.push(`${name} must be an address that begins with ${protocols.join("// or ")}//`);
      }
      return given;
    },
  };
}
