import { clearedCookies, signOut } from "../lib/auth/mod.ts";
import { callOf, define } from "../lib/http/mod.ts";

export const handler = define.handlers({
  async POST(ctx) {
    const { services, actor } = ctx.state;
    if (actor !== null) await signOut(services, actor, callOf(ctx));
    const response = ctx.redirect("/login?left", 303);
    for (const [name, value] of clearedCookies(services.config)) response.headers.append(name, value);
    return response;
  },
});
