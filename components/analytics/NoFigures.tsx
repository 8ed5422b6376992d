import type { AnalyticsOverview } from "../../lib/contract/analytics_shapes.ts";
import { includesRole } from "../../lib/contract/roles.ts";
import type { Reader } from "../Frame.tsx";
import { Empty } from "../Empty.tsx";

/** What stands where figures will be: how they come in, and who brings them; `quiet` beside another primary action. */
export function NoFigures({ reader, quiet }: { reader: Reader; quiet?: boolean }) {
  return (
    <Empty title="No figures yet">
      <p>
        Views, impressions and followers come in by themselves once a platform is connected, or from the files
        that YouTube Studio, LinkedIn and X export.
      </p>
      {includesRole(reader.role, "admin")
        ? (
          <p class="row empty__acts">
            <a class={quiet ? "button" : "button button--primary"} href="/admin/sync">Connect a platform</a>
            <a class="button" href="/admin/imports">Import a file</a>
          </p>
        )
        : <p class="meta">An admin of your organisation can connect a platform or import a file.</p>}
    </Empty>
  );
}

/** Whether no platform has had any figure yet, in any span. */
export function isEmpty({ platforms, freshness }: AnalyticsOverview): boolean {
  return platforms.every(({ lead, accounts }) => lead.value === null && accounts.length === 0) &&
    freshness.every(({ captured_at }) => captured_at === null);
}
