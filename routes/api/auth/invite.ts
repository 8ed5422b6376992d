import { invite } from "../../../lib/contract/invitations.ts";
import { serve } from "../../../lib/http/mod.ts";
import { invitePeople } from "../../../lib/people/mod.ts";

export const handler = serve(invite, invitePeople);
