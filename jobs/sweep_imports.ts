import { sweepImports } from "../lib/analytics/mod.ts";
import { recurring } from "./recurring.ts";

/** Removes previews of imports past their time, every hour. */
export const sweepImportsJob = recurring("sweep_imports", 60 * 60 * 1000, sweepImports);
