import type { CaptureNote, Explanation, FigureRow } from "../../lib/contract/analytics_shapes.ts";
import { metricOf } from "../../lib/contract/metrics.ts";
import { spanText } from "../charts/days.ts";
import { figureText, metricText } from "../charts/figures.ts";
import { dayText } from "../format.ts";
import { Moment } from "../Moment.tsx";
import { SOURCE_NAMES } from "./sources.ts";

/** What each source says of each day, the one shown marked, with what it was before corrections. */
export function FigureRows({ explanation, timeZone }: { explanation: Explanation; timeZone: string }) {
  const { rows, accounts, figure, captures } = explanation;
  const several = accounts.length > 1;
  // A rate is worked out from rows of other figures.
  const mixed = rows.some(({ metric }) => metric !== figure.metric);
  const names = new Map(accounts.map(({ id, name }) => [id, name]));
  const files = new Map(captures.map(({ id, file_name }) => [id, file_name]));
  return (
    <div class="scroll scroll--tall" tabIndex={0} role="region" aria-label="Rows behind the figure">
      <table class="cards origin__rows">
        <thead>
          <tr>
            <th scope="col">Day</th>
            {several ? <th scope="col">Channel</th> : null}
            {mixed ? <th scope="col">Figure</th> : null}
            <th scope="col" class="n">{mixed ? "Value" : metricOf(figure.metric).label}</th>
            <th scope="col">Source</th>
            <th scope="col">Read</th>
            <th scope="col">Before corrections</th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr
              key={`${row.day} ${row.account_id} ${row.metric} ${row.source} ${row.basis} ${row.period_start}`}
              class={row.shown ? undefined : "is-hidden-row"}
            >
              <td class="num">
                {dayOfRow(row)}
                <RowTags row={row} />
              </td>
              {several
                ? (
                  <td data-label="Channel" class="clip">
                    <bdi>{names.get(row.account_id) ?? "–"}</bdi>
                  </td>
                )
                : null}
              {mixed ? <td data-label="Figure">{metricOf(row.metric).label}</td> : null}
              <td class="n" data-label={metricOf(row.metric).label}>
                <Value row={row} />
              </td>
              <td data-label="Source" class="clip">
                <a href={`#delivery-${row.capture_id}`}>{SOURCE_NAMES[row.source]}</a>
                {files.get(row.capture_id) == null ? null : (
                  <span class="meta">
                    <bdi>{files.get(row.capture_id)}</bdi>
                  </span>
                )}
              </td>
              <td data-label="Read">
                <Moment at={row.captured_at} timeZone={timeZone} />
              </td>
              <td data-label="Before corrections">
                <Earlier row={row} timeZone={timeZone} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

/** The deliveries the rows came in, each file by its name and its SHA-256. */
export function Deliveries({ captures, timeZone }: { captures: readonly CaptureNote[]; timeZone: string }) {
  return (
    <table class="cards">
      <thead>
        <tr>
          <th scope="col">Delivery</th>
          <th scope="col">Read</th>
          <th scope="col">Layout</th>
          <th scope="col">SHA-256 of the file</th>
        </tr>
      </thead>
      <tbody>
        {captures.map(({ id, source, captured_at, file_name, file_sha256, layout }) => (
          <tr key={id} id={`delivery-${id}`}>
            <td>
              {SOURCE_NAMES[source]}
              {file_name === null ? null : (
                <span class="meta clip">
                  <bdi>{file_name}</bdi>
                </span>
              )}
            </td>
            <td data-label="Read">
              <Moment at={captured_at} timeZone={timeZone} />
            </td>
            <td data-label="Layout">
              {layout === null ? <span class="na">n/a</span> : layout.replaceAll("_", " ")}
            </td>
            <td class="wide" data-label="SHA-256 of the file">
              {file_sha256 === null
                ? <span class="na">No file</span>
                : <code class="clip">{file_sha256}</code>}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function dayOfRow({ day, period_start, basis }: FigureRow): string {
  return basis === "period" && period_start !== null ? spanText(period_start, day) : dayText(day);
}

function RowTags({ row }: { row: FigureRow }) {
  const words = [row.provisional ? "provisional" : "", rankText(row)].filter((text) => text !== "");
  return words.length === 0 ? null : <span class="meta">{words.join(", ")}</span>;
}

function rankText({ shown, basis }: FigureRow): string {
  if (shown) return "";
  return basis === "period" ? "a total the source states itself" : "not shown: another source leads";
}

function Value({ row }: { row: FigureRow }) {
  const { metric, value, numerator, denominator } = row;
  return (
    <>
      {metricText(metric, value)}
      {numerator === null || denominator === null
        ? null
        : <span class="meta">{figureText(numerator, "count")} over {figureText(denominator, "count")}</span>}
    </>
  );
}

function Earlier({ row, timeZone }: { row: FigureRow; timeZone: string }) {
  if (row.earlier.length === 0) return <span class="na">Never corrected</span>;
  return (
    <>
      {row.earlier.map(({ value, replaced_at }) => (
        <span key={replaced_at} class="block">
          <span class="num">{metricText(row.metric, value)}</span>{" "}
          <span class="meta inline">
            until <Moment at={replaced_at} timeZone={timeZone} />
          </span>
        </span>
      ))}
    </>
  );
}
