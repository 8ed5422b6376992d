import { listOwnSessions, revokeOtherSessions } from "../../../../lib/auth/mod.ts";
import { listSessions, revokeOthers } from "../../../../lib/contract/auth.ts";
import { serve } from "../../../../lib/http/mod.ts";

export const handler = {
  ...serve(listSessions, listOwnSessions),
  ...serve(revokeOthers, (services, actor, _input, call) => revokeOtherSessions(services, actor, call)),
};
