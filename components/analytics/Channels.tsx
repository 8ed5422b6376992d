import type { AccountShare, PlatformReport, SpanFigure } from "../../lib/contract/analytics_shapes.ts";
import { LEAD_METRICS, type MetricKey, metricOf } from "../../lib/contract/metrics.ts";
import { metricText } from "../charts/figures.ts";
import type { NamedLine } from "../charts/lines.ts";
import { LinesChart } from "../charts/LinesChart.tsx";
import { shareText } from "../format.ts";
import { rateAmong } from "./rate.ts";
import { figureAddress, platformAddress, type Range } from "./address.ts";

/** Which channel of several is shown: all, or one. */
export function AccountSwitch({ report, range }: { report: PlatformReport; range: Range }) {
  const { platform, account, accounts } = report;
  if (accounts.length < 2) return null;
  return (
    <nav class="tabs below" aria-label="Channel">
      <a href={platformAddress(platform, range)} aria-current={account === null ? "page" : "false"}>
        All channels
      </a>
      {accounts.map(({ account: each }) => (
        <a
          key={each.id}
          href={platformAddress(platform, range, each.id)}
          aria-current={account?.id === each.id ? "page" : "false"}
        >
          <bdi>{each.name}</bdi>
        </a>
      ))}
    </nav>
  );
}

/** What each channel adds to its platform; followers and rates stand for themselves and are not shared out. */
export function Channels(
  { report, range, lines }: { report: PlatformReport; range: Range; lines: readonly NamedLine[] },
) {
  const { platform, account, accounts } = report;
  if (accounts.length < 2 || account !== null) return null;
  const lead = report.figures[0]?.metric ?? LEAD_METRICS[platform];
  const wanted: MetricKey[] = ["followers", rateAmong(report.figures), "watch_time"];
  const total = accounts.reduce((sum, share) => sum + Math.max(0, figureOf(share, lead)?.value ?? 0), 0);
  const columns = wanted.filter((metric) => accounts.some((share) => figureOf(share, metric)?.value != null));
  return (
    <section class="section later" aria-labelledby="by-channel">
      <div class="section__head">
        <h2 id="by-channel">By channel</h2>
        <p class="meta">{metricOf(lead).label} of {accounts.length} channels</p>
      </div>
      {lines.length < 2
        ? null
        : <LinesChart id="channels" platform={platform} metric={lead} lines={lines} period={report.period} />}
      <table class="cards below">
        <thead>
          <tr>
            <th scope="col">Channel</th>
            <th scope="col" class="n">{metricOf(lead).label}</th>
            <th scope="col" class="n">Part of all</th>
            {columns.map((metric) => <th key={metric} scope="col" class="n">{metricOf(metric).label}</th>)}
          </tr>
        </thead>
        <tbody>
          {accounts.map((share) => (
            <tr key={share.account.id}>
              <td class="wide">
                <a class="title clip" href={platformAddress(platform, range, share.account.id)}>
                  <bdi>{share.account.name}</bdi>
                </a>
                {share.account.handle === null ? null : (
                  <span class="meta clip">
                    <bdi>@{share.account.handle}</bdi>
                  </span>
                )}
              </td>
              <Value share={share} metric={lead} range={range} />
              <td class="n" data-label="Part of all">
                <Part value={figureOf(share, lead)?.value ?? null} total={total} />
              </td>
              {columns.map((metric) => <Value key={metric} share={share} metric={metric} range={range} />)}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

function Value({ share, metric, range }: { share: AccountShare; metric: MetricKey; range: Range }) {
  const value = figureOf(share, metric)?.value ?? null;
  const { platform, id } = share.account;
  return (
    <td class={value === null ? "n na" : "n"} data-label={metricOf(metric).label}>
      {value === null ? "n/a" : (
        <a class="num" href={figureAddress(platform, metric, range, { account: id })}>
          {metricText(metric, value)}
        </a>
      )}
    </td>
  );
}

function Part({ value, total }: { value: number | null; total: number }) {
  // Of a sum with parts below zero there are no parts.
  if (value === null || value < 0 || total === 0) return <span class="na">n/a</span>;
  const part = value / total;
  return (
    <span class="share">
      <svg viewBox="0 0 96 8" preserveAspectRatio="none" aria-hidden="true">
        <rect class="share__track" width="96" height="8" />
        <rect class="share__value" width={(96 * part).toFixed(1)} height="8" />
      </svg>
      <span>{shareText(part)}</span>
    </span>
  );
}

function figureOf({ figures }: AccountShare, metric: MetricKey): SpanFigure | undefined {
  return figures.find((figure) => figure.metric === metric && figure.layer === "account") ??
    figures.find((figure) => figure.metric === metric);
}
