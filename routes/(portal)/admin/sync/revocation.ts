import { revokePushKey } from "../../../../lib/analytics/mod.ts";
import { ById } from "../../../../lib/contract/common.ts";
import { callOf, define, readForm } from "../../../../lib/http/mod.ts";

export const handler = define.handlers({
  async POST(ctx) {
    const { services, actor } = ctx.state;
    await revokePushKey(services, actor!, await readForm(ctx, ById), callOf(ctx));
    return ctx.redirect("/admin/sync?done=revoked#push-keys", 303);
  },
});
