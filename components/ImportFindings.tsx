import type { Import } from "../lib/contract/analytics_imports.ts";
import { type MetricKey, METRICS } from "../lib/contract/metrics.ts";
import { countOf, countText, durationText } from "./format.ts";
import { StateWord } from "./StateWord.tsx";

/** What was understood of files: their tables, the totals checked, and what was not taken and why. */
export function ImportFindings({ found }: { found: Import }) {
  const { totals, refused, refused_count, columns } = found;
  const leftOut = columns.filter(({ kind }) => kind === "left_out");
  return (
    <>
      <section class="section later" aria-labelledby="understood">
        <div class="section__head">
          <h2 id="understood">What was understood</h2>
          <p class="quiet">{metricsText(found)}</p>
        </div>
        <Tables found={found} />
        {leftOut.length === 0 ? null : (
          <p class="meta below clip">
            Known and not kept: {leftOut.map(({ header }) => `“${header}”`).join(", ")}.
          </p>
        )}
      </section>
      {totals.length === 0 ? null : (
        <section class="section later" aria-labelledby="totals">
          <div class="section__head">
            <h2 id="totals">Checked against the file’s own total</h2>
          </div>
          <Totals totals={totals} />
        </section>
      )}
      {refused_count === 0 ? null : (
        <section class="section later" aria-labelledby="refused">
          <div class="section__head">
            <h2 id="refused">Not taken</h2>
            <p class="quiet">
              {refused_count > refused.length
                ? `The first ${countText(refused.length)} of ${countText(refused_count)}.`
                : countOf(refused_count, "entry", "entries")}
            </p>
          </div>
          <Refused refused={refused} />
        </section>
      )}
    </>
  );
}

function metricsText({ metrics, posts }: Import): string {
  const names = metrics.slice(0, 6).map((metric) => METRICS[metric].label.toLowerCase());
  const more = metrics.length > 6 ? ` and ${metrics.length - 6} more` : "";
  const words = names.length === 0 ? "No figures" : `Figures of ${names.join("; ")}${more}`;
  return posts === 0 ? `${words}.` : `${words}, ${countOf(posts, "post")}.`;
}

function Tables({ found: { tables } }: { found: Import }) {
  return (
    <table class="cards">
      <thead>
        <tr>
          <th scope="col">Table</th>
          <th scope="col">What it is</th>
          <th scope="col" class="n">Rows</th>
          <th scope="col" class="n">Refused</th>
        </tr>
      </thead>
      <tbody>
        {tables.map((table) => (
          <tr key={`${table.file} ${table.sheet}`}>
            <td class="clip wide">
              <bdi>{table.sheet ?? table.file}</bdi>
              {table.sheet === null ? null : <span class="meta">{table.file}</span>}
            </td>
            <td data-label="What it is" class="wide">
              {table.layout ?? (
                <>
                  <StateWord word="Left out" icon="stopped" />
                  <span class="meta">{table.left_out}</span>
                </>
              )}
            </td>
            <td data-label="Rows" class="n num">{countText(table.rows_understood)}</td>
            <td data-label="Refused" class="n num">{countText(table.rows_refused)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function Totals({ totals }: { totals: Import["totals"] }) {
  return (
    <table class="cards">
      <thead>
        <tr>
          <th scope="col">Figure</th>
          <th scope="col" class="n">The file’s total</th>
          <th scope="col" class="n">Its rows</th>
          <th scope="col">Result</th>
        </tr>
      </thead>
      <tbody>
        {totals.map(({ metric, stated, counted, agrees, note }) => (
          <tr key={metric}>
            <td class="wide">{METRICS[metric].label}</td>
            <td data-label="The file’s total" class="n num">{valueText(metric, stated)}</td>
            <td data-label="Its rows" class="n num">{valueText(metric, counted)}</td>
            <td data-label="Result" class="wide">
              <StateWord
                word={agrees ? "Agrees" : "Differs"}
                icon={agrees ? "done" : "info"}
                tone={agrees ? "good" : undefined}
              />
              <span class="meta">{note}</span>
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function Refused({ refused }: { refused: Import["refused"] }) {
  return (
    <table class="cards">
      <thead>
        <tr>
          <th scope="col">Where</th>
          <th scope="col">Why</th>
        </tr>
      </thead>
      <tbody>
        {refused.map(({ file, sheet, row, reason }) => (
          <tr key={`${file} ${sheet} ${row} ${reason}`}>
            <td class="wide clip">
              Row {countText(row)}
              <span class="meta">
                <bdi>{sheet === null ? file : `${sheet}, ${file}`}</bdi>
              </span>
            </td>
            <td data-label="Why" class="wide clip">{reason}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function valueText(metric: MetricKey, value: number): string {
  const { unit } = METRICS[metric];
  if (unit === "seconds") return durationText(value);
  if (unit === "usd") return `$${value.toFixed(2)}`;
  return value < 0 ? `−${countText(-value)}` : countText(value);
}
