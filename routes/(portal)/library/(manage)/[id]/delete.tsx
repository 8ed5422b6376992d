import { page } from "fresh";
import { Head } from "fresh/runtime";
import { RemoveSource } from "../../../../../components/SourceForm.tsx";
import { callOf, define, pathId } from "../../../../../lib/http/mod.ts";
import { readSource, removeSource } from "../../../../../lib/library/mod.ts";

export const handler = define.handlers({
  async GET({ params, state: { services, actor } }) {
    return page({ source: await readSource(services, actor!, pathId(params)) });
  },
  async POST(ctx) {
    const { services, actor } = ctx.state;
    await removeSource(services, actor!, pathId(ctx.params), callOf(ctx));
    return ctx.redirect("/library", 303);
  },
});

export default define.page<typeof handler>(function RemoveSourcePage({ data, state }) {
  return (
    <>
      <Head>
        <title>Remove source · {state.organisationName}</title>
      </Head>
      <RemoveSource source={data.source} />
    </>
  );
});
