import type { CaptureNote, PostFigure, PostOrigin } from "../../lib/contract/analytics_shapes.ts";
import {
  ENGAGEMENT_FORMULAS,
  METRIC_KEYS,
  type MetricKey,
  metricOf,
  type Platform,
  PLATFORM_NAMES,
} from "../../lib/contract/metrics.ts";
import { figureText } from "../charts/figures.ts";
import { PlatformMark } from "../charts/PlatformMark.tsx";
import { durationText } from "../format.ts";
import { Moment } from "../Moment.tsx";
import { PageHead } from "../PageHead.tsx";
import { Deliveries } from "./FigureRows.tsx";
import { basisText, titleOf } from "./post_figures.ts";
import { SOURCE_NAMES } from "./sources.ts";

/** One post with everything it stands at, and which days and source each figure is of. */
export function PostView({ post, timeZone, back }: { post: PostOrigin; timeZone: string; back: string }) {
  const { account, published_at, kind, duration_seconds, url, figures, captures } = post;
  const known = METRIC_KEYS.flatMap((metric): [MetricKey, PostFigure][] => {
    const figure = figures[metric];
    return figure === undefined ? [] : [[metric, figure]];
  });
  return (
    <>
      <PageHead
        title={titleOf(post)}
        up={{ href: back, text: "Posts" }}
        below={
          <p class="row meta">
            <PlatformMark platform={account.platform} />
            <span class="clip">
              <bdi>{account.name}</bdi>
            </span>
            <span>
              {published_at === null ? "Day of publication not known" : (
                <>
                  Published <Moment at={published_at} timeZone={timeZone} />
                </>
              )}
            </span>
            {kind === null ? null : (
              <span class="clip">
                <bdi>{kind}</bdi>
              </span>
            )}
            {duration_seconds === null ? null : <span>{durationText(duration_seconds)}</span>}
          </p>
        }
      >
        {isWebAddress(url)
          ? (
            <a class="button" href={url} rel="noopener noreferrer" target="_blank">
              Open on {PLATFORM_NAMES[account.platform]}
            </a>
          )
          : null}
      </PageHead>
      <section class="section" aria-labelledby="figures">
        <h2 id="figures">What it stands at</h2>
        {known.length === 0
          ? <p class="quiet">No figures of this post are known yet.</p>
          : (
            <table class="cards">
              <thead>
                <tr>
                  <th scope="col">Figure</th>
                  <th scope="col" class="n">Value</th>
                  <th scope="col">Days</th>
                  <th scope="col">Source</th>
                  <th scope="col">Read</th>
                </tr>
              </thead>
              <tbody>
                {known.map(([metric, figure]) => (
                  <Row
                    key={metric}
                    metric={metric}
                    figure={figure}
                    platform={account.platform}
                    captures={captures}
                    timeZone={timeZone}
                  />
                ))}
              </tbody>
            </table>
          )}
      </section>
      {captures.length === 0 ? null : (
        <section class="section later" aria-labelledby="deliveries">
          <h2 id="deliveries">Where they came from</h2>
          <Deliveries captures={captures} timeZone={timeZone} />
        </section>
      )}
    </>
  );
}

interface RowProps {
  metric: MetricKey;
  figure: PostFigure;
  platform: Platform;
  captures: readonly CaptureNote[];
  timeZone: string;
}

function Row({ metric, figure, platform, captures, timeZone }: RowProps) {
  const { label, unit, meaning } = metricOf(metric);
  const { value, numerator, denominator, source, captured_at } = figure;
  const delivery = captures.find((each) => each.source === source && each.captured_at === captured_at);
  return (
    <tr id={metric}>
      <td>
        {label}
        <span class="meta">
          {metric === "engagement_rate" ? ENGAGEMENT_FORMULAS[platform].words : meaning}
        </span>
      </td>
      <td class="n" data-label="Value">
        {figureText(value, unit)}
        {numerator === null || denominator === null
          ? null
          : <span class="meta">{figureText(numerator, "count")} over {figureText(denominator, "count")}
          </span>}
      </td>
      <td data-label="Days">{basisText(figure)}</td>
      <td class="nowrap" data-label="Source">
        {delivery === undefined
          ? SOURCE_NAMES[source]
          : <a href={`#delivery-${delivery.id}`}>{SOURCE_NAMES[source]}</a>}
      </td>
      <td class="nowrap" data-label="Read">
        <Moment at={captured_at} timeZone={timeZone} />
      </td>
    </tr>
  );
}

/** Only what leads to the web is made a link: an address came with a file or from a source. */
function isWebAddress(url: string | null): url is string {
  return url !== null && /^https?:\/\//i.test(url);
}
