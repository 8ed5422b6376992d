import type { Role } from "../../contract/roles.ts";
import type { Letter } from "../../mail/mod.ts";

const MAY: Record<Role, string> = {
  viewer: "read what is in it",
  editor: "read what is in it and make reports",
  admin: "read what is in it, make reports and look after people",
};

/** What an invited person is sent. */
export function invitationLetter(
  { organisation, inviter, role, url, expiresAt }: {
    organisation: string;
    inviter: string;
    role: Role;
    url: string;
    expiresAt: Date;
  },
): Letter {
  return {
    title: `Join ${organisation}`,
    paragraphs: [
      `${inviter} invites you to the media portal of ${organisation}. You will be able to ${MAY[role]}.`,
    ],
    action: { label: "Accept the invitation", url },
    note:
      `The link works once, until ${
        dayText(expiresAt)
      }. If you don’t know ${inviter}, leave this mail alone: ` +
      "without the link nothing happens.",
  };
}

/** What admins are sent when an expired link was opened by somebody who wants a new one. */
export function renewalLetter({ email, url }: { email: string; url: string }): Letter {
  return {
    title: "A new invitation is asked for",
    paragraphs: [
      `The invitation of ${email} has expired, and whoever opened its link asks for a new one.`,
      "If it is still meant, send it again from the page of people.",
    ],
    action: { label: "Open the page of people", url },
  };
}

function dayText(at: Date): string {
  return new Intl.DateTimeFormat("en-GB", { dateStyle: "long", timeZone: "UTC" }).format(at);
}
