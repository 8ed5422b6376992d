import { page } from "fresh";
import { Head } from "fresh/runtime";
import { PostsView } from "../../../../components/analytics/PostsView.tsx";
import { Styles } from "../../../../components/Styles.tsx";
import { listAccounts, listPosts } from "../../../../lib/analytics/mod.ts";
import { listPosts as listing, RANGE_FIELDS } from "../../../../lib/contract/analytics.ts";
import { askPage, define } from "../../../../lib/http/mod.ts";

const CHOICES = new Map([
  ["few", "Choose two posts at least."],
  ["many", "Choose six posts at most."],
]);

export const handler = define.handlers({
  async GET({ url, state: { services, actor } }) {
    const [asked, accounts] = await Promise.all([
      askPage(url, listing.query, RANGE_FIELDS, (query) => listPosts(services, actor!, query)),
      listAccounts(services, actor!),
    ]);
    const choice = CHOICES.get(url.searchParams.get("choice") ?? "");
    return page({ ...asked, accounts: accounts.items, choice }, { status: asked.status });
  },
});

export default define.page<typeof handler>(function PostsPage({ data, state }) {
  return (
    <>
      <Head>
        <title>Posts · {state.organisationName}</title>
        <Styles names={["tables", "charts", "analytics", "analytics_posts"]} />
      </Head>
      <PostsView
        page={data.answer}
        accounts={data.accounts}
        asked={data.query}
        range={data.query}
        wrong={data.wrong}
        choice={data.choice}
        timeZone={state.actor!.timeZone}
        today={state.services.clock.now().toISOString().slice(0, 10)}
      />
    </>
  );
});
