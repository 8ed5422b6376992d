import { CONNECTION_NAMES, type Refresh, type Run } from "../lib/contract/connections.ts";
import { countOf } from "./format.ts";
import { Notice } from "./Notice.tsx";
import { Progress } from "./Progress.tsx";

/** How far a refresh is, source by source; once it is over, what came of it. */
export function RefreshProgress({ refresh }: { refresh: Refresh }) {
  const { state, runs } = refresh;
  if (state !== "running") return <Summary refresh={refresh} />;
  return (
    <section class="refresh" aria-labelledby="refresh">
      <h2 id="refresh">Refreshing {countOf(runs.length, "source")}</h2>
      <ul>
        {runs.map((run) => (
          <li key={run.id}>
            <p class="between">
              <strong class="clip">
                {CONNECTION_NAMES[run.kind]} <bdi>{ownName(run)}</bdi>
              </strong>
              <span class="meta num">{run.figures === 0 ? "" : countOf(run.figures, "figure")}</span>
            </p>
            <Progress
              label={`${CONNECTION_NAMES[run.kind]} ${run.name}`}
              fraction={run.state === "completed" ? 1 : run.fraction}
              step={stepText(run)}
            />
          </li>
        ))}
      </ul>
    </section>
  );
}

/** A refresh in one sentence, for those who listen. */
export function refreshText({ state, runs }: Pick<Refresh, "state" | "runs">): string {
  const failed = runs.filter((run) => run.state === "failed").length;
  const over = runs.filter((run) => run.state === "failed" || run.state === "completed").length;
  if (state === "running") return `${over} of ${countOf(runs.length, "source")} done.`;
  if (failed === 0) return `${countOf(runs.length, "source")} read anew.`;
  return `${runs.length - failed} of ${countOf(runs.length, "source")} read anew; ${failed} failed.`;
}

function Summary({ refresh }: { refresh: Refresh }) {
  const failed = refresh.runs.filter(({ state }) => state === "failed");
  return (
    <Notice tone={failed.length === 0 ? "good" : "warn"} role="status">
      <p>{refreshText(refresh)}</p>
      {failed.length === 0 ? null : (
        <ul class="meta">
          {failed.map((run) => (
            <li key={run.id}>
              {CONNECTION_NAMES[run.kind]} <bdi>{ownName(run)}</bdi>: {run.reason}
            </li>
          ))}
        </ul>
      )}
    </Notice>
  );
}

function stepText({ state, step, reason }: Run): string {
  if (state === "queued") return "Waiting for the worker";
  if (state === "completed") return "Done";
  if (state === "failed") return reason ?? "Failed";
  return step ?? "Starting";
}

/** The name where it says more than the kind does. */
function ownName({ kind, name }: Run): string {
  return name === CONNECTION_NAMES[kind] ? "" : name;
}
