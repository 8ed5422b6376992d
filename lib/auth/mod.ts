/**
 * Signing in: passwords, sessions, the tokens that stand for them, and who acts in a request. A session row is the truth;
 * a token only points at it. It never decides what a role may do to a thing: that is each domain's policy.
 */
export { changeOwnPassword } from "./account/change_password.ts";
export {
  requestPasswordReset,
  RESET_MINUTES,
  SEND_RESET_LINK,
  sendResetLink,
} from "./account/forgot_password.ts";
export { timeZones, updateOwnProfile } from "./account/profile.ts";
export { findResetOwner, resetPassword } from "./account/reset_password.ts";
export { findActor } from "./find_actor.ts";
export { identify, requirePerson, requireRole } from "./middleware.ts";
export { hashPassword } from "./passwords.ts";
export { renewTokens } from "./renew_session.ts";
export { clearedCookies, sessionCookies } from "./session_cookies.ts";
export {
  listOwnSessions,
  readMe,
  revokeOtherSessions,
  revokeOwnSession,
  revokeSessionsByEmail,
  signOut,
} from "./sessions.ts";
export { revokeSessionsOf } from "./queries.ts";
export { completeSignIn } from "./second_factor/challenge.ts";
export { challengeCookie, clearedChallenge, readChallenge } from "./second_factor/challenge_cookie.ts";
export { type QrCode, qrCode } from "./second_factor/qr_code.ts";
export {
  confirmEnrolment,
  readSecondFactor,
  readSignInRules,
  removeSecondFactor,
  replaceRecoveryCodes,
  startEnrolment,
  updateSignInRules,
} from "./second_factor/second_factor.ts";
export { signIn } from "./sign_in.ts";
export { type Caller, startSession } from "./start_session.ts";
export { hashSecret, newSecret } from "./secrets.ts";
