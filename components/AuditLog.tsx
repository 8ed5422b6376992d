import { AUDIT_OUTCOMES, type AuditFilter, type AuditPage, type AuditRecord } from "../lib/contract/audit.ts";
import { deedText, KINDS_OF_DEED } from "./deeds.ts";
import { Empty } from "./Empty.tsx";
import { Field } from "./Field.tsx";
import { countOf, momentText } from "./format.ts";
import { Icon } from "./Icon.tsx";
import { PageHead } from "./PageHead.tsx";
import { type StateLook, StateWord } from "./StateWord.tsx";

interface AuditLogProps {
  log: AuditPage;
  filter: AuditFilter;
  /** What is wrong with a filter, by its name. */
  faults: Record<string, string>;
  timeZone: string;
  /** Whether this page starts at a cursor. */
  later: boolean;
}

type Outcome = AuditRecord["outcome"];

const OUTCOMES: Record<Outcome, StateLook> = {
  done: { word: "Done", icon: "done", tone: "good" },
  refused: { word: "Refused", icon: "lock" },
  failed: { word: "Failed", icon: "failed", tone: "bad" },
};

/** Who did what, newest first, with filters and the same as a file. */
export function AuditLog({ log, filter, faults, timeZone, later }: AuditLogProps) {
  return (
    <>
      <PageHead
        title="Audit log"
        below={
          <p class="quiet">
            Who did what, when and from where. Entries are only ever added, each sealed to the last.
          </p>
        }
      >
        <a class="button" href={addressOf("/api/audit/export", filter)}>
          <Icon name="download" />
          Download CSV
        </a>
      </PageHead>
      <Filters filter={filter} faults={faults} timeZone={timeZone} />
      {log.items.length === 0 ? <Nothing filter={filter} /> : <Table log={log} timeZone={timeZone} />}
      {log.next_cursor === null && !later ? null : (
        <nav class="row below" aria-label="Pages">
          {later ? <a class="button" href={addressOf("/admin/audit", filter)}>Newest entries</a> : null}
          {log.next_cursor === null
            ? null
            : (
              <a class="button" href={addressOf("/admin/audit", { ...filter, cursor: log.next_cursor })}>
                Show older entries
              </a>
            )}
          <span class="meta">{countOf(log.items.length, "entry", "entries")} on this page</span>
        </nav>
      )}
    </>
  );
}

function Filters({ filter, faults, timeZone }: Pick<AuditLogProps, "filter" | "faults" | "timeZone">) {
  const filtered = Object.values(filter).some((value) => value !== undefined && value !== "");
  return (
    <form class="filters" method="get" action="/admin/audit" role="search" aria-label="Filter the log">
      <Field name="who" label="Who (e-mail)" value={filter.who} error={faults.who} maxLength={254} />
      <Choice
        name="action"
        label="What"
        value={filter.action}
        choices={KINDS_OF_DEED.map(({ kind, text }) => [kind, text])}
      />
      <Choice
        name="outcome"
        label="Outcome"
        value={filter.outcome}
        choices={AUDIT_OUTCOMES.map((outcome) => [outcome, OUTCOMES[outcome].word])}
      />
      <Field name="since" label="From" type="date" value={filter.since} error={faults.since} />
      <Field name="until" label="To" type="date" value={filter.until} error={faults.until} />
      <button class="button" type="submit">Show</button>
      {filtered ? <a class="button button--quiet" href="/admin/audit">Show all</a> : null}
      <p class="meta">Days and times are those of {timeZone.replaceAll("_", " ")}.</p>
    </form>
  );
}

function Choice({ name, label, value, choices }: {
  name: string;
  label: string;
  value: string | undefined;
  choices: [value: string, text: string][];
}) {
  // A kind that the list lacks came by the address: it is shown as it is, so that the form says what it filters by.
  const all = value === undefined || choices.some(([known]) => known === value)
    ? choices
    : [...choices, [value, value] as const];
  return (
    <div class="field">
      <label for={name}>{label}</label>
      <select class="input" id={name} name={name}>
        <option value="">All</option>
        {all.map(([choice, text]) => (
          <option key={choice} value={choice} selected={choice === value}>{text}</option>
        ))}
      </select>
    </div>
  );
}

function Table({ log, timeZone }: { log: AuditPage; timeZone: string }) {
  return (
    <table class="cards log">
      <thead>
        <tr>
          <th scope="col">When</th>
          <th scope="col">Who</th>
          <th scope="col">What</th>
          <th scope="col">Outcome</th>
          <th scope="col">From</th>
        </tr>
      </thead>
      <tbody>
        {log.items.map((entry) => (
          <tr key={entry.seq}>
            <td class="num">
              <time datetime={entry.at}>{momentText(entry.at, timeZone)}</time>
              <span class="meta">No. {entry.seq}</span>
            </td>
            <td data-label="Who">
              {entry.actor?.email ?? (entry.detail.by === "operator" ? "Operator" : "Nobody")}
            </td>
            <td class="wide">
              {deedText(entry.action)}
              <span class="meta">
                {entry.action}
                {entry.target === null ? null : `, ${entry.target.kind} ${entry.target.id}`}
              </span>
              <Detail entry={entry} />
            </td>
            <td data-label="Outcome">
              <StateWord {...OUTCOMES[entry.outcome]} />
            </td>
            <td data-label="From">
              <span class="num">{entry.address ?? "–"}</span>
              {entry.request_id === null ? null : <span class="meta">Request {entry.request_id}</span>}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function Detail({ entry }: { entry: AuditRecord }) {
  const facts = Object.entries(entry.detail);
  if (facts.length === 0) return null;
  return (
    <span class="meta">
      <bdi>{facts.map(([name, value]) => `${name}: ${value}`).join(", ")}</bdi>
    </span>
  );
}

function Nothing({ filter }: { filter: AuditFilter }) {
  const filtered = Object.values(filter).some((value) => value !== undefined);
  return (
    <Empty title={filtered ? "No entry passes these filters" : "Nothing was recorded yet"}>
      {filtered
        ? (
          <p>
            <a href="/admin/audit">Show all entries</a>
          </p>
        )
        : <p>Signing in, reports and changes of people appear here.</p>}
    </Empty>
  );
}

function addressOf(path: string, filter: AuditFilter & { cursor?: string }): string {
  const given = Object.entries(filter).filter((entry): entry is [string, string] => Boolean(entry[1]));
  return given.length === 0 ? path : `${path}?${new URLSearchParams(given)}`;
}
