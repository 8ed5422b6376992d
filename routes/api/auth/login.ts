import { sessionCookies, signIn } from "../../../lib/auth/mod.ts";
import { login } from "../../../lib/contract/auth.ts";
import { serve } from "../../../lib/http/mod.ts";

export const handler = serve(
  login,
  (services, _actor, credentials, call) => signIn(services, credentials, call),
  { headers: (tokens, ctx) => sessionCookies(ctx.state.services.config, tokens) },
);
