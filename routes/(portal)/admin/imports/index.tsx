import { type Context, page } from "fresh";
import { Head } from "fresh/runtime";
import { Imports } from "../../../../components/Imports.tsx";
import { Styles } from "../../../../components/Styles.tsx";
import { listImports, previewImport } from "../../../../lib/analytics/mod.ts";
import {
  listImports as listing,
  previewImport as contract,
} from "../../../../lib/contract/analytics_imports.ts";
import {
  AppError,
  callOf,
  define,
  formValues,
  parseInput,
  readUpload,
  type State,
} from "../../../../lib/http/mod.ts";

interface Shown {
  list: Awaited<ReturnType<typeof listImports>>;
  later: boolean;
  faults: Record<string, string>;
  refusal: string | null;
}

export const handler = define.handlers({
  async GET(ctx) {
    return page<Shown>({ ...await shown(ctx), faults: {}, refusal: null });
  },
  async POST(ctx) {
    const { services, actor } = ctx.state;
    try {
      const { fields, files } = await readUpload(ctx.req, contract.body.files);
      const input = parseInput(contract.body.schema, formValues(contract.body.schema, fields));
      const sent = { ...input, ...files } as Parameters<typeof previewImport>[2];
      const { id } = await previewImport(services, actor!, sent, callOf(ctx));
      return ctx.redirect(`/admin/imports/${id}`, 303);
    } catch (error) {
      if (!(error instanceof AppError)) throw error;
      const faults = error.fields ?? {};
      const refusal = Object.keys(faults).length === 0 ? error.message : null;
      return page<Shown>({ ...await shown(ctx), faults, refusal }, { status: error.status });
    }
  },
});

export default define.page<typeof handler>(function ImportsPage({ data, state }) {
  const { list, later, faults, refusal } = data;
  return (
    <>
      <Head>
        <title>Import files · {state.organisationName}</title>
        <Styles names={["tables", "report_form", "imports"]} />
      </Head>
      <Imports
        imports={list.items}
        nextCursor={list.next_cursor}
        later={later}
        faults={faults}
        refusal={refusal}
        timeZone={state.actor!.timeZone}
        now={state.services.clock.now().toISOString()}
      />
    </>
  );
});

async function shown({ url, state: { services, actor } }: Context<State>) {
  const query = parseInput(listing.query, formValues(listing.query, url.searchParams));
  return { list: await listImports(services, actor!, query), later: query.cursor !== undefined };
}
