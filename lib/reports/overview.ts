import type { Actor } from "../contract/actor.ts";
import type { Report, ReportDetail, ReportPage } from "../contract/report_shapes.ts";
import type { Services } from "../services.ts";
import { listReports, readReport } from "./reports.ts";

const RECENT = 8;
const FINISHED = 5;

/** What stands on the first page of who may see reports. */
export interface ReportOverview {
  counts: ReportPage["counts"];
  /** The deck finished last, with what it says. */
  latest: ReportDetail | null;
  /** The decks before it. */
  earlier: Report[];
  /** Of the newest reports, those under way and those that failed. */
  unsettled: Report[];
}

/** Where an actor's reports stand: the latest deck, those before it, and what is not settled. */
export async function readOverview(services: Services, actor: Actor): Promise<ReportOverview> {
  const [recent, finished] = await Promise.all([
    listReports(services, actor, { limit: RECENT }),
    listReports(services, actor, { status: "completed", limit: FINISHED }),
  ]);
  const [first, ...earlier] = finished.items;
  return {
    counts: recent.counts,
    latest: first === undefined ? null : await readReport(services, actor, first),
    earlier,
    unsettled: recent.items.filter(({ status }) => status !== "completed" && status !== "cancelled"),
  };
}
