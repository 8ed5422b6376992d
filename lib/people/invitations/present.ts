import type { Invitation, InvitationStatus } from "../../contract/invitations.ts";
import type { Delivery } from "../../mail/mod.ts";
import type { InvitationRow } from "./queries.ts";

/** The key of the mail that carried an invitation's link of now. */
export function mailKey({ id, times_sent }: Pick<InvitationRow, "id" | "times_sent">): string {
  return `invitation:${id}:${times_sent}`;
}

/** An invitation as admins see it. */
export function presentInvitation(row: InvitationRow, delivery: Delivery | undefined, now: Date): Invitation {
  return {
    id: row.id,
    email: row.email,
    role: row.role,
    status: statusOf(row, delivery, now),
    invited_by: row.invited_by_name,
    sent_at: row.sent_at.toISOString(),
    expires_at: row.expires_at.toISOString(),
    renewal_asked_at: row.renewal_asked_at?.toISOString() ?? null,
  };
}

function statusOf(row: InvitationRow, delivery: Delivery | undefined, now: Date): InvitationStatus {
  if (row.accepted_at !== null) return "accepted";
  if (row.revoked_at !== null) return "revoked";
  if (delivery === "bounced") return "bounced";
  if (row.expires_at <= now) return "expired";
  return delivery ?? "sent";
}
