import { IMPORT_FILE_FIELDS, type ImportSummary } from "../lib/contract/analytics_imports.ts";
import { PLATFORM_NAMES } from "../lib/contract/metrics.ts";
import { Empty } from "./Empty.tsx";
import { FieldError } from "./Field.tsx";
import { countOf, countText, dayText } from "./format.ts";
import { ImportStatus } from "./ImportStatus.tsx";
import { Moment } from "./Moment.tsx";
import { Notice } from "./Notice.tsx";
import { PageHead } from "./PageHead.tsx";

interface ImportsProps {
  imports: ImportSummary[];
  nextCursor: string | null;
  /** Whether this page starts at a cursor. */
  later: boolean;
  /** What is wrong with a file, by its field. */
  faults: Record<string, string>;
  /** A refusal that belongs to no field. */
  refusal: string | null;
  timeZone: string;
  now: string;
}

const ACCEPTED = ".csv,.tsv,.txt,.xls,.xlsx,.zip";

/** Files of figures: choosing some, and those that came before. */
export function Imports(props: ImportsProps) {
  const { imports, refusal } = props;
  return (
    <>
      <PageHead
        title="Import files"
        up={{ href: "/admin/sync", text: "Operations" }}
        below={
          <p class="quiet">
            Exports of YouTube Studio, LinkedIn and X as the platform gives them. You see what was understood
            before anything is recorded.
          </p>
        }
      />
      {refusal === null ? null : (
        <div class="gap-after">
          <Notice tone="bad" role="alert">
            <p class="clip">{refusal}</p>
          </Notice>
        </div>
      )}
      <Upload faults={props.faults} />
      <section class="section later" aria-labelledby="imports">
        <div class="section__head">
          <h2 id="imports">Imports so far</h2>
        </div>
        {imports.length === 0
          ? (
            <Empty title="No file was imported yet">
              <p>Choose an export above to see its figures.</p>
            </Empty>
          )
          : <Table {...props} />}
        <Pages {...props} />
      </section>
    </>
  );
}

function Upload({ faults }: { faults: Record<string, string> }) {
  const [first, ...others] = IMPORT_FILE_FIELDS;
  return (
    <section class="section" aria-labelledby="choose">
      <div class="section__head">
        <h2 id="choose">Choose files</h2>
      </div>
      <form class="import-files" method="post" action="/admin/imports" encType="multipart/form-data">
        <FilePicker field={first} label="Export file" error={faults[first]} />
        <p class="meta">
          CSV, XLS, XLSX or ZIP, up to 25 MB. YouTube Studio: the ZIP of advanced mode, tab “Content”.
          LinkedIn: content, followers, visitors or competitors. X: account overview, content, video, or the
          older tweet activity.
        </p>
        <details class="more" open={others.some((field) => faults[field] !== undefined)}>
          <summary class="small">Add files of the same platform</summary>
          {others.map((field, at) => (
            <FilePicker key={field} field={field} label={`File ${at + 2}`} error={faults[field]} />
          ))}
        </details>
        <p class="below">
          <button class="button button--primary" type="submit">Look at the files</button>
        </p>
      </form>
    </section>
  );
}

function FilePicker({ field, label, error }: { field: string; label: string; error?: string }) {
  return (
    <div class="field">
      <label for={field}>{label}</label>
      <input
        class="picker"
        type="file"
        id={field}
        name={field}
        accept={ACCEPTED}
        aria-describedby={error === undefined ? undefined : `${field}-error`}
        aria-invalid={error === undefined ? undefined : "true"}
      />
      <FieldError name={field} error={error} />
    </div>
  );
}

function Table({ imports, timeZone, now }: ImportsProps) {
  return (
    <table class="cards">
      <thead>
        <tr>
          <th scope="col">Files</th>
          <th scope="col">Account</th>
          <th scope="col">Days</th>
          <th scope="col" class="n">Figures</th>
          <th scope="col" class="n">Refused</th>
          <th scope="col">State</th>
          <th scope="col">Uploaded</th>
        </tr>
      </thead>
      <tbody>
        {imports.map((one) => (
          <tr key={one.id}>
            <td class="clip wide">
              <a href={`/admin/imports/${one.id}`}>
                <bdi>{filesText(one.files)}</bdi>
              </a>
              <span class="meta">{one.layout ?? "Not recognised"}</span>
            </td>
            <td data-label="Account" class="clip">
              {one.account === null
                ? one.platform === null ? "" : PLATFORM_NAMES[one.platform]
                : <bdi>{one.account.name}</bdi>}
            </td>
            <td data-label="Days">{one.span === null ? "Not said" : spanText(one.span)}</td>
            <td data-label="Figures" class="n num">{countText(one.figures)}</td>
            <td data-label="Refused" class="n num">{countText(one.refused_count)}</td>
            <td data-label="State">
              <ImportStatus state={one.state} />
            </td>
            <td data-label="Uploaded">
              <Moment at={one.created_at} timeZone={timeZone} now={now} />
              {one.made_by === null ? null : <span class="meta">{one.made_by.name}</span>}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function Pages({ imports, nextCursor, later }: ImportsProps) {
  if (nextCursor === null && !later) return null;
  return (
    <nav class="row below" aria-label="Pages">
      {later ? <a class="button" href="/admin/imports">Newest imports</a> : null}
      {nextCursor === null
        ? null
        : <a class="button" href={`/admin/imports?cursor=${nextCursor}`}>Show older imports</a>}
      <span class="meta">{countOf(imports.length, "import")} on this page</span>
    </nav>
  );
}

/** The name of the first file, and how many came along. */
export function filesText(files: { name: string }[]): string {
  const [first, ...others] = files;
  if (first === undefined) return "No file";
  return others.length === 0 ? first.name : `${first.name} and ${countOf(others.length, "other")}`;
}

/** Days from the first to the last: "1 to 31 Jan 2026". */
export function spanText({ from, to }: { from: string; to: string }): string {
  if (from === to) return dayText(from);
  const [first, last] = [dayText(from), dayText(to)];
  if (from.slice(0, 7) === to.slice(0, 7)) return `${first.split(" ")[0]} to ${last}`;
  if (from.slice(0, 4) === to.slice(0, 4)) return `${first.split(" ").slice(0, 2).join(" ")} to ${last}`;
  return `${first} to ${last}`;
}
