import type { ChangeExplanation, PostChange } from "../../lib/contract/analytics_shapes.ts";
import { metricOf, PLATFORM_NAMES } from "../../lib/contract/metrics.ts";
import {
  changeText,
  figureName,
  figureOf,
  figureText,
  metricNoun,
  metricText,
  noComparisonText,
  spanText,
} from "../charts/figures.ts";
import { countOf } from "../format.ts";
import { Moment } from "../Moment.tsx";
import { Notice } from "../Notice.tsx";
import { PageHead } from "../PageHead.tsx";
import { figureAddress, platformAddress, type Range } from "./address.ts";
import { titleOf } from "./post_figures.ts";
import { RangeSwitch, type Wrong } from "./RangeSwitch.tsx";

interface ChangesViewProps {
  explanation: ChangeExplanation;
  range: Range;
  account: string | undefined;
  wrong: Wrong | null;
  timeZone: string;
  today: string;
}

/** What makes up the difference between a span and the one before, post by post, as far as that can honestly be said. */
export function ChangesView({ explanation, range, account, wrong, timeZone, today }: ChangesViewProps) {
  const { platform, metric, period, previous, change, state, posts } = explanation;
  return (
    <>
      <PageHead
        title={titleText(explanation)}
        up={{ href: platformAddress(platform, range, account), text: PLATFORM_NAMES[platform] }}
        below={
          <>
            <p class="meta num">
              {spanText(period.from, period.to)}, against {spanText(previous.from, previous.to)}
            </p>
            {change.current === null || change.previous === null ? null : (
              <p class="lede">
                {figureOf(metric, change.current)} against {metricText(metric, change.previous)} on the{" "}
                {countOf(change.days, "day")} complete in both.
              </p>
            )}
          </>
        }
      >
        <RangeSwitch
          path={`/analytics/${platform}/changes/${metric}`}
          range={range}
          keep={{ account }}
          wrong={wrong}
          period={period}
          today={today}
        />
        <a class="button" href={figureAddress(platform, metric, range, { account })}>Where it comes from</a>
      </PageHead>
      {state === "explained" ? null : (
        <Notice>
          <p>{whyNotText(explanation)}</p>
        </Notice>
      )}
      {posts.length === 0 ? null : (
        <section class="section later" aria-labelledby="posts">
          <div class="section__head">
            <h2 id="posts">
              {state === "explained" ? "The posts that make it up" : "What is known by post"}
            </h2>
            <p class="meta">{metricOf(metric).label}</p>
          </div>
          <Table explanation={explanation} timeZone={timeZone} />
        </section>
      )}
    </>
  );
}

function Table({ explanation, timeZone }: { explanation: ChangeExplanation; timeZone: string }) {
  const { metric, posts, rest, change } = explanation;
  const most = Math.max(1e-9, ...posts.map(({ difference }) => Math.abs(difference)), Math.abs(rest ?? 0));
  const shares = posts.some(({ share }) => share !== null);
  return (
    <table class="cards changes">
      <thead>
        <tr>
          <th scope="col">Post</th>
          <th scope="col" class="n">Before</th>
          <th scope="col" class="n">In this period</th>
          <th scope="col" class="n">Difference</th>
          {shares ? <th scope="col" class="n">Part of the whole</th> : null}
        </tr>
      </thead>
      <tbody>
        {posts.map((each) => (
          <Row
            key={each.post.id}
            each={each}
            most={most}
            explanation={explanation}
            shares={shares}
            timeZone={timeZone}
          />
        ))}
        {rest === null || rest === 0 ? null : (
          <tr>
            <td>
              Everything else
              <span class="meta">Older posts, and what the platform does not count by post</span>
            </td>
            <td class="only-wide" />
            <td class="only-wide" />
            <td class="n" data-label="Difference">
              <Difference value={rest} most={most} metric={metric} />
            </td>
            {shares ? <td class="only-wide" /> : null}
          </tr>
        )}
        {change.difference === null ? null : (
          <tr class="changes__sum">
            <td>
              <strong>In all</strong>
            </td>
            <td class="n" data-label="Before">{metricText(metric, change.previous)}</td>
            <td class="n" data-label="In this period">{metricText(metric, change.current)}</td>
            <td class="n" data-label="Difference">{signed(change.difference, metric)}</td>
            {shares ? <td class="only-wide" /> : null}
          </tr>
        )}
      </tbody>
    </table>
  );
}

function Row({ each, most, explanation, shares, timeZone }: {
  each: PostChange;
  most: number;
  explanation: ChangeExplanation;
  shares: boolean;
  timeZone: string;
}) {
  const { metric } = explanation;
  const { post, current, previous, difference, share } = each;
  return (
    <tr>
      <td>
        <a class="title clip" href={`/analytics/posts/${post.id}`}>
          <bdi>{titleOf(post)}</bdi>
        </a>
        <span class="meta">
          {post.published_at === null
            ? "Day not known"
            : <Moment at={post.published_at} timeZone={timeZone} />}
        </span>
      </td>
      <td class="n" data-label="Before">
        {previous === null ? <span class="na">n/a</span> : metricText(metric, previous)}
      </td>
      <td class="n" data-label="In this period">
        {current === null ? <span class="na">n/a</span> : metricText(metric, current)}
      </td>
      <td class="n" data-label="Difference">
        <Difference value={difference} most={most} metric={metric} />
      </td>
      {shares
        ? (
          <td class="n" data-label="Part of the whole">
            {share === null ? <span class="na">n/a</span> : figureText(share, "ratio")}
          </td>
        )
        : null}
    </tr>
  );
}

/** A bar from the middle: to the right for more, to the left for less, with its amount. */
function Difference(
  { value, most, metric }: { value: number; most: number; metric: ChangeExplanation["metric"] },
) {
  const width = 48 * Math.abs(value) / most;
  return (
    <span class="share">
      <svg class="changes__bar" viewBox="0 0 96 8" preserveAspectRatio="none" aria-hidden="true">
        <path class="changes__zero" d="M48 0V8" />
        <rect
          class="share__value"
          x={(value < 0 ? 48 - width : 48).toFixed(1)}
          width={width.toFixed(1)}
          height="8"
        />
      </svg>
      <span>{signed(value, metric)}</span>
    </span>
  );
}

function signed(value: number, metric: ChangeExplanation["metric"]): string {
  return `${value > 0 ? "+" : ""}${figureText(value, metricOf(metric).unit)}`;
}

function titleText({ platform, metric, change }: ChangeExplanation): string {
  const name = figureName(platform, metric);
  const words = changeText(change, metric);
  if (words === null) return `What changed in ${name}: no comparison`;
  return words.direction === "level" ? `${name} did not change` : `What changed in ${name}: ${words.text}`;
}

function whyNotText({ state, change, metric }: ChangeExplanation): string {
  switch (state) {
    case "too_small":
      return `The counts are too small to be taken apart: with so few ${
        metricNoun(metric)
      }, one more or less is chance.`;
    case "no_post_figures":
      return `For both periods there are no ${
        metricNoun(metric)
      } post by post, so it can’t be said which made the difference.`;
    case "no_comparison":
      return `There is nothing to compare with. ${noComparisonText(change)}`.trim();
    case "explained":
      return "";
  }
}
