import { page } from "fresh";
import { Head } from "fresh/runtime";
import { LibraryView } from "../../../components/LibraryView.tsx";
import { LookAgain } from "../../../components/LookAgain.tsx";
import { isMoving } from "../../../components/SourceState.tsx";
import { Styles } from "../../../components/Styles.tsx";
import { LiveSource } from "../../../islands/LiveSource.tsx";
import { LibraryFilter, listLibrary } from "../../../lib/contract/library.ts";
import type { LibraryPage, LibrarySource } from "../../../lib/contract/library_shapes.ts";
import { AppError, define, formValues, parseInput } from "../../../lib/http/mod.ts";
import { listSources } from "../../../lib/library/mod.ts";

interface Shown {
  library: LibraryPage;
  filter: LibraryFilter;
  faults: Record<string, string>;
  later: boolean;
}

export const handler = define.handlers({
  async GET({ url, state: { services, actor } }) {
    const sent = formValues(listLibrary.query, url.searchParams);
    try {
      const { cursor, limit, ...filter } = parseInput(listLibrary.query, sent);
      const library = await listSources(services, actor!, { ...filter, cursor, limit });
      return page<Shown>({ library, filter, faults: {}, later: cursor !== undefined });
    } catch (error) {
      if (!(error instanceof AppError) || error.fields === undefined) throw error;
      // The form comes back as it was filled in, with what is wrong beside it, over the whole library.
      const { cursor: _place, limit: _all, ...filter } = sent as LibraryFilter & Record<string, unknown>;
      const library = { ...await listSources(services, actor!, { limit: 1 }), items: [], next_cursor: null };
      return page<Shown>({ library, filter, faults: error.fields, later: false }, { status: error.status });
    }
  },
});

export default define.page<typeof handler>(function LibraryPage({ data, state, url }) {
  return (
    <>
      <Head>
        <title>Library · {state.organisationName}</title>
        <Styles names={["people", "library"]} />
        {data.library.items.some(isMoving) ? <LookAgain seconds={5} /> : null}
      </Head>
      <LibraryView
        {...data}
        canManage={state.actor!.role === "admin"}
        address={url.pathname + url.search}
        live={liveRow}
      />
    </>
  );
});

function liveRow(source: LibrarySource) {
  if (!isMoving(source)) return undefined;
  return <LiveSource id={source.id} title={source.title} progress={source.progress} listed />;
}
