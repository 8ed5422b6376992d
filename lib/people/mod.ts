/**
 * People and organisations: who there is, what they belong to, how the first of them gets in, and the look an organisation
 * brings. It never signs anybody in by itself: that is lib/auth.
 */
export { readAccentSheet } from "./accent.ts";
export { brandOf, letterLookOf, saveBrand } from "./brand.ts";
export {
  acceptInvitation,
  askForNewLink,
  type InvitationLink,
  readInvitationLink,
} from "./invitations/accept.ts";
export { type Logo, readLogo } from "./logo.ts";
export { invitePeople, listInvitations, resendInvitation, revokeInvitation } from "./invitations/invite.ts";
export {
  createOrganisation,
  listOrganisations,
  type Organisation,
  readOrganisation,
} from "./organisations.ts";
export { createSetupLink, isSetupLinkValid, redeemSetupLink } from "./setup.ts";
export { deactivatePerson, listPeople, updatePerson } from "./members/mod.ts";
export { createAdmin, disableUser } from "./operator.ts";
export { createUser, findUserByEmail, type NewUser } from "./users.ts";
