import { type Context, page } from "fresh";
import { Head } from "fresh/runtime";
import * as z from "zod/mini";
import { ImportView } from "../../../../components/ImportView.tsx";
import { LookAgain } from "../../../../components/LookAgain.tsx";
import { Styles } from "../../../../components/Styles.tsx";
import { LiveImport } from "../../../../islands/LiveImport.tsx";
import {
  type AccountChoice,
  confirmImport,
  discardImport,
  listImportAccounts,
  readImport,
} from "../../../../lib/analytics/mod.ts";
import { type Import, ImportChoices } from "../../../../lib/contract/analytics_imports.ts";
import { METRIC_KEYS } from "../../../../lib/contract/metrics.ts";
import { AppError, callOf, define, pathId, readForm, type State } from "../../../../lib/http/mod.ts";

interface Shown {
  found: Import;
  accounts: AccountChoice[];
  faults: Record<string, string>;
  refusal: string | null;
}

export const handler = define.handlers({
  async GET(ctx) {
    return page<Shown>({ ...await shown(ctx), faults: {}, refusal: null });
  },
  async POST(ctx) {
    try {
      return ctx.redirect(await act(ctx), 303);
    } catch (error) {
      if (!(error instanceof AppError) || error.code === "not_found") throw error;
      const faults = error.fields ?? {};
      const refusal = Object.keys(faults).length === 0 ? error.message : null;
      return page<Shown>({ ...await shown(ctx), faults, refusal }, { status: error.status });
    }
  },
});

export default define.page<typeof handler>(function ImportPage({ data, state }) {
  const { found } = data;
  const atWork = found.state === "queued" || found.state === "running";
  return (
    <>
      <Head>
        <title>Import · {state.organisationName}</title>
        <Styles names={["tables", "imports"]} />
        {atWork ? <LookAgain seconds={4} /> : null}
      </Head>
      <ImportView
        {...data}
        timeZone={state.actor!.timeZone}
        live={atWork ? <LiveImport id={found.id} state={found.state} progress={found.progress} /> : null}
      />
    </>
  );
});

async function shown({ params, state: { services, actor } }: Context<State>) {
  const found = await readImport(services, actor!, pathId(params));
  return { found, accounts: await listImportAccounts(services, actor!, found.platform) };
}

/** Does what the pressed button asks, and says where to go. */
async function act(ctx: Context<State>): Promise<string> {
  const { services, actor } = ctx.state;
  const { id, columns } = await readImport(services, actor!, pathId(ctx.params));
  const unknown = columns.filter(({ kind }) => kind === "unknown");
  const places = unknown.map((_, at) => [`column_${at}`, z.optional(z.enum(METRIC_KEYS))] as const);
  const Form = z.extend(ImportChoices, {
    action: z.enum(["confirm", "discard"]),
    ...Object.fromEntries(places),
  });
  const { action, ...sent } = await readForm(ctx, Form);
  if (action === "discard") {
    await discardImport(services, actor!, { id }, callOf(ctx));
    return "/admin/imports";
  }
  const meant = sent as typeof sent & Record<string, (typeof METRIC_KEYS)[number] | undefined>;
  const chosen = unknown.flatMap(({ header }, at) => {
    const metric = meant[`column_${at}`];
    return metric === undefined ? [] : [[header, metric] as const];
  });
  const choices = { ...sent, id, columns: Object.fromEntries(chosen) };
  await confirmImport(services, actor!, choices, callOf(ctx));
  return `/admin/imports/${id}`;
}
