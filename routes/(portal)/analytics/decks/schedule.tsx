import { page } from "fresh";
import { Head } from "fresh/runtime";
import { DeckScheduleForm } from "../../../../components/DeckScheduleForm.tsx";
import { PageHead } from "../../../../components/PageHead.tsx";
import { Styles } from "../../../../components/Styles.tsx";
import { changeDeckSchedule, readDeckSchedule } from "../../../../lib/analytics/mod.ts";
import { DeckSchedule } from "../../../../lib/contract/analytics_decks.ts";
import { AppError, callOf, define, readForm } from "../../../../lib/http/mod.ts";
import { listPeople } from "../../../../lib/people/mod.ts";

export const handler = define.handlers({
  async GET({ state: { services, actor } }) {
    const schedule = await readDeckSchedule(services, actor!);
    return page({ schedule, people: (await listPeople(services, actor!, { limit: 100 })).items, faults: {} });
  },
  async POST(ctx) {
    const { services, actor } = ctx.state;
    try {
      await changeDeckSchedule(services, actor!, await readForm(ctx, DeckSchedule), callOf(ctx));
      return ctx.redirect("/analytics/decks?done=saved", 303);
    } catch (error) {
      if (!(error instanceof AppError) || error.fields === undefined) throw error;
      const schedule = await readDeckSchedule(services, actor!);
      const people = (await listPeople(services, actor!, { limit: 100 })).items;
      return page({ schedule, people, faults: error.fields }, { status: error.status });
    }
  },
});

export default define.page<typeof handler>(function DeckSchedulePage({ data, state }) {
  return (
    <>
      <Head>
        <title>Mail the monthly deck · {state.organisationName}</title>
        <Styles names={["people"]} />
      </Head>
      <PageHead title="Monthly decks" up={{ href: "/analytics/decks", text: "Monthly decks" }} />
      <DeckScheduleForm {...data} timeZone={state.actor!.timeZone} />
    </>
  );
});
