import { readConfig } from "../../lib/config.ts";
import { openEmbeddedPostgres } from "../../lib/db/mod.ts";
import { openLog } from "../../lib/log.ts";
import { announceReady, runProcess, untilAskedToStop } from "../../lib/process.ts";

/** Serves the embedded Postgres of DATA_DIR until it is asked to stop, or its engine breaks. */
async function main(): Promise<void> {
  const asked = untilAskedToStop();
  const config = readConfig();
  const log = openLog(config.log);
  const postgres = await openEmbeddedPostgres({ dataDir: config.dataDir });
  log.info("embedded Postgres ready", { port: Number(new URL(postgres.url).port) });
  announceReady();

  const broken = await Promise.race([asked, postgres.broken]);
  if (broken instanceof Error) throw broken;
  log.info("embedded Postgres stopping");
  await postgres.close();
}

if (import.meta.main) await runProcess(main);
