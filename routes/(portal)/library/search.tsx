import { page } from "fresh";
import { Head } from "fresh/runtime";
import { LibrarySearch } from "../../../components/LibrarySearch.tsx";
import { Styles } from "../../../components/Styles.tsx";
import { type LibrarySearchQuery, searchLibrary } from "../../../lib/contract/library.ts";
import type { LibraryPassage } from "../../../lib/contract/library_shapes.ts";
import { AppError, define, formValues, parseInput } from "../../../lib/http/mod.ts";
import { findInLibrary } from "../../../lib/library/mod.ts";

const HITS = 20;

interface Shown {
  asked: LibrarySearchQuery;
  faults: Record<string, string>;
  hits: LibraryPassage[];
}

export const handler = define.handlers({
  async GET({ url, state: { services, actor } }) {
    const sent = formValues(searchLibrary.query, url.searchParams) as Partial<LibrarySearchQuery>;
    const asked = { ...sent, q: sent.q?.trim() ?? "", limit: HITS };
    if (asked.q === "") return page<Shown>({ asked, faults: {}, hits: [] });
    try {
      const { items } = await findInLibrary(services, actor!, parseInput(searchLibrary.query, asked));
      return page<Shown>({ asked, faults: {}, hits: items });
    } catch (error) {
      if (!(error instanceof AppError) || error.fields === undefined) throw error;
      return page<Shown>({ asked, faults: error.fields, hits: [] }, { status: error.status });
    }
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
