import { type Context, page } from "fresh";
import { Head } from "fresh/runtime";
import * as z from "zod/mini";
import { Invitations } from "../../../components/Invitations.tsx";
import { People } from "../../../components/People.tsx";
import { Styles } from "../../../components/Styles.tsx";
import { Id } from "../../../lib/contract/common.ts";
import { listPeople as listing, PersonChanges } from "../../../lib/contract/people.ts";
import {
  AppError,
  callOf,
  define,
  formValues,
  parseInput,
  readForm,
  type State,
} from "../../../lib/http/mod.ts";
import { listInvitations, listPeople, updatePerson } from "../../../lib/people/mod.ts";

const Change = z.extend(PersonChanges, { id: Id });
const DONE = new Map([
  ["role", "The role was changed. It holds from their next click on."],
  ["deactivated", "The person was deactivated and signed out everywhere. What they made stays."],
  ["active", "The person was reactivated and can sign in again."],
  ["invited", "The invitations are on their way."],
  ["resent", "A new link is on its way; the one before no longer works."],
  ["withdrawn", "The invitation was withdrawn. Its link no longer works."],
]);

export const handler = define.handlers({
  async GET(ctx) {
    return page(await readPage(ctx, null));
  },
  async POST(ctx) {
    const { services, actor } = ctx.state;
    try {
      const change = await readForm(ctx, Change);
      const person = await updatePerson(services, actor!, change, callOf(ctx));
      // Whoever steps back from being an admin has no business here any more.
      if (person.id === actor!.userId && person.role !== "admin") return ctx.redirect("/", 303);
      const search = ctx.url.searchParams.get("search");
      const shown = new URLSearchParams({ ...search ? { search } : {}, done: change.status ?? "role" });
      return ctx.redirect(`/users?${shown}`, 303);
    } catch (error) {
      if (!(error instanceof AppError)) throw error;
      return page(await readPage(ctx, error.message), { status: error.status });
    }
  },
});

export default define.page<typeof handler>(function UsersPage({ data, state }) {
  return (
    <>
      <Head>
        <title>People · {state.organisationName}</title>
        <Styles names={["tables", "people"]} />
      </Head>
      <People
        {...data}
        readerId={state.actor!.userId}
        timeZone={state.actor!.timeZone}
        now={data.now}
      >
        <Invitations invitations={data.invitations} timeZone={state.actor!.timeZone} now={data.now} />
      </People>
    </>
  );
});

async function readPage({ url, state: { services, actor } }: Context<State>, refusal: string | null) {
  const query = parseInput(listing.query, formValues(listing.query, url.searchParams));
  return {
    people: await listPeople(services, actor!, query),
    invitations: (await listInvitations(services, actor!)).items,
    now: services.clock.now().toISOString(),
    search: query.search ?? "",
    later: query.cursor !== undefined,
    done: refusal === null ? DONE.get(url.searchParams.get("done") ?? "") ?? null : null,
    refusal,
  };
}
