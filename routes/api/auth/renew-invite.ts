import { renewInvite } from "../../../lib/contract/invitations.ts";
import { serve } from "../../../lib/http/mod.ts";
import { askForNewLink } from "../../../lib/people/mod.ts";

export const handler = serve(
  renewInvite,
  (services, _actor, link, call) => askForNewLink(services, link, call),
);
