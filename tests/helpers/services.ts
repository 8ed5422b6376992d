import { memoryCache } from "../../lib/cache/mod.ts";
import { openChatbot } from "../../lib/chatbot/mod.ts";
import type { Clock } from "../../lib/clock.ts";
import { type Config, readConfig } from "../../lib/config.ts";
import { closePool, openPool } from "../../lib/db/mod.ts";
import { type Log, type LogEntry, logTo } from "../../lib/log.ts";
import type { Message } from "../../lib/mail/mod.ts";
import type { Services } from "../../lib/services.ts";
import { openStorage } from "../../lib/storage/mod.ts";
import { openTestDatabase } from "./database.ts";

export { type People, people } from "./people.ts";

/** A clock that stands still until a test moves it. */
export interface TestClock extends Clock {
  set(at: string | Date): void;
  advance(ms: number): void;
}

/** Services over a database of its own, a folder of its own, a clock that stands still and a log that is kept. */
export interface TestServices extends Services {
  clock: TestClock;
  /** Every mail sent so far. */
  mailed: Message[];
  /** Every line logged so far. */
  logged: LogEntry[];
  /** Says that the test means an error to be logged; others make it fail. */
  expectErrors(): void;
}

/** When every test begins, unless it sets its clock. */
const TEST_NOW = "2026-03-02T09:00:00.000Z";

/**
 * Runs a test over real services: a fresh, migrated database (embedded, or TEST_DATABASE_URL), a folder for files, an
 * in-process cache. The test fails where an error was logged that it did not expect.
 */
export async function withServices(
  test: (services: TestServices) => Promise<void>,
  changes: Partial<Config> = {},
): Promise<void> {
  const dataDir = await Deno.makeTempDir({ prefix: "mediahub-test-" });
  const database = await openTestDatabase();
  const sql = openPool(database.url, { max: 5 });
  const clock = standingClock();
  const { log, logged } = keepingLog();
  const config = {
    ...readConfig({ DATA_DIR: dataDir, JWT_SECRET: "a secret that only the tests know, and no one else" }),
    databaseUrl: database.url,
    ...changes,
  };
  const cache = memoryCache(10_000, clock);
  const mailed: Message[] = [];
  let errorsExpected = false;
  try {
    await test({
      config,
      sql,
      cache,
      storage: openStorage(`${dataDir}/files`),
      mailer: { send: (message) => Promise.resolve(`kept as mail ${mailed.push(message)}`) },
      mailed,
      llm: null,
      chatbot: openChatbot(config, clock),
      clock,
      log,
      logged,
      expectErrors: () => errorsExpected = true,
    });
    const errors = logged.filter((entry) => entry.level === "error");
    if (errors.length > 0 && !errorsExpected) {
      throw new Error(`An error was logged: ${JSON.stringify(errors[0], null, 2)}`);
    }
  } finally {
    await closePool(sql);
    await database.close();
    await Deno.remove(dataDir, { recursive: true });
  }
}

/** A clock that stands at `at` until it is moved. */
export function standingClock(at: string | Date = TEST_NOW): TestClock {
  let now = new Date(at);
  return {
    now: () => new Date(now),
    set: (at) => now = new Date(at),
    advance: (ms) => now = new Date(now.getTime() + ms),
  };
}

/** A log whose lines are kept for the test to look at. */
export function keepingLog(): { log: Log; logged: LogEntry[] } {
  const logged: LogEntry[] = [];
  return { log: logTo((entry) => logged.push(entry), "debug"), logged };
}
