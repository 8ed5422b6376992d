import { renewTokens } from "../../../lib/auth/mod.ts";
import { refresh } from "../../../lib/contract/auth.ts";
import { serve } from "../../../lib/http/mod.ts";

export const handler = serve(refresh, (services, _actor, input, call) => renewTokens(services, input, call));
