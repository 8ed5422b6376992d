import { requestPasswordReset } from "../../../lib/auth/mod.ts";
import { forgotPassword } from "../../../lib/contract/account.ts";
import { serve } from "../../../lib/http/mod.ts";

export const handler = serve(
  forgotPassword,
  (services, _actor, form, call) => requestPasswordReset(services, form, call),
);
