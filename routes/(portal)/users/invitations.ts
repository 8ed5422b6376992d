import * as z from "zod/mini";
import { Id } from "../../../lib/contract/common.ts";
import { AppError, callOf, define, readForm } from "../../../lib/http/mod.ts";
import { resendInvitation, revokeInvitation } from "../../../lib/people/mod.ts";

const Chosen = z.object({ id: Id, act: z.enum(["resend", "withdraw"]) });

export const handler = define.handlers({
  async POST(ctx) {
    const { services, actor } = ctx.state;
    const { id, act } = await readForm(ctx, Chosen);
    try {
      const verb = act === "resend" ? resendInvitation : revokeInvitation;
      await verb(services, actor!, { id }, callOf(ctx));
    } catch (error) {
      if (!(error instanceof AppError && error.code === "invitation_settled")) throw error;
      // Accepted or withdrawn since the page was drawn: the list says so.
      return ctx.redirect("/users#invitations", 303);
    }
    return ctx.redirect(`/users?done=${act === "resend" ? "resent" : "withdrawn"}#invitations`, 303);
  },
});
