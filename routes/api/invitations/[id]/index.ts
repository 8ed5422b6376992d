import * as contract from "../../../../lib/contract/invitations.ts";
import { serve } from "../../../../lib/http/mod.ts";
import { revokeInvitation } from "../../../../lib/people/mod.ts";

export const handler = serve(contract.revokeInvitation, revokeInvitation);
