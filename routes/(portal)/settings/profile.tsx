import { page } from "fresh";
import { Head } from "fresh/runtime";
import { PageHead } from "../../../components/PageHead.tsx";
import { ProfileForm } from "../../../components/ProfileForm.tsx";
import { timeZones, updateOwnProfile } from "../../../lib/auth/mod.ts";
import { Profile } from "../../../lib/contract/account.ts";
import { AppError, callOf, define, formValues, parseInput, readBytes } from "../../../lib/http/mod.ts";

interface Typed {
  name: string;
  timeZone: string;
  fields: Record<string, string>;
}

export const handler = define.handlers({
  GET({ state }) {
    return page<Typed>({ name: state.actor!.name, timeZone: state.actor!.timeZone, fields: {} });
  },
  async POST(ctx) {
    const { services, actor } = ctx.state;
    const sent = new URLSearchParams(new TextDecoder().decode(await readBytes(ctx.req, 10_000)));
    try {
      await updateOwnProfile(services, actor!, parseInput(Profile, formValues(Profile, sent)), callOf(ctx));
      return ctx.redirect("/settings?saved=profile", 303);
    } catch (error) {
      if (!(error instanceof AppError) || error.fields === undefined) throw error;
      const typed = { name: sent.get("name") ?? "", timeZone: actor!.timeZone, fields: error.fields };
      return page<Typed>(typed, { status: error.status });
    }
  },
});

export default define.page<typeof handler>(function ProfilePage({ data, state }) {
  return (
    <>
      <Head>
        <title>Your name · {state.organisationName}</title>
      </Head>
      <PageHead title="Your name and time zone" up={{ href: "/settings", text: "Settings" }} />
      <ProfileForm
        {...data}
        timeZones={timeZones(data.timeZone)}
        now={state.services.clock.now().toISOString()}
      />
    </>
  );
});
