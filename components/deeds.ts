/** The kinds of deed a log can be filtered by: what an action's name begins with. */
export const KINDS_OF_DEED = [
  { kind: "session", text: "Signing in" },
  { kind: "user", text: "People" },
  { kind: "invitation", text: "Invitations" },
  { kind: "password", text: "Passwords" },
  { kind: "second_factor", text: "Second factor" },
  { kind: "report", text: "Reports" },
  { kind: "organisation", text: "Organisation" },
  { kind: "request", text: "Refused requests" },
  { kind: "audit", text: "Audit log" },
] as const;

const DEEDS = new Map([
  ["session.created", "Signed in"],
  ["session.refused", "Tried to sign in"],
  ["session.revoked", "Ended a session"],
  ["session.reuse_detected", "A copied token ended a session"],
  ["user.created", "Added a person"],
  ["user.role_changed", "Changed a role"],
  ["user.deactivated", "Deactivated a person"],
  ["user.reactivated", "Reactivated a person"],
  ["invitation.sent", "Sent an invitation"],
  ["invitation.revoked", "Withdrew an invitation"],
  ["invitation.accepted", "Accepted an invitation"],
  ["invitation.renewal_asked", "Asked for a new invitation"],
  ["report.requested", "Asked for a report"],
  ["report.removed", "Deleted a report"],
  ["organisation.created", "Set the organisation up"],
  ["request.refused", "Asked for what is not theirs"],
  ["audit.exported", "Downloaded the audit log"],
]);

/** What was done, in words; an action without words of its own has its name made readable. */
export function deedText(action: string): string {
  const known = DEEDS.get(action);
  if (known !== undefined) return known;
  const words = action.replace(/[._]/g, " ");
  return words.charAt(0).toUpperCase() + words.slice(1);
}
