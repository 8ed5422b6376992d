import type { ChangeExplanation, PostChange } from "../../lib/contract/analytics_shapes.ts";
import { metricOf } from "../../lib/contract/metrics.ts";
import { figureText, metricText } from "../charts/figures.ts";
import { Moment } from "../Moment.tsx";
import { titleOf } from "./post_figures.ts";

/** Posts with what each adds to a difference, what they leave open, and the sum. */
export function ChangeTable({ explanation, timeZone }: { explanation: ChangeExplanation; timeZone: string }) {
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
