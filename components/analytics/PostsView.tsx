import type { PostQuery } from "../../lib/contract/analytics.ts";
import type { Account, PostOrder, PostPage } from "../../lib/contract/analytics_shapes.ts";
import { Empty } from "../Empty.tsx";
import { countOf } from "../format.ts";
import { Icon } from "../Icon.tsx";
import { PageHead } from "../PageHead.tsx";
import { addressFor, type Extra, POSTS_PATH, type Range, rangePairs } from "./address.ts";
import { PostFilters } from "./PostFilters.tsx";
import { PostTable } from "./PostTable.tsx";
import { RangeSwitch, type Wrong } from "./RangeSwitch.tsx";

/** How the list was asked for, as its address has it. */
type PostsAsked = Partial<PostQuery> & { cursor?: string };

/** What the list is made of. */
export interface PostsViewProps {
  page: PostPage;
  accounts: readonly Account[];
  asked: PostsAsked;
  range: Range;
  wrong: Wrong | null;
  /** Said where posts were chosen that can't be compared. */
  choice?: string;
  timeZone: string;
  today: string;
}

const COLUMNS: readonly PostOrder[] = [
  "seen",
  "engagement_rate",
  "likes",
  "comments",
  "shares",
  "watch_time",
  "clicks",
];

/** Every post with what it stands at: to be sorted, filtered, searched, compared and taken along. */
export function PostsView({ page, accounts, asked, range, wrong, choice, timeZone, today }: PostsViewProps) {
  const { cursor: _place, ...filter } = asked;
  const keep = keptOf(filter);
  const order = asked.order ?? "seen";
  const direction = asked.direction ?? "desc";
  const filtered = Boolean(asked.platform || asked.account || asked.q || asked.published === "any");
  return (
    <>
      <PageHead
        title="Posts"
        up={{ href: addressFor("/analytics", range), text: "Analytics" }}
        below={<p class="quiet">{countText(page, asked)}</p>}
      >
        <RangeSwitch path={POSTS_PATH} range={range} keep={keep} wrong={wrong} today={today} />
        <a class="button" href={addressFor("/api/analytics/posts/export", range, keep)}>
          <Icon name="download" />
          CSV
        </a>
      </PageHead>
      <PostFilters asked={asked} accounts={accounts} range={range} wrong={wrong} filtered={filtered} />
      {page.items.length === 0
        ? <Nothing filtered={filtered} range={range} />
        : (
          <form method="get" action="/analytics/posts/compare">
            {Object.entries(rangePairs(range)).map(([name, value]) =>
              value === undefined ? null : <input key={name} type="hidden" name={name} value={value} />
            )}
            <PostTable
              posts={page.items}
              timeZone={timeZone}
              columns={COLUMNS}
              caption="Posts with what they stand at"
              choosing
              pictured
              sorting={{
                order,
                direction,
                hrefOf: (order, direction) => addressFor(POSTS_PATH, range, { ...keep, order, direction }),
              }}
            />
            <div class="posts__foot">
              <div class="row">
                <button class="button" type="submit">Compare the chosen</button>
                {choice === undefined
                  ? <span class="meta">Choose two to six posts.</span>
                  : (
                    <span class="error" role="alert">
                      <Icon name="failed" small />
                      <span>{choice}</span>
                    </span>
                  )}
              </div>
              <Pages page={page} asked={asked} range={range} keep={keep} />
            </div>
          </form>
        )}
    </>
  );
}

function Pages(
  { page, asked, range, keep }: Pick<PostsViewProps, "page" | "asked" | "range"> & { keep: Extra },
) {
  if (page.next_cursor === null && asked.cursor === undefined) return null;
  return (
    <nav class="row" aria-label="Pages">
      {asked.cursor === undefined
        ? null
        : <a class="button" href={addressFor(POSTS_PATH, range, keep)}>First page</a>}
      {page.next_cursor === null
        ? null
        : (
          <a class="button" href={addressFor(POSTS_PATH, range, { ...keep, cursor: page.next_cursor })}>
            Next posts
          </a>
        )}
    </nav>
  );
}

function Nothing({ filtered, range }: { filtered: boolean; range: Range }) {
  return (
    <Empty title={filtered ? "No post passes these filters" : "No post was published in these days"}>
      <p>
        <a href={addressFor(POSTS_PATH, range, { published: "any" })}>Show posts of all days</a>
      </p>
    </Empty>
  );
}

function countText({ total, items }: PostPage, { published, cursor }: PostsAsked): string {
  const which = published === "any" ? "in all" : "published in these days";
  if (total === items.length && cursor === undefined) return `${countOf(total, "post")} ${which}`;
  return `${countOf(total, "post")} ${which}, ${items.length} on this page`;
}

function keptOf({ platform, account, q, published, order, direction }: PostsAsked): Extra {
  return {
    platform,
    account,
    q,
    published: published === "any" ? published : undefined,
    order: order === "seen" ? undefined : order,
    direction: direction === "desc" ? undefined : direction,
  };
}
