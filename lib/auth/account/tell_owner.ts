import type { Transaction } from "../../db/mod.ts";
import { mailLater } from "../../mail/mod.ts";
import type { Caller } from "../start_session.ts";

/** What became different about how a person signs in. */
export type AccountChange = "password" | "second_factor_on" | "second_factor_off";

const TITLES: Record<AccountChange, string> = {
  password: "Your password was changed",
  second_factor_on: "Your second factor is on",
  second_factor_off: "Your second factor is off",
};
const WORDS: Record<AccountChange, string> = {
  password: "The password of your account was changed, and other places were signed out.",
  second_factor_on: "From now on, signing in asks for a code of your app.",
  second_factor_off: "Signing in no longer asks for a code of your app.",
};

/** Tells an account's owner by mail what was changed, so that a stranger's change does not go unseen. */
export async function tellOwner(
  tx: Transaction,
  owner: { organisationId: string; email: string },
  caller: Pick<Caller, "requestId">,
  { change, now }: { change: AccountChange; now: Date },
): Promise<void> {
  await mailLater(tx, {
    organisationId: owner.organisationId,
    key: `account:${change}:${caller.requestId}`,
    to: owner.email,
    subject: TITLES[change],
    letter: {
      title: TITLES[change],
      paragraphs: [
        WORDS[change],
        "If this was you, there is nothing to do. If it was not, set a new password with “Forgotten password?” on the " +
        "sign-in page, and tell the person who looks after your team’s access.",
      ],
    },
    now,
  });
}
