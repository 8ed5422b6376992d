import { type Cache, openCache } from "./cache/mod.ts";
import { type Chatbot, openChatbot } from "./chatbot/mod.ts";
import { type Clock, systemClock } from "./clock.ts";
import type { Config } from "./config.ts";
import { closePool, databaseUrl, openPool, refuseUnlessFit, type Sql } from "./db/mod.ts";
import { type Log, openLog } from "./log.ts";
import { type LanguageModel, openLanguageModel } from "./llm/mod.ts";
import { type Mailer, openMailer } from "./mail/mod.ts";
import { openStorage, type Storage } from "./storage/mod.ts";

export type { Cache } from "./cache/mod.ts";
export type { Clock } from "./clock.ts";
export type { Log } from "./log.ts";
export type { Storage } from "./storage/mod.ts";

/** Everything outside that a verb may use, opened once per process and handed down by call. */
export interface Services {
  config: Config;
  /** The pool; a verb reaches rows only through `tenant()` or `system()` of lib/db. */
  sql: Sql;
  cache: Cache;
  storage: Storage;
  mailer: Mailer;
  /** Null where none is configured: answers then quote the library only. */
  llm: LanguageModel | null;
  /** Null where the built-in library answers. */
  chatbot: Chatbot | null;
  clock: Clock;
  log: Log;
}

/**
 * Opens what the configuration names, and refuses to serve a database that is older or newer than the code, or in which
 * one organisation could see another's rows.
 *
 * @throws StartError with one sentence for the operator
 */
export async function openServices(config: Config): Promise<Services> {
  const log = openLog(config.log);
  const sql = openPool(await databaseUrl(config), { max: config.databaseConnections });
  try {
    await refuseUnlessFit(sql);
    const cache = await openCache(config.redisUrl, log);
    return {
      config,
      sql,
      cache,
      storage: openStorage(`${config.dataDir}/files`),
      mailer: openMailer(config, log),
      llm: openLanguageModel(config),
      chatbot: openChatbot(config, systemClock),
      clock: systemClock,
      log,
    };
  } catch (error) {
    await closePool(sql);
    throw error;
  }
}

/** Lets go of everything `openServices()` opened; queries under way may finish first. */
export async function closeServices(services: Services): Promise<void> {
  await services.cache.close();
  await closePool(services.sql);
}
