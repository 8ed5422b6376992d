import { CONNECTION_NAMES, type Run } from "../lib/contract/connections.ts";
import { countText, momentText } from "./format.ts";
import { type StateLook, StateWord } from "./StateWord.tsx";

interface RunsProps {
  runs: Run[];
  timeZone: string;
}

const STATES: Record<Run["state"], StateLook> = {
  queued: { word: "Waiting", icon: "half" },
  running: { word: "Under way", icon: "half", tone: "now" },
  completed: { word: "Read", icon: "done", tone: "good" },
  failed: { word: "Failed", icon: "failed", tone: "bad" },
};
const ASKERS: Record<Run["asked_by"], string> = {
  clock: "By the clock",
  person: "Refresh now",
  operator: "Operator",
};
const SHOWN = 6;

/** The newest readings of sources; all but the first lie folded. */
export function Runs({ runs, timeZone }: RunsProps) {
  if (runs.length === 0) return null;
  return (
    <section class="section" aria-labelledby="runs">
      <h2 id="runs">Readings</h2>
      <Table runs={runs.slice(0, SHOWN)} timeZone={timeZone} label="Newest readings" />
      {runs.length <= SHOWN ? null : (
        <details class="below">
          <summary>{runs.length - SHOWN} earlier</summary>
          <Table runs={runs.slice(SHOWN)} timeZone={timeZone} label="Earlier readings" />
        </details>
      )}
    </section>
  );
}

function Table({ runs, timeZone, label }: RunsProps & { label: string }) {
  return (
    <table class="cards" aria-label={label}>
      <thead>
        <tr>
          <th scope="col">When</th>
          <th scope="col">Source</th>
          <th scope="col" class="n">Figures</th>
          <th scope="col">Outcome</th>
        </tr>
      </thead>
      <tbody>
        {runs.map((run) => (
          <tr key={run.id}>
            <td class="num">
              <time datetime={run.created_at}>{momentText(run.created_at, timeZone)}</time>
              <span class="meta">{ASKERS[run.asked_by]}</span>
            </td>
            <td class="clip" data-label="Source">
              {CONNECTION_NAMES[run.kind]}
              {run.name === CONNECTION_NAMES[run.kind] ? null : (
                <span class="meta">
                  <bdi>{run.name}</bdi>
                </span>
              )}
            </td>
            <td class="n num" data-label="Figures">{countText(run.figures)}</td>
            <td class="wide" data-label="Outcome">
              <Outcome run={run} />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function Outcome({ run }: { run: Run }) {
  const notes = [run.state === "failed" ? run.reason : null, ...run.notes].filter((note) => note !== null);
  return (
    <>
      <StateWord {...STATES[run.state]} />
      {notes.map((note) => (
        <span key={note} class="meta">
          <bdi>{note}</bdi>
        </span>
      ))}
      {run.state === "failed" ? <span class="meta num clip">Reading {run.id}</span> : null}
      {run.source_request === null
        ? null
        : <span class="meta num clip">Their request {run.source_request}</span>}
    </>
  );
}
