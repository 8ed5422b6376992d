import { replaceRecoveryCodes } from "../../../../lib/auth/mod.ts";
import { replaceRecoveryCodes as endpoint } from "../../../../lib/contract/account.ts";
import { serve } from "../../../../lib/http/mod.ts";

export const handler = serve(endpoint, replaceRecoveryCodes);
