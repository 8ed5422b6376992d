import { listOwnSessions } from "../../../../lib/auth/mod.ts";
import { listSessions } from "../../../../lib/contract/auth.ts";
import { serve } from "../../../../lib/http/mod.ts";

export const handler = serve(listSessions, listOwnSessions);
