import type { ComponentChildren } from "preact";
import type { AnalyticsOverview, PlatformCard } from "../../lib/contract/analytics_shapes.ts";
import { PLATFORM_NAMES } from "../../lib/contract/metrics.ts";
import { spanText } from "../charts/days.ts";
import { PlatformMark } from "../charts/PlatformMark.tsx";
import { type ChartReading, TrendChart } from "../charts/TrendChart.tsx";
import { listText } from "../format.ts";
import type { Reader } from "../Frame.tsx";
import { PageHead } from "../PageHead.tsx";
import { addressFor, platformAddress, type Range } from "./address.ts";
import { FigureList } from "./FigureList.tsx";
import { FreshnessLine } from "./FreshnessLine.tsx";
import { isEmpty, NoFigures } from "./NoFigures.tsx";
import { openingText } from "./opening.ts";
import { RangeSwitch, type Wrong } from "./RangeSwitch.tsx";

interface AnalyticsViewProps {
  reader: Reader;
  timeZone: string;
  now: string;
  overview: AnalyticsOverview;
  range: Range;
  wrong: Wrong | null;
  chartReader?: (reading: ChartReading) => ComponentChildren;
}

/** Every platform, one section each: its days as a chart, and its key figures beside it. */
export function AnalyticsView(props: AnalyticsViewProps) {
  const { reader, overview, range, wrong, now, timeZone } = props;
  const { period, platforms } = overview;
  const empty = isEmpty(overview);
  return (
    <>
      <PageHead
        title="Analytics"
        below={
          <>
            <p class="meta num">{spanText(period.from, period.to)}</p>
            {empty ? null : <p class="lede">{openingText(overview)}</p>}
          </>
        }
      >
        {empty ? null : (
          <RangeSwitch
            path="/analytics"
            range={range}
            wrong={wrong}
            period={period}
            today={now.slice(0, 10)}
          />
        )}
        {empty ? null : <a class="button" href={addressFor("/analytics/posts", range)}>Posts</a>}
        {empty ? null : <a class="button" href="/analytics/decks">Monthly decks</a>}
      </PageHead>
      <FreshnessLine
        freshness={overview.freshness}
        timeZone={timeZone}
        now={now}
        mayRefresh={reader.role === "admin"}
      />
      {empty
        ? (
          <div class="below">
            <NoFigures reader={reader} />
          </div>
        )
        : (
          <>
            {platforms.map((card) => <PlatformSection key={card.platform} {...props} card={card} />)}
          </>
        )}
    </>
  );
}

function PlatformSection(
  { card, overview, range, chartReader }: AnalyticsViewProps & { card: PlatformCard },
) {
  const { platform, lead, points, accounts } = card;
  const name = PLATFORM_NAMES[platform];
  return (
    <div class="cols platform-part">
      <TrendChart
        id={platform}
        platform={platform}
        figure={lead}
        points={points}
        period={overview.period}
        annotations={overview.annotations.filter((each) =>
          each.platform === null || each.platform === platform
        )}
        reader={chartReader}
      />
      <section class="section" aria-labelledby={`${platform}-figures`}>
        <div class="section__head">
          <h2 id={`${platform}-figures`}>
            <PlatformMark platform={platform} />
          </h2>
          <a href={platformAddress(platform, range)} aria-label={`All figures of ${name}`}>All figures</a>
        </div>
        {accounts.length === 0 ? null : (
          <p class="meta clip">
            <bdi>{listText(accounts.slice(0, 5).map((account) => account.name))}</bdi>
            {accounts.length > 5 ? ` and ${accounts.length - 5} more` : ""}
          </p>
        )}
        <FigureList
          platform={platform}
          figures={[lead, card.followers, card.engagement_rate]}
          range={range}
          days={overview.period.days}
        />
        <p class="below">
          <a class="button" href={addressFor("/analytics/posts", range, { platform })}>Posts on {name}</a>
        </p>
      </section>
    </div>
  );
}
