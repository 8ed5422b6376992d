import * as z from "zod/mini";
import { Tokens } from "./auth.ts";
import { ById, Id, Moment } from "./common.ts";
import { endpoint, json } from "./endpoint.ts";
import { Name, NewPassword } from "./people.ts";
import { ROLES } from "./roles.ts";

/** How many may be invited at once, and how long a link works. */
export const INVITATION_RULES = { mostAtOnce: 50, validDays: 7 } as const;

/** How far an invitation has come; `bounced` is one whose mail could not be delivered. */
export const INVITATION_STATUSES = ["sending", "sent", "bounced", "expired", "accepted", "revoked"] as const;
export type InvitationStatus = (typeof INVITATION_STATUSES)[number];

/** An invitation, as admins see it. */
export const Invitation = z.object({
  id: Id,
  email: z.string(),
  role: z.enum(ROLES),
  status: z.enum(INVITATION_STATUSES),
  /** The name of whoever sent it last. */
  invited_by: z.nullable(z.string()),
  sent_at: Moment,
  expires_at: Moment,
  /** When the invited person asked for a new link, after this one had expired. */
  renewal_asked_at: z.nullable(Moment),
});
export type Invitation = z.output<typeof Invitation>;

/** Whom to invite; also the schema of the form. */
export const InviteForm = z.object({
  /** Addresses as they were pasted: one a line, or between commas or semicolons; `Name <address>` is understood. */
  emails: z.string().check(z.trim(), z.minLength(1), z.maxLength(20_000)),
  role: z.enum(ROLES),
});
export type InviteForm = z.output<typeof InviteForm>;

/** What the invited person fills in; also the schema of the form. */
export const AcceptForm = z.object({ name: Name, password: NewPassword });
export type AcceptForm = z.output<typeof AcceptForm>;

const Link = { token: z.string().check(z.minLength(1), z.maxLength(200)) };

/** What came of inviting several. */
export const Invited = z.object({
  items: z.array(Invitation),
  /** Addresses of people who are here already; nothing was sent to them. */
  members: z.array(z.string()),
});
export type Invited = z.output<typeof Invited>;

/** Invites people by mail. */
export const invite = endpoint({
  id: "invitations.create",
  method: "POST",
  path: "/api/auth/invite",
  summary: "Invite people by e-mail, several at once; who was invited before gets a new link",
  access: "admin",
  body: json(InviteForm, 50_000),
  response: Invited,
  status: 201,
  errors: ["too_many_attempts"],
});

/** Accepts an invitation. */
export const acceptInvite = endpoint({
  id: "invitations.accept",
  method: "POST",
  path: "/api/auth/accept-invite",
  summary: "Accept an invitation: make the account it is for, and sign in",
  access: "public",
  body: json(z.object({ ...Link, ...AcceptForm.shape }), 10_000),
  response: Tokens,
  errors: ["invitation_invalid", "invitation_expired", "too_many_attempts"],
});

/** Asks the admins for a new link. */
export const renewInvite = endpoint({
  id: "invitations.renew",
  method: "POST",
  path: "/api/auth/renew-invite",
  summary: "Ask for a new link in place of an expired one; the organisation's admins are told by mail",
  access: "public",
  body: json(z.object(Link), 10_000),
  errors: ["invitation_invalid", "too_many_attempts"],
});

/** The invitations of the organisation. */
export const listInvitations = endpoint({
  id: "invitations.list",
  method: "GET",
  path: "/api/invitations",
  summary: "Invitations of the last year, newest first, 200 at most",
  access: "admin",
  response: z.object({ items: z.array(Invitation) }),
});

/** Sends an invitation again. */
export const resendInvitation = endpoint({
  id: "invitations.resend",
  method: "POST",
  path: "/api/invitations/{id}/resend",
  summary: "Send an invitation again, with a new link; the one before stops working",
  access: "admin",
  params: ById,
  response: Invitation,
  errors: ["invitation_settled", "too_many_attempts"],
});

/** Withdraws an invitation. */
export const revokeInvitation = endpoint({
  id: "invitations.revoke",
  method: "DELETE",
  path: "/api/invitations/{id}",
  summary: "Withdraw an invitation: its link stops working",
  access: "admin",
  params: ById,
  errors: ["invitation_settled"],
});

/** The endpoints of this area. */
export const invitationEndpoints = [
  invite,
  acceptInvite,
  renewInvite,
  listInvitations,
  resendInvitation,
  revokeInvitation,
];
