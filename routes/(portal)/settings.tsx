import { Head } from "fresh/runtime";
import * as z from "zod/mini";
import { Settings } from "../../components/Settings.tsx";
import { asset } from "fresh/runtime";
import { define, readForm, readTheme, themeCookie, THEMES } from "../../lib/http/mod.ts";

const Look = z.object({ theme: z.enum(THEMES) });

export const handler = define.handlers({
  async POST(ctx) {
    const { theme } = await readForm(ctx, Look);
    const response = ctx.redirect("/settings", 303);
    response.headers.append("set-cookie", themeCookie(theme, ctx.state.services.config));
    return response;
  },
});

export default define.page(function SettingsPage({ req, state }) {
  const { services, actor } = state;
  return (
    <>
      <Head>
        <title>Settings · {state.organisationName}</title>
        <link rel="stylesheet" href={asset("/styles/reports.css")} />
      </Head>
      <Settings
        actor={actor!}
        organisation={state.organisationName ?? "MediaHub"}
        theme={readTheme(req.headers, services.config)}
        now={services.clock.now().toISOString()}
      />
    </>
  );
});
