import { page } from "fresh";
import { Head } from "fresh/runtime";
import * as z from "zod/mini";
import { Settings } from "../../components/Settings.tsx";
import { Styles } from "../../components/Styles.tsx";
import { listOwnSessions, readSecondFactor, readSignInRules, timeZones } from "../../lib/auth/mod.ts";
import { define, readForm, readTheme, themeCookie, THEMES } from "../../lib/http/mod.ts";

const Look = z.object({ theme: z.enum(THEMES) });

export const handler = define.handlers({
  async GET({ state: { services, actor } }) {
    const { items } = await listOwnSessions(services, actor!);
    const factor = await readSecondFactor(services, actor!);
    const rules = actor!.role === "admin" ? await readSignInRules(services, actor!) : null;
    return page({ sessions: items, factor, rules });
  },
  async POST(ctx) {
    const { theme } = await readForm(ctx, Look);
    const response = ctx.redirect("/settings", 303);
    response.headers.append("set-cookie", themeCookie(theme, ctx.state.services.config));
    return response;
  },
});

export default define.page<typeof handler>(function SettingsPage({ data, req, state, url }) {
  const { services, actor } = state;
  return (
    <>
      <Head>
        <title>Settings · {state.organisationName}</title>
        <Styles names={["reports", "tables"]} />
      </Head>
      <Settings
        actor={actor!}
        organisation={state.organisationName ?? "MediaHub"}
        theme={readTheme(req.headers, services.config)}
        now={services.clock.now().toISOString()}
        {...data}
        timeZones={timeZones(actor!.timeZone)}
        saved={url.searchParams.get("saved")}
        ended={url.searchParams.has("ended")}
      />
    </>
  );
});
