import * as z from "zod/mini";
import { revokeOtherSessions, revokeOwnSession } from "../../../lib/auth/mod.ts";
import { Id } from "../../../lib/contract/common.ts";
import { AppError, callOf, define, readForm } from "../../../lib/http/mod.ts";

/** One place, or with `others` every one but this. */
const Chosen = z.object({ place: z.optional(Id), others: z.optional(z.literal("yes")) });

export const handler = define.handlers({
  async POST(ctx) {
    const { services, actor } = ctx.state;
    const { place, others } = await readForm(ctx, Chosen);
    if (others === "yes") await revokeOtherSessions(services, actor!, callOf(ctx));
    else if (place !== undefined) {
      await revokeOwnSession(services, actor!, { id: place }, callOf(ctx)).catch(unlessEnded);
    }
    return ctx.redirect("/settings?ended#sessions", 303);
  },
});

/** It had ended before the button arrived, which is as good. */
function unlessEnded(error: unknown): void {
  if (!(error instanceof AppError && error.code === "not_found")) throw error;
}
