import { clearedCookies, signOut } from "../../../lib/auth/mod.ts";
import { logout } from "../../../lib/contract/auth.ts";
import { serve } from "../../../lib/http/mod.ts";

export const handler = serve(
  logout,
  (services, actor, _input, call) => signOut(services, actor, call),
  { headers: (_output, ctx) => clearedCookies(ctx.state.services.config) },
);
