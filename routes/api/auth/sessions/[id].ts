import { revokeOwnSession } from "../../../../lib/auth/mod.ts";
import { revokeSession } from "../../../../lib/contract/auth.ts";
import { serve } from "../../../../lib/http/mod.ts";

export const handler = serve(revokeSession, revokeOwnSession);
