import type { ComponentChildren } from "preact";
import type { PlatformReport, Series, SpanFigure } from "../../lib/contract/analytics_shapes.ts";
import { type MetricKey, metricOf, PLATFORM_NAMES } from "../../lib/contract/metrics.ts";
import { spanText } from "../charts/days.ts";
import type { NamedLine } from "../charts/lines.ts";
import { type ChartReading, TrendChart } from "../charts/TrendChart.tsx";
import { countOf } from "../format.ts";
import type { Reader } from "../Frame.tsx";
import { Icon } from "../Icon.tsx";
import { PageHead } from "../PageHead.tsx";
import { AccountSwitch, Channels } from "./Channels.tsx";
import { addressFor, platformAddress, type Range } from "./address.ts";
import { Annotations } from "./Annotations.tsx";
import { FigureList } from "./FigureList.tsx";
import { formulaText } from "./formula.ts";
import { FreshnessLine } from "./FreshnessLine.tsx";
import { NoFigures } from "./NoFigures.tsx";
import { openingText } from "./opening.ts";
import { PostTable } from "./PostTable.tsx";
import { rateAmong } from "./rate.ts";
import { RangeSwitch, type Wrong } from "./RangeSwitch.tsx";

interface PlatformViewProps {
  report: PlatformReport;
  /** The days of each channel, where there are several. */
  lines: readonly NamedLine[];
  reader: Reader;
  timeZone: string;
  now: string;
  range: Range;
  wrong: Wrong | null;
  chartReader?: (reading: ChartReading) => ComponentChildren;
}

/** How many figures stand beside the leading chart; the others follow under the charts. */
const BESIDE = 6;

/** The charts below the leading one, two in a row. */
const SMALL_CHARTS: readonly MetricKey[] = [
  "followers",
  "followers_net",
  "watch_time",
  "engagement_rate",
  "engagement_rate_organic",
  "clicks",
  "page_views",
];

/** One platform: its figures, their days, its channels, its posts, and what happened meanwhile. */
export function PlatformView(props: PlatformViewProps) {
  const { report, reader, timeZone, now, range, wrong } = props;
  const { platform, account, period } = report;
  const name = PLATFORM_NAMES[platform];
  const path = `/analytics/${platform}`;
  const keep = { account: account?.id };
  const lead = report.figures[0] ?? null;
  const channel = account ?? (report.accounts.length === 1 ? report.accounts[0]!.account : undefined);
  const never = report.accounts.length === 0 && report.figures.every(({ value }) => value === null);
  return (
    <>
      <PageHead
        title={name}
        up={{ href: addressFor("/analytics", range), text: "Analytics" }}
        below={
          <>
            <p class="meta num">
              {spanText(period.from, period.to)}
              {channel === undefined ? null : (
                <>
                  {" · "}
                  <bdi>{channel.name}</bdi>
                </>
              )}
            </p>
            {never || lead === null
              ? null
              : <p class="lede">{openingText({ platforms: [asCard(report, lead)] })}</p>}
          </>
        }
      >
        <RangeSwitch
          path={path}
          range={range}
          keep={keep}
          wrong={wrong}
          period={period}
          today={now.slice(0, 10)}
        />
        {never ? null : (
          <a class="button" href={addressFor(`/api/analytics/${platform}/export`, range, keep)}>
            <Icon name="download" />
            CSV
          </a>
        )}
      </PageHead>
      <FreshnessLine
        freshness={[report.freshness]}
        timeZone={timeZone}
        now={now}
        mayRefresh={reader.role === "admin"}
      />
      {never
        ? (
          <div class="below">
            <NoFigures reader={reader} />
          </div>
        )
        : (
          <>
            <AccountSwitch report={report} range={range} />
            <Figures {...props} lead={lead} />
            <Channels report={report} range={range} lines={props.lines} />
            <Posts {...props} />
            <Annotations
              annotations={report.annotations}
              platform={platform}
              reader={reader}
              back={platformAddress(platform, range, account?.id)}
            />
          </>
        )}
    </>
  );
}

function Figures({ report, range, chartReader, lead }: PlatformViewProps & { lead: SpanFigure | null }) {
  const { platform, period, account, annotations, figures } = report;
  const shared = { platform, period, annotations, reader: chartReader };
  const leading = lead === null ? undefined : seriesOf(report, lead.metric);
  return (
    <>
      <div class="cols later">
        {lead === null || leading === undefined
          ? null
          : <TrendChart id="lead" {...shared} figure={lead} points={leading.points} />}
        <section class="section" aria-labelledby="figures">
          <div class="section__head">
            <h2 id="figures">Figures</h2>
          </div>
          <FigureList
            platform={platform}
            figures={figures.slice(0, BESIDE)}
            range={range}
            account={account?.id}
            days={period.days}
          />
          <p class="meta below">A figure leads to where it comes from; a change, to what makes it up.</p>
        </section>
      </div>
      <div class="halves">
        {SMALL_CHARTS.filter((metric) => !isOtherRate(metric, figures)).map((metric) => {
          const figure = figures.find((each) => each.metric === metric && each.layer === "account");
          const series = seriesOf(report, metric);
          if (figure === undefined || series === undefined || metric === lead?.metric) return null;
          if (series.points.every(({ value }) => value === null)) return null;
          return (
            <div key={metric}>
              <TrendChart
                id={metric}
                {...shared}
                figure={figure}
                points={series.points}
                half
                bars={metric === "followers_net"}
              />
              {metricOf(metric).kind === "rate" ? <p class="meta">{formulaText(figure, platform)}</p> : null}
            </div>
          );
        })}
      </div>
      {figures.length <= BESIDE ? null : (
        <section class="section later" aria-labelledby="more-figures">
          <h2 id="more-figures">More figures</h2>
          <FigureList
            platform={platform}
            figures={figures.slice(BESIDE)}
            range={range}
            account={account?.id}
            days={period.days}
            across
          />
        </section>
      )}
    </>
  );
}

function Posts({ report, range, timeZone }: PlatformViewProps) {
  const { platform, account, posts, posts_total: total } = report;
  const all = addressFor("/analytics/posts", range, { platform, account: account?.id });
  return (
    <section class="section later" aria-labelledby="posts">
      <div class="section__head">
        <h2 id="posts">Posts of these days</h2>
        {total === 0 ? null : <a href={all}>All {countOf(total, "post")}</a>}
      </div>
      {posts.length === 0
        ? (
          <p class="quiet">
            No post of these days is known.{" "}
            <a href={addressFor("/analytics/posts", range, { platform, published: "any" })}>
              Posts of all days
            </a>
          </p>
        )
        : (
          <PostTable
            posts={posts}
            timeZone={timeZone}
            columns={platform === "youtube"
              ? ["seen", "engagement_rate", "likes", "comments", "watch_time"]
              : ["seen", "engagement_rate", "likes", "comments", "shares", "clicks"]}
            platform={platform}
            several={report.accounts.length > 1}
            caption={`Posts on ${PLATFORM_NAMES[platform]} published in these days, those seen most first`}
          />
        )}
    </section>
  );
}

/** The platform's own rate is charted, organic where only that is known; never both. */
function isOtherRate(metric: MetricKey, figures: readonly SpanFigure[]): boolean {
  return metric.startsWith("engagement_rate") && metric !== rateAmong(figures);
}

function seriesOf({ series }: PlatformReport, metric: MetricKey): Series | undefined {
  return series.find((each) => each.metric === metric && each.layer === "account") ??
    series.find((each) => each.metric === metric);
}

function asCard({ platform }: PlatformReport, lead: SpanFigure) {
  return { platform, accounts: [], lead, points: [], followers: lead, engagement_rate: lead };
}
