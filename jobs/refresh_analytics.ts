import { enqueueDueRuns } from "../lib/analytics/mod.ts";
import { recurring } from "./recurring.ts";

/** Asks every five minutes for runs of the connections whose time has come. */
export const refreshAnalyticsJob = recurring("refresh_analytics", 5 * 60_000, enqueueDueRuns);
