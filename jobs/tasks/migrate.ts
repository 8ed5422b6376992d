import { readConfig } from "../../lib/config.ts";
import { runProcess } from "../../lib/process.ts";
import { migrateDatabase } from "./portal.ts";

if (import.meta.main) await runProcess(() => migrateDatabase(readConfig()));
