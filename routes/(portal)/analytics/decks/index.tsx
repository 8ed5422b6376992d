import { type Context, page } from "fresh";
import { Head } from "fresh/runtime";
import * as z from "zod/mini";
import { DeckScheduleForm } from "../../../../components/DeckScheduleForm.tsx";
import { MonthlyDecks, monthsBefore } from "../../../../components/MonthlyDecks.tsx";
import { Styles } from "../../../../components/Styles.tsx";
import { listDecks, readDeckSchedule, requestDeck } from "../../../../lib/analytics/mod.ts";
import {
  listDecks as listing,
  type MonthlyDeck,
  MonthName,
} from "../../../../lib/contract/analytics_decks.ts";
import { includesRole } from "../../../../lib/contract/roles.ts";
import {
  AppError,
  callOf,
  define,
  formValues,
  parseInput,
  readForm,
  type State,
} from "../../../../lib/http/mod.ts";
import { listPeople } from "../../../../lib/people/mod.ts";

const MONTHS_OFFERED = 24;
const DONE = new Map([
  ["made", "The deck is being made. This page looks again by itself."],
  ["deleted", "The deck was deleted."],
  ["saved", "The schedule was saved."],
]);

export const handler = define.handlers({
  async GET(ctx) {
    return page(await readPage(ctx, null));
  },
  async POST(ctx) {
    const { services, actor } = ctx.state;
    try {
      const asked = await readForm(ctx, z.object({ month: MonthName }));
      await requestDeck(services, actor!, asked, callOf(ctx));
      return ctx.redirect("/analytics/decks?done=made", 303);
    } catch (error) {
      if (!(error instanceof AppError)) throw error;
      const refusal = [error.message, error.detail ?? Object.values(error.fields ?? {})[0]].filter(Boolean);
      return page(await readPage(ctx, [...new Set(refusal)].join(" ")), { status: error.status });
    }
  },
});

export default define.page<typeof handler>(function MonthlyDecksPage({ data, state }) {
  const actor = state.actor!;
  const moving = data.decks.items.some(({ status }) => status === "pending" || status === "processing");
  const mayMake = includesRole(actor.role, "editor");
  const mayRemove = ({ made_by }: MonthlyDeck) =>
    actor.role === "admin" || mayMake && made_by?.id === actor.userId;
  return (
    <>
      <Head>
        <title>Monthly decks · {state.organisationName}</title>
        <Styles names={["tables", "people"]} />
        {moving ? <meta http-equiv="refresh" content="2; url=/analytics/decks" /> : null}
      </Head>
      <MonthlyDecks {...data} mayMake={mayMake} mayRemove={mayRemove} timeZone={actor.timeZone}>
        {data.schedule === null ? null : (
          <DeckScheduleForm
            schedule={data.schedule}
            people={data.people}
            faults={{}}
            timeZone={actor.timeZone}
          />
        )}
      </MonthlyDecks>
    </>
  );
});

async function readPage({ url, state: { services, actor } }: Context<State>, refusal: string | null) {
  const query = parseInput(listing.query, formValues(listing.query, url.searchParams));
  const isAdmin = actor!.role === "admin";
  return {
    decks: await listDecks(services, actor!, query),
    months: monthsBefore(services.clock.now().toISOString(), MONTHS_OFFERED),
    schedule: isAdmin ? await readDeckSchedule(services, actor!) : null,
    people: isAdmin ? (await listPeople(services, actor!, { limit: 100 })).items : [],
    later: query.cursor !== undefined,
    done: refusal === null ? DONE.get(url.searchParams.get("done") ?? "") ?? null : null,
    refusal,
  };
}
