import { assert, assertEquals, assertIncludes, assertThrows } from "../tests/helpers/assert.ts";
import { type Config, readConfig } from "./config.ts";

const SECRET = "a secret that only the tests know, and no one else";

Deno.test("readConfig() needs nothing: a laptop gets embedded services and a secret of its own", () => {
  withFolder((DATA_DIR) => {
    const config = readConfig({ DATA_DIR });

    assertEquals([config.host, config.port, config.publicUrl], ["127.0.0.1", 8000, "http://127.0.0.1:8000"]);
    assertEquals([config.databaseUrl, config.redisUrl, config.production], [null, null, false]);
    assert(config.jwtSecret.length >= 32);
    assertEquals(readConfig({ DATA_DIR }).jwtSecret, config.jwtSecret);
    assertEquals(Deno.statSync(`${DATA_DIR}/secrets.json`).mode! & 0o777, 0o600);
  });
});

Deno.test("readConfig() lists every fault in one message, and none of the values that may be secret", () => {
  const { message } = assertThrows(() =>
    readConfig({
      PORT: "80x",
      DATABASE_URL: "mysql://someone:hunter2@host/db",
      JWT_SECRET: "short",
      JWT_ALGORITHM: "none",
      WORKER_CONCURRENCY: "0",
      LOG_LEVEL: "loud",
    })
  );

  for (
    const name of ["PORT", "DATABASE_URL", "JWT_SECRET", "JWT_ALGORITHM", "WORKER_CONCURRENCY", "LOG_LEVEL"]
  ) {
    assertIncludes(message, name);
  }
  assert(!message.includes("hunter2") && !message.includes('"short"'), message);
});

Deno.test("readConfig() takes a mail server with who signs in to it, and an address mails come from", () => {
  const read = (env: Record<string, string>): Config => readConfig({ JWT_SECRET: SECRET, ...env });
  const mail = { SMTP_HOST: "mail.example", FROM_EMAIL: "portal@media.example" };

  assertEquals(read({}).smtp, null);
  assertEquals(read(mail).smtp, { host: "mail.example", port: 587, user: null, password: null });
  assertEquals(
    read({ ...mail, SMTP_PORT: "465", SMTP_USER: "portal", SMTP_PASSWORD: "hunter2" }).smtp?.port,
    465,
  );
  const faults: [Record<string, string>, string][] = [
    [{ SMTP_HOST: "mail.example" }, "FROM_EMAIL must be set"],
    [{ ...mail, FROM_EMAIL: "Portal <portal@media.example>" }, "FROM_EMAIL must be an address alone"],
    [{ ...mail, SMTP_PASSWORD: "hunter2" }, "SMTP_USER and SMTP_PASSWORD go together"],
  ];
  for (const [env, words] of faults) {
    const { message } = assertThrows(() => read(env));
    assertIncludes(message, words);
    assert(!message.includes("hunter2"));
  }
});

Deno.test("readConfig() takes a server of embeddings, with its model and perhaps a key", () => {
  const read = (env: Record<string, string>): Config => readConfig({ JWT_SECRET: SECRET, ...env });
  const server = { EMBEDDINGS_API_URL: "https://models.example/v1/", EMBEDDINGS_MODEL: "sample" };

  assertEquals(read({}).embeddings, null);
  assertEquals(read(server).embeddings, { url: "https://models.example/v1", key: null, model: "sample" });
  assertEquals(read({ ...server, EMBEDDINGS_API_KEY: "hunter2" }).embeddings?.key, "hunter2");
  const { message } = assertThrows(() => read({ EMBEDDINGS_API_URL: "https://models.example/v1" }));
  assertIncludes(message, "EMBEDDINGS_MODEL must be set");
});

Deno.test("readConfig() refuses production without its own secret, server and https address", () => {
  const { message } = assertThrows(() => readConfig({ MEDIAHUB_ENV: "production" }));

  for (const name of ["JWT_SECRET", "SECOND_FACTOR_KEY", "DATABASE_URL", "PUBLIC_URL"]) {
    assertIncludes(message, name);
  }
});

Deno.test("readConfig() in production logs for machines and writes no secret", () => {
  const config = readConfig({
    MEDIAHUB_ENV: "production",
    JWT_SECRET: SECRET,
    SECOND_FACTOR_KEY: SECRET,
    DATABASE_URL: "postgres://mediahub@db/mediahub",
    PUBLIC_URL: "https://media.example/",
    DATA_DIR: "/nowhere/at/all",
  });

  assertEquals([config.publicUrl, config.log.format], ["https://media.example", "json"]);
});

Deno.test("readConfig() takes an empty value as unset, and an address for browsers from the host", () => {
  const read = (env: Record<string, string>): Config => readConfig({ JWT_SECRET: SECRET, ...env });

  assertEquals(read({ PORT: "", REDIS_URL: " " }).port, 8000);
  assertEquals(read({ HOST: "0.0.0.0", PORT: "9000" }).publicUrl, "http://127.0.0.1:9000");
  assertEquals(read({ HOST: "::1" }).publicUrl, "http://[::1]:8000");
});

Deno.test("readConfig() takes Anthropic before another language model, and none without a key or a server", () => {
  const read = (env: Record<string, string>) => readConfig({ JWT_SECRET: SECRET, ...env }).languageModel;

  assertEquals(read({ LLM_MODEL: "sample" }), null);
  assertEquals(
    read({
      ANTHROPIC_API_KEY: "k",
      ANTHROPIC_API_URL: "https://models.example/v1/",
      OPENAI_API_KEY: "o",
      LLM_MODEL: "m",
      LLM_INPUT_PRICE: "3",
      LLM_OUTPUT_PRICE: "0.5",
    }),
    {
      vendor: "anthropic",
      url: "https://models.example",
      key: "k",
      model: "m",
      prices: { input: 3, output: 0.5 },
    },
  );
  assertEquals(read({ OPENAI_API_URL: "http://127.0.0.1:11434/v1/", LLM_MODEL: "m" }), {
    vendor: "openai",
    url: "http://127.0.0.1:11434/v1",
    key: null,
    model: "m",
    prices: null,
  });
});

Deno.test("readConfig() refuses half a price, and a server of chat completions without a model", () => {
  const error = assertThrows(() =>
    readConfig({ JWT_SECRET: SECRET, OPENAI_API_KEY: "sk-never-shown", LLM_INPUT_PRICE: "cheap" })
  );

  assert(!error.message.includes("sk-never-shown"));
  for (const part of ["LLM_INPUT_PRICE must be a price", "LLM_MODEL must be set"]) {
    assertIncludes(error.message, part);
  }
});

function withFolder(test: (folder: string) => void): void {
  const folder = Deno.makeTempDirSync();
  try {
    test(folder);
  } finally {
    Deno.removeSync(folder, { recursive: true });
  }
}
