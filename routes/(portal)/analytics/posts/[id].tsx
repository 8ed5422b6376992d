import { page } from "fresh";
import { Head } from "fresh/runtime";
import { PostView } from "../../../../components/analytics/PostView.tsx";
import { titleOf } from "../../../../components/analytics/post_figures.ts";
import { Styles } from "../../../../components/Styles.tsx";
import { readPost } from "../../../../lib/analytics/mod.ts";
import { define, pathId } from "../../../../lib/http/mod.ts";

export const handler = define.handlers({
  async GET({ params, state: { services, actor } }) {
    return page({ post: await readPost(services, actor!, pathId(params)) });
  },
});

export default define.page<typeof handler>(function PostPage({ data, state }) {
  return (
    <>
      <Head>
        <title>{titleOf(data.post)} · {state.organisationName}</title>
        <Styles names={["tables", "charts", "analytics", "analytics_posts"]} />
      </Head>
      <PostView post={data.post} timeZone={state.actor!.timeZone} back="/analytics/posts" />
    </>
  );
});
