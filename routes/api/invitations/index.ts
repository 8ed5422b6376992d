import * as contract from "../../../lib/contract/invitations.ts";
import { serve } from "../../../lib/http/mod.ts";
import { listInvitations } from "../../../lib/people/mod.ts";

export const handler = serve(contract.listInvitations, listInvitations);
