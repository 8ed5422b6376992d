/** The kinds of deed a log can be filtered by: what an action's name begins with. */
export const KINDS_OF_DEED = [
  { kind: "session", text: "Signing in" },
  { kind: "user", text: "People" },
  { kind: "invitation", text: "Invitations" },
  { kind: "password", text: "Passwords" },
  { kind: "second_factor", text: "Second factor" },
  { kind: "report", text: "Reports" },
  { kind: "source", text: "Library" },
  { kind: "organisation", text: "Organisation" },
  { kind: "request", text: "Refused requests" },
  { kind: "audit", text: "Audit log" },
  { kind: "chat", text: "Chat" },
] as const;

const DEEDS = new Map([
  ["session.created", "Signed in"],
  ["session.refused", "Tried to sign in"],
  ["session.revoked", "Ended a session"],
  ["session.others_revoked", "Signed out everywhere else"],
  ["session.all_revoked", "Signed a person out everywhere"],
  ["session.reuse_detected", "A copied token ended a session"],
  ["password.changed", "Changed their password"],
  ["password.reset_requested", "Asked for a new password"],
  ["password.reset", "Set a new password by mail"],
  ["second_factor.enabled", "Turned a second factor on"],
  ["second_factor.disabled", "Turned the second factor off"],
  ["second_factor.codes_replaced", "Made new recovery codes"],
  ["second_factor.recovery_code_used", "Used a recovery code"],
  ["invitation.sent", "Invited a person"],
  ["invitation.accepted", "Accepted an invitation"],
  ["invitation.revoked", "Withdrew an invitation"],
  ["invitation.renewal_asked", "Asked for a new invitation"],
  ["user.created", "Added a person"],
  ["user.changed", "Changed a person"],
  ["user.profile_changed", "Changed their name or time zone"],
  ["user.role_changed", "Changed a role"],
  ["user.deactivated", "Deactivated a person"],
  ["user.reactivated", "Reactivated a person"],
  ["invitation.sent", "Sent an invitation"],
  ["invitation.revoked", "Withdrew an invitation"],
  ["invitation.accepted", "Accepted an invitation"],
  ["invitation.renewal_asked", "Asked for a new invitation"],
  ["report.requested", "Asked for a report"],
  ["report.retried", "Ran a report again"],
  ["report.cancelled", "Stopped a report"],
  ["report.removed", "Deleted a report"],
  ["source.added", "Added to the library"],
  ["source.changed", "Changed a source of the library"],
  ["source.retried", "Had a source read again"],
  ["source.removed", "Removed from the library"],
  ["organisation.created", "Set the organisation up"],
  ["organisation.sign_in_rules_changed", "Changed the rules of signing in"],
  ["request.refused", "Asked for what is not theirs"],
  ["audit.exported", "Downloaded the audit log"],
  ["chat.unanswered_exported", "Downloaded the unanswered questions"],
]);

/** What was done, in words; an action without words of its own has its name made readable. */
export function deedText(action: string): string {
  const known = DEEDS.get(action);
  if (known !== undefined) return known;
  const words = action.replace(/[._]/g, " ");
  return words.charAt(0).toUpperCase() + words.slice(1);
}
