import type { ChangeExplanation, PlatformReport } from "../../contract/analytics_shapes.ts";
import type { Month } from "./month.ts";

/** Everything a month's deck says, as the pages say it too. */
export interface MonthFigures {
  month: Month;
  organisation: string;
  platforms: {
    report: PlatformReport;
    /** What makes up the lead figure's change; null where nothing was compared. */
    change: ChangeExplanation | null;
  }[];
}
