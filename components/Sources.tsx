import { type Connection, CONNECTION_NAMES } from "../lib/contract/connections.ts";
import { Empty } from "./Empty.tsx";
import { countOf, momentText } from "./format.ts";
import { Icon } from "./Icon.tsx";
import { Moment } from "./Moment.tsx";
import { type StateLook, StateWord } from "./StateWord.tsx";

interface SourcesProps {
  connections: Connection[];
  timeZone: string;
  now: string;
}

const STATES: Record<Connection["state"], StateLook> = {
  waiting: { word: "Not read yet", icon: "half" },
  fresh: { word: "Up to date", icon: "done", tone: "good" },
  running: { word: "Being read", icon: "half", tone: "now" },
  failing: { word: "Failing", icon: "failed", tone: "bad" },
  sign_in_again: { word: "Needs signing in", icon: "lock", tone: "bad" },
};

/** What figures are fetched from: its state, when it was read, what failed last, and when it is tried next. */
export function Sources({ connections, timeZone, now }: SourcesProps) {
  return (
    <section class="section" aria-labelledby="sources">
      <div class="section__head">
        <h2 id="sources">Sources</h2>
        <a class="button" href="/admin/imports">
          <Icon name="file" />
          Export files
        </a>
      </div>
      {connections.length === 0 ? <NoSource /> : (
        <table class="cards" aria-label="Sources">
          <thead>
            <tr>
              <th scope="col">Source</th>
              <th scope="col">State</th>
              <th scope="col">Last read</th>
              <th scope="col">Next try</th>
              <th scope="col">Posts, by how often they are read</th>
            </tr>
          </thead>
          <tbody>
            {connections.map((each) => <Row key={each.id} connection={each} timeZone={timeZone} now={now} />)}
          </tbody>
        </table>
      )}
    </section>
  );
}

function NoSource() {
  return (
    <Empty title="No source is connected">
      <p>
        The operator connects YouTube, LinkedIn, X or the Ops-Console with{" "}
        <code>deno task connect</code>. Export files and pushes work without one.
      </p>
    </Empty>
  );
}

function Row({ connection, timeZone, now }: { connection: Connection; timeZone: string; now: string }) {
  const { kind, name, external_id, state, last_success_at, next_try_at, ladder } = connection;
  return (
    <tr>
      <td class="clip">
        <strong>{CONNECTION_NAMES[kind]}</strong>
        <span class="meta">
          <bdi>{name === CONNECTION_NAMES[kind] ? external_id : name}</bdi>
        </span>
      </td>
      <td class="wide" data-label="State">
        <StateWord {...STATES[state]} />
        <Failure connection={connection} timeZone={timeZone} />
      </td>
      <td data-label="Last read">
        {last_success_at === null ? "Never" : <Moment at={last_success_at} timeZone={timeZone} now={now} />}
      </td>
      <td data-label="Next try">
        {next_try_at === null
          ? "Once it is connected again"
          : <NextTry at={next_try_at} timeZone={timeZone} now={now} />}
      </td>
      <td class="wide" data-label="Posts">
        {ladder.length === 0 ? "–" : ladder.map(({ rung, posts }) => `${posts} ${rung}`).join(", ")}
      </td>
    </tr>
  );
}

/** What failed since the last success; older failures are in the list of readings. */
function Failure({ connection, timeZone }: { connection: Connection; timeZone: string }) {
  const { last_failure, failures } = connection;
  if (last_failure === null || failures === 0) return null;
  return (
    <>
      <span class="meta">
        <bdi>{last_failure.reason}</bdi>
      </span>
      <span class="meta num">
        {countOf(failures, "try", "tries")} failed, last {momentText(last_failure.at, timeZone)}
      </span>
      {last_failure.source_request === null
        ? null
        : <span class="meta num clip">Their request {last_failure.source_request}</span>}
    </>
  );
}

function NextTry({ at, timeZone, now }: { at: string; timeZone: string; now: string }) {
  const minutes = Math.ceil((Date.parse(at) - Date.parse(now)) / 60_000);
  const text = minutes <= 1
    ? "In a minute"
    : minutes < 60
    ? `In ${minutes} min`
    : minutes < 24 * 60
    ? `In ${Math.round(minutes / 60)} h`
    : momentText(at, timeZone);
  return <time datetime={at} title={momentText(at, timeZone)}>{text}</time>;
}
