import * as contract from "../../../../lib/contract/invitations.ts";
import { serve } from "../../../../lib/http/mod.ts";
import { resendInvitation } from "../../../../lib/people/mod.ts";

export const handler = serve(contract.resendInvitation, resendInvitation);
