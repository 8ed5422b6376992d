import { resetPassword } from "../../../lib/auth/mod.ts";
import { resetPassword as endpoint } from "../../../lib/contract/account.ts";
import { serve } from "../../../lib/http/mod.ts";

export const handler = serve(
  endpoint,
  (services, _actor, form, call) => resetPassword(services, form, call),
);
