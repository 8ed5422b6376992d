import type { ComponentChildren } from "preact";
import type { AnalyticsOverview, PlatformCard } from "../../lib/contract/analytics_shapes.ts";
import { type Platform, PLATFORM_NAMES } from "../../lib/contract/metrics.ts";
import type { Report } from "../../lib/contract/report_shapes.ts";
import { includesRole } from "../../lib/contract/roles.ts";
import { spanText } from "../charts/days.ts";
import { type ChartReading, TrendChart } from "../charts/TrendChart.tsx";
import type { Reader } from "../Frame.tsx";
import { FailureWords, Notice } from "../Notice.tsx";
import { ReportsStanding, type Standing, standingText } from "../Overview.tsx";
import { PageHead } from "../PageHead.tsx";
import { addressFor, platformAddress, type Range } from "./address.ts";
import { FreshnessLine } from "./FreshnessLine.tsx";
import { ReportsColumn } from "./LatestColumn.tsx";
import { isEmpty, NoFigures } from "./NoFigures.tsx";
import { openingText } from "./opening.ts";
import { PlatformCards } from "./PlatformCards.tsx";
import { type AskedLately, RecentQuestions } from "./RecentQuestions.tsx";
import { RangeSwitch, type Wrong } from "./RangeSwitch.tsx";
import { SeenMost } from "./SeenMost.tsx";
import { SmallFigures } from "./SmallFigures.tsx";

interface DashboardProps {
  reader: Reader;
  timeZone: string;
  now: string;
  /** Null where the figures can't be read just now. */
  overview: AnalyticsOverview | null;
  /** The request to name when asking why. */
  requestId: string;
  range: Range;
  wrong: Wrong | null;
  /** Which platform the chart is of; the first that has figures where none is asked for. */
  platform: Platform | undefined;
  /** Null for a reader who may not see reports. */
  standing: Standing | null;
  /** The reader's own latest questions. */
  questions: readonly AskedLately[];
  live?: (report: Report) => ComponentChildren;
  chartReader?: (reading: ChartReading) => ComponentChildren;
}

/** The first page: what the figures say, platform by platform, beside what was made and asked lately. */
export function Dashboard(props: DashboardProps) {
  const { reader, overview, range, wrong, now, timeZone, standing } = props;
  const mayMake = includesRole(reader.role, "editor");
  const figures = overview === null || isEmpty(overview) ? null : overview;
  const reports = standing === null ? null : standingText(standing.counts, reader);
  // Where there is neither, the place of the reports offers the first, and one primary action is enough.
  const offersFirst = figures === null && standing?.counts.all === 0;
  const lede = figures === null ? reports : openingText(figures);
  return (
    <>
      <PageHead
        title="Overview"
        below={
          <>
            {figures === null
              ? null
              : <p class="meta num">{spanText(figures.period.from, figures.period.to)}</p>}
            {lede === null ? null : <p class="lede">{lede}</p>}
          </>
        }
      >
        {figures === null ? null : (
          <RangeSwitch
            path="/"
            range={range}
            keep={{ platform: props.platform }}
            wrong={wrong}
            period={figures.period}
            today={now.slice(0, 10)}
          />
        )}
        {mayMake && !offersFirst
          ? <a class="button button--primary" href="/reports/new">Generate report</a>
          : null}
      </PageHead>
      {overview === null ? <Away requestId={props.requestId} /> : null}
      {overview === null ? null : (
        <FreshnessLine
          freshness={overview.freshness}
          timeZone={timeZone}
          now={now}
          mayRefresh={reader.role === "admin"}
        />
      )}
      {overview !== null && figures === null
        ? (
          <div class="below">
            <NoFigures reader={reader} quiet={mayMake} />
          </div>
        )
        : null}
      {figures === null
        ? null
        : <PlatformCards cards={figures.platforms} period={figures.period} range={range} />}
      <Middle {...props} overview={figures} />
      {figures === null ? null : <SeenMost {...props} overview={figures} />}
    </>
  );
}

function Middle(props: DashboardProps) {
  const { overview, standing, questions, timeZone, live } = props;
  if (overview === null) {
    return (
      <div class="later">
        {standing === null ? null : <ReportsStanding standing={standing} timeZone={timeZone} live={live} />}
        <div class="later">
          <RecentQuestions questions={questions} timeZone={timeZone} now={props.now} />
        </div>
      </div>
    );
  }
  return (
    <div class="cols later">
      <MainChart {...props} overview={overview} />
      <aside class="beside" aria-label="Lately">
        {standing === null ? null : <ReportsColumn standing={standing} timeZone={timeZone} live={live} />}
        <RecentQuestions questions={questions} timeZone={timeZone} now={props.now} />
        <SmallFigures cards={overview.platforms} range={props.range} />
      </aside>
    </div>
  );
}

function MainChart(
  { overview, platform, range, chartReader }: DashboardProps & { overview: AnalyticsOverview },
) {
  const card = overview.platforms.find((each) => each.platform === platform) ??
    firstKnown(overview.platforms);
  if (card === undefined) return null;
  return (
    <TrendChart
      id="trend"
      platform={card.platform}
      figure={card.lead}
      points={card.points}
      period={overview.period}
      annotations={overview.annotations.filter((each) =>
        each.platform === null || each.platform === card.platform
      )}
      reader={chartReader}
      above={overview.platforms.length < 2 ? undefined : (
        <nav class="tabs" aria-label="Platform" id="trend">
          {overview.platforms.map((each) => (
            <a
              key={each.platform}
              href={`${addressFor("/", range, { platform: each.platform })}#trend`}
              aria-current={each === card ? "page" : "false"}
            >
              {PLATFORM_NAMES[each.platform]}
            </a>
          ))}
        </nav>
      )}
      aside={
        <a
          href={platformAddress(card.platform, range)}
          aria-label={`All figures of ${PLATFORM_NAMES[card.platform]}`}
        >
          All figures
        </a>
      }
    />
  );
}

function firstKnown(cards: readonly PlatformCard[]): PlatformCard | undefined {
  return cards.find(({ lead }) => lead.value !== null) ?? cards[0];
}

function Away({ requestId }: { requestId: string }) {
  return (
    <Notice tone="bad">
      <FailureWords
        failure={{
          title: "The figures can’t be read just now.",
          detail: "Nothing is lost. Try again in a minute.",
          request_id: requestId,
        }}
      />
      <p class="row">
        <a class="button" href="/">Try again</a>
      </p>
    </Notice>
  );
}
