import { sessionCookies } from "../../../lib/auth/mod.ts";
import { acceptInvite } from "../../../lib/contract/invitations.ts";
import { serve } from "../../../lib/http/mod.ts";
import { acceptInvitation } from "../../../lib/people/mod.ts";

export const handler = serve(
  acceptInvite,
  (services, _actor, form, call) => acceptInvitation(services, form, call),
  { headers: (tokens, ctx) => sessionCookies(ctx.state.services.config, tokens) },
);
