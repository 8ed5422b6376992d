import { page } from "fresh";
import { Head } from "fresh/runtime";
import { LibrarySearch } from "../../../components/LibrarySearch.tsx";
import { Styles } from "../../../components/Styles.tsx";
import { define } from "../../../lib/http/mod.ts";
import { findInLibrary } from "../../../lib/library/mod.ts";

const LONGEST_QUERY = 500;
const HITS = 20;

export const handler = define.handlers({
  async GET({ url, state: { services, actor } }) {
    const query = (url.searchParams.get("q") ?? "").trim().slice(0, LONGEST_QUERY);
    if (query === "") return page({ query, hits: [] });
    const { items } = await findInLibrary(services, actor!, { q: query, limit: HITS });
    return page({ query, hits: items });
  },
});

export default define.page<typeof handler>(function LibrarySearchPage({ data, state }) {
  return (
    <>
      <Head>
        <title>Search the library · {state.organisationName}</title>
        <Styles names={["people", "library"]} />
      </Head>
      <LibrarySearch {...data} />
    </>
  );
});
