import { updateSignInRules } from "../../../lib/auth/mod.ts";
import { updateSignInRules as endpoint } from "../../../lib/contract/account.ts";
import { serve } from "../../../lib/http/mod.ts";

export const handler = serve(endpoint, updateSignInRules);
