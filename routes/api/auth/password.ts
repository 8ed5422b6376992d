import { changeOwnPassword } from "../../../lib/auth/mod.ts";
import { changePassword } from "../../../lib/contract/account.ts";
import { serve } from "../../../lib/http/mod.ts";

export const handler = serve(changePassword, changeOwnPassword);
