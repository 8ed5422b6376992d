import { sweepDrafts } from "../lib/reports/mod.ts";
import { recurring } from "./recurring.ts";

/** Removes drafts past their time, every hour. */
export const sweepDraftsJob = recurring("sweep_drafts", 60 * 60 * 1000, sweepDrafts);
