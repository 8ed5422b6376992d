import { sendResetLink } from "../lib/auth/mod.ts";
import type { JobHandler } from "./handler.ts";

/** Mails the link by which a forgotten password is replaced; without a person there is nothing to mail. */
export const sendResetLinkJob: JobHandler = {
  async run(services, payload, context) {
    const { organisationId } = context;
    const userId = payload.user_id;
    const owner = typeof userId === "string" && organisationId !== null ? { organisationId, userId } : null;
    await sendResetLink(services, owner, context);
  },
};
