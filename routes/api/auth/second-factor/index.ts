import {
  completeSignIn as completeSignInVerb,
  confirmEnrolment as confirmEnrolmentVerb,
  readSecondFactor as readSecondFactorVerb,
  sessionCookies,
} from "../../../../lib/auth/mod.ts";
import { completeSignIn, confirmEnrolment, readSecondFactor } from "../../../../lib/contract/account.ts";
import { serve } from "../../../../lib/http/mod.ts";

export const handler = {
  ...serve(readSecondFactor, readSecondFactorVerb),
  ...serve(confirmEnrolment, confirmEnrolmentVerb),
  ...serve(
    completeSignIn,
    (services, _actor, step, call) => completeSignInVerb(services, step, call),
    { headers: (tokens, ctx) => sessionCookies(ctx.state.services.config, tokens) },
  ),
};
