import { page } from "fresh";
import { Head } from "fresh/runtime";
import { addressFor, rangePairs } from "../../../../components/analytics/address.ts";
import { ComparePosts } from "../../../../components/analytics/ComparePosts.tsx";
import { Styles } from "../../../../components/Styles.tsx";
import { comparePosts } from "../../../../lib/analytics/mod.ts";
import { RANGE_FIELDS, RangeQuery } from "../../../../lib/contract/analytics.ts";
import { askPage, define } from "../../../../lib/http/mod.ts";

export const handler = define.handlers({
  async GET(ctx) {
    const { url, state: { services, actor } } = ctx;
    // The list's boxes send an id each; an address may hold them together.
    const ids = [...new Set(url.searchParams.getAll("ids").flatMap((each) => each.split(",")))].filter(
      Boolean,
    );
    const { query } = await askPage(url, RangeQuery, RANGE_FIELDS, () => Promise.resolve(null));
    const back = addressFor("/analytics/posts", query);
    if (ids.length < 2 || ids.length > 6) {
      const choice = ids.length < 2 ? "few" : "many";
      return ctx.redirect(
        `/analytics/posts?${new URLSearchParams({ ...given(rangePairs(query)), choice })}`,
        303,
      );
    }
    return page({ posts: (await comparePosts(services, actor!, { ids: ids.join(",") })).posts, back });
  },
});

export default define.page<typeof handler>(function ComparePage({ data, state }) {
  return (
    <>
      <Head>
        <title>Posts compared · {state.organisationName}</title>
        <Styles names={["tables", "charts", "analytics", "analytics_posts"]} />
      </Head>
      <ComparePosts {...data} timeZone={state.actor!.timeZone} />
    </>
  );
});

function given(pairs: Record<string, string | undefined>): Record<string, string> {
  return Object.fromEntries(
    Object.entries(pairs).filter((pair): pair is [string, string] => pair[1] !== undefined),
  );
}
