import { updateSignInRules as verb } from "../../../lib/auth/mod.ts";
import { SignInRules, updateSignInRules } from "../../../lib/contract/account.ts";
import { callOf, define, readForm, requireAccess } from "../../../lib/http/mod.ts";

export const handler = define.handlers({
  async POST(ctx) {
    const { services, actor } = ctx.state;
    requireAccess(updateSignInRules, actor);
    await verb(services, actor!, await readForm(ctx, SignInRules), callOf(ctx));
    return ctx.redirect("/settings?saved=rules#rules", 303);
  },
});
