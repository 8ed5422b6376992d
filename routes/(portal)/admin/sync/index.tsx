import { type Context, page } from "fresh";
import { Head } from "fresh/runtime";
import * as z from "zod/mini";
import { LookAgain } from "../../../../components/LookAgain.tsx";
import { Operations, type OperationsProps } from "../../../../components/Operations.tsx";
import { Styles } from "../../../../components/Styles.tsx";
import { LiveRefresh } from "../../../../islands/LiveRefresh.tsx";
import {
  createPushKey,
  listConnections,
  listPushes,
  listPushKeys,
  listRuns,
  readRefresh,
  requestRefresh,
} from "../../../../lib/analytics/mod.ts";
import { Id } from "../../../../lib/contract/common.ts";
import { PushKeyForm } from "../../../../lib/contract/connections.ts";
import { AppError, callOf, define, parseInput, readForm, type State } from "../../../../lib/http/mod.ts";

const Action = z.object({ act: z.enum(["refresh", "create_key"]), name: z.optional(z.string()) });
const REVOKED = "The key was ended. What it signs is refused from this moment on.";

type Shown = Omit<OperationsProps, "timeZone" | "live">;

export const handler = define.handlers({
  GET: async (ctx) => page(await readPage(ctx, {})),
  async POST(ctx) {
    const { services, actor } = ctx.state;
    try {
      const { act, ...form } = await readForm(ctx, Action);
      if (act === "refresh") {
        const { id } = await requestRefresh(services, actor!, {}, callOf(ctx));
        return ctx.redirect(`/admin/sync?refresh=${id}`, 303);
      }
      const made = await createPushKey(services, actor!, parseInput(PushKeyForm, form), callOf(ctx));
      // Not sent elsewhere first: an address must not carry the secret.
      return page(await readPage(ctx, { made }));
    } catch (error) {
      if (!(error instanceof AppError)) throw error;
      const { fields, message, status } = error;
      return page(await readPage(ctx, fields === undefined ? { refusal: message } : { fields }), { status });
    }
  },
});

export default define.page<typeof handler>(function OperationsPage({ data, state }) {
  const moves = data.refresh?.state === "running";
  return (
    <>
      <Head>
        <title>Operations · {state.organisationName}</title>
        <Styles names={["tables", "operations"]} />
        {moves ? <LookAgain seconds={4} /> : null}
      </Head>
      <Operations
        {...data}
        timeZone={state.actor!.timeZone}
        live={moves ? <LiveRefresh refresh={data.refresh!} /> : null}
      />
    </>
  );
});

async function readPage(
  { url, state: { services, actor } }: Context<State>,
  said: Partial<Pick<Shown, "made" | "refusal" | "fields">>,
): Promise<Shown> {
  const id = Id.safeParse(url.searchParams.get("refresh"));
  return {
    connections: (await listConnections(services, actor!)).items,
    runs: (await listRuns(services, actor!)).items,
    pushes: (await listPushes(services, actor!)).items,
    keys: (await listPushKeys(services, actor!)).items,
    refresh: id.success ? await readRefresh(services, actor!, { id: id.data }) : null,
    done: url.searchParams.get("done") === "revoked" ? REVOKED : null,
    publicUrl: services.config.publicUrl,
    now: services.clock.now().toISOString(),
    made: null,
    refusal: null,
    fields: {},
    ...said,
  };
}
