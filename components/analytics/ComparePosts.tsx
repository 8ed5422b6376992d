import type { Post } from "../../lib/contract/analytics_shapes.ts";
import { METRIC_KEYS, type MetricKey, metricOf } from "../../lib/contract/metrics.ts";
import { figureText } from "../charts/figures.ts";
import { PlatformMark } from "../charts/PlatformMark.tsx";
import { Moment } from "../Moment.tsx";
import { Notice } from "../Notice.tsx";
import { PageHead } from "../PageHead.tsx";
import { basisText, titleOf } from "./post_figures.ts";

/** Two to six posts beside each other, figure by figure. */
export function ComparePosts(
  { posts, timeZone, back }: { posts: readonly Post[]; timeZone: string; back: string },
) {
  const metrics = METRIC_KEYS.filter((metric) => posts.some(({ figures }) => figures[metric] !== undefined));
  const mixed = new Set(posts.map(({ account }) => account.platform)).size > 1;
  return (
    <>
      <PageHead title={`${posts.length} posts compared`} up={{ href: back, text: "Posts" }} />
      {mixed
        ? (
          <div class="gap-after">
            <Notice>
              <p>
                These posts are of different platforms, which count differently: a view of one is no
                impression of another. Figures stand beside each other only where a platform has them.
              </p>
            </Notice>
          </div>
        )
        : null}
      <div class="scroll" tabIndex={0} role="region" aria-label="Posts compared">
        <table class="compare">
          <thead>
            <tr>
              <th scope="col">
                <span class="sr">Figure</span>
              </th>
              {posts.map((post) => (
                <th key={post.id} scope="col">
                  <PlatformMark platform={post.account.platform} />
                  <a class="title clip" href={`/analytics/posts/${post.id}`}>
                    <bdi>{titleOf(post)}</bdi>
                  </a>
                  <span class="meta block">
                    {post.published_at === null
                      ? "Day not known"
                      : <Moment at={post.published_at} timeZone={timeZone} />}
                  </span>
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {metrics.map((metric) => <Row key={metric} metric={metric} posts={posts} />)}
          </tbody>
        </table>
      </div>
      {metrics.length === 0 ? <p class="quiet">No figures of these posts are known.</p> : null}
    </>
  );
}

function Row({ metric, posts }: { metric: MetricKey; posts: readonly Post[] }) {
  const { label, unit, meaning } = metricOf(metric);
  return (
    <tr>
      <th scope="row" title={meaning}>{label}</th>
      {posts.map((post) => {
        const figure = post.figures[metric];
        if (figure === undefined) return <td key={post.id} class="na">n/a</td>;
        return (
          <td key={post.id} class="num" title={`${label} ${basisText(figure)}`}>
            <a class="num" href={`/analytics/posts/${post.id}#${metric}`}>{figureText(figure.value, unit)}</a>
            <Bar value={figure.value} beside={valuesBeside(posts, post, metric)} />
          </td>
        );
      })}
    </tr>
  );
}

/** Against the most of the same platform: another counts differently. One alone has nothing to be measured by. */
function Bar({ value, beside }: { value: number; beside: number[] }) {
  const most = Math.max(...beside);
  if (beside.length < 2 || most <= 0) return null;
  return (
    <svg class="compare__bar" viewBox="0 0 100 6" preserveAspectRatio="none" aria-hidden="true">
      <rect class="share__track" width="100" height="6" />
      <rect class="share__value" width={(100 * Math.max(0, value) / most).toFixed(1)} height="6" />
    </svg>
  );
}

function valuesBeside(posts: readonly Post[], { account }: Post, metric: MetricKey): number[] {
  return posts.filter((post) => post.account.platform === account.platform)
    .flatMap(({ figures }) => figures[metric]?.value ?? []);
}
