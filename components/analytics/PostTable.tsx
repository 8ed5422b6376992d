import type { Post, PostOrder } from "../../lib/contract/analytics_shapes.ts";
import { metricOf, type Platform } from "../../lib/contract/metrics.ts";
import { PlatformMark } from "../charts/PlatformMark.tsx";
import { Icon } from "../Icon.tsx";
import { Moment } from "../Moment.tsx";
import {
  basisText,
  cellText,
  figureIn,
  metricsOf,
  POST_COLUMNS,
  type PostColumn,
  titleOf,
} from "./post_figures.ts";
import { Thumbnail } from "./Thumbnail.tsx";

interface PostTableProps {
  posts: readonly Post[];
  timeZone: string;
  /** Which columns beside the post and its platform. */
  columns: readonly PostOrder[];
  caption: string;
  /** The one platform that all posts are of: columns then have its own words. */
  platform?: Platform;
  /** Whether that platform has several channels, so that each post names its own. */
  several?: boolean;
  /** Without it the order can't be changed. */
  sorting?: {
    order: PostOrder;
    direction: "asc" | "desc";
    hrefOf: (order: PostOrder, direction: "asc" | "desc") => string;
  };
  /** A box before each, to choose those to be compared. */
  choosing?: boolean;
  /** Whether each post has its picture's place. */
  pictured?: boolean;
}

/** Posts with what they stand at: a table, and on a phone a card each. */
export function PostTable(props: PostTableProps) {
  const { posts, timeZone, caption, choosing = false, pictured = false, platform, several = true } = props;
  const columns = POST_COLUMNS.filter(({ order }) => props.columns.includes(order));
  return (
    // Between a phone and a page it may be wider than its room; the links within bring the keyboard along.
    <div class="scroll">
      <table class="cards posts">
        <caption class="sr">{caption}</caption>
        <thead>
          <tr>
            {choosing
              ? (
                <th scope="col">
                  <span class="sr">Compare</span>
                </th>
              )
              : null}
            <PostHead {...props} />
            {several
              ? <th scope="col" class="posts__where">{platform === undefined ? "Platform" : "Channel"}</th>
              : null}
            {columns.map((column) => (
              <Head key={column.order} {...props} order={column.order} text={headText(column, platform)} />
            ))}
          </tr>
        </thead>
        <tbody>
          {posts.map((post) => (
            <tr key={post.id}>
              {choosing ? <Choice post={post} /> : null}
              <td class="posts__post">
                <div class={pictured ? "posts__with" : undefined}>
                  {pictured ? <Thumbnail post={post} /> : null}
                  <div>
                    <a class="title clip" href={`/analytics/posts/${post.id}`}>
                      <bdi>{titleOf(post)}</bdi>
                    </a>
                    <span class="meta">
                      <span class="posts__mark">
                        <PlatformMark platform={post.account.platform} />
                        {" · "}
                      </span>
                      {post.published_at === null
                        ? "Day of publication not known"
                        : <Moment at={post.published_at} timeZone={timeZone} />}
                    </span>
                  </div>
                </div>
              </td>
              {several
                ? (
                  <td class="wide posts__where">
                    {platform === undefined ? <PlatformMark platform={post.account.platform} /> : null}
                    <span class={platform === undefined ? "meta clip" : "clip"}>
                      <bdi>{post.account.name}</bdi>
                    </span>
                  </td>
                )
                : null}
              {columns.map((column) => <Cell key={column.order} post={post} column={column} />)}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

/** What stands over a column: the platform's own word where all posts are of one. */
function headText(column: PostColumn, platform: Platform | undefined): string {
  return platform === undefined ? column.text : metricOf(metricsOf(column, platform)[0]!).label;
}

function Choice({ post }: { post: Post }) {
  return (
    <td class="posts__choice">
      <label>
        <input type="checkbox" name="ids" value={post.id} />
        <span class="sr">
          Compare <bdi>{titleOf(post)}</bdi>
        </span>
        <span class="narrow-only" aria-hidden="true">Compare</span>
      </label>
    </td>
  );
}

function Cell({ post, column }: { post: Post; column: PostColumn }) {
  const found = figureIn(post, column);
  const label = found === null ? column.text : metricOf(found.metric).label;
  return (
    <td
      class={found === null ? "n na" : "n"}
      data-label={label}
      title={found === null ? undefined : `${label} ${basisText(found.figure)}`}
    >
      {found === null
        ? cellText(post, column)
        : <a class="num" href={`/analytics/posts/${post.id}#${found.metric}`}>{cellText(post, column)}</a>}
    </td>
  );
}

function PostHead({ sorting }: Pick<PostTableProps, "sorting">) {
  if (sorting === undefined) return <th scope="col">Post</th>;
  const isOn = sorting.order === "title" || sorting.order === "published";
  return (
    <th scope="col" aria-sort={isOn ? sortedText(sorting.direction) : undefined}>
      <SortLink sorting={sorting} order="title" text="Title" first="asc" /> ·{" "}
      <SortLink sorting={sorting} order="published" text="Day" />
    </th>
  );
}

function Head(
  { sorting, order, text }: Pick<PostTableProps, "sorting"> & { order: PostOrder; text: string },
) {
  const isOn = sorting?.order === order;
  return (
    <th scope="col" class="n" aria-sort={isOn ? sortedText(sorting.direction) : undefined}>
      {sorting === undefined ? text : <SortLink sorting={sorting} order={order} text={text} />}
    </th>
  );
}

function SortLink({ sorting, order, text, first = "desc" }: {
  sorting: NonNullable<PostTableProps["sorting"]>;
  order: PostOrder;
  text: string;
  first?: "asc" | "desc";
}) {
  const isOn = sorting.order === order;
  const other = sorting.direction === "asc" ? "desc" : "asc";
  return (
    <a class={isOn ? "is-on" : undefined} href={sorting.hrefOf(order, isOn ? other : first)}>
      {isOn ? <Icon name={sorting.direction === "asc" ? "arrowUp" : "arrowDown"} small /> : null}
      {text}
    </a>
  );
}

function sortedText(direction: "asc" | "desc"): "ascending" | "descending" {
  return direction === "asc" ? "ascending" : "descending";
}
