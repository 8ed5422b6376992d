import * as z from "zod/mini";
import { Tokens } from "./auth.ts";
import { Moment } from "./common.ts";
import { endpoint, json } from "./endpoint.ts";
import { Email, Name, NewPassword } from "./people.ts";

const Secret = z.string().check(z.minLength(1), z.maxLength(500));

/** A password in use, as its owner types it to prove it is them. */
const CurrentPassword = z.string().check(z.minLength(1), z.maxLength(1000));

/** A code of the second factor: six digits of the app, or a recovery code. */
const Code = z.string().check(z.trim(), z.minLength(6), z.maxLength(40));

/** What people may change of their own account; also the schema of the form. */
export const Profile = z.object({
  name: Name,
  time_zone: z.string().check(z.refine(isTimeZone)),
});
export type Profile = z.output<typeof Profile>;

/** A change of password; also the schema of the form. */
export const PasswordChange = z.object({ current_password: CurrentPassword, new_password: NewPassword });
export type PasswordChange = z.output<typeof PasswordChange>;

/** Who forgot their password; also the schema of the form. */
export const ForgotForm = z.object({ email: Email });

/** The password that takes the forgotten one's place; also the schema of the form. */
export const ResetForm = z.object({ password: NewPassword });

/** The second step of signing in. */
export const SecondStep = z.object({ challenge: Secret, code: Code });
export type SecondStep = z.output<typeof SecondStep>;

/** What proves at a sensitive change that the owner is there; also the schema of the form. */
export const Proof = z.object({ current_password: CurrentPassword, code: Code });
export type Proof = z.output<typeof Proof>;

/** A person's second factor. */
export const SecondFactor = z.object({
  enabled: z.boolean(),
  enabled_at: z.nullable(Moment),
  recovery_codes_left: z.int(),
  /** Whether the organisation asks this person for one. */
  required: z.boolean(),
});
export type SecondFactor = z.output<typeof SecondFactor>;

/** A secret for the app, not in use before a code of it was shown. */
export const Enrolment = z.object({
  /** Base32, for typing. */
  secret: z.string(),
  /** For a QR code: `otpauth://totp/…`. */
  uri: z.string(),
});
export type Enrolment = z.output<typeof Enrolment>;

/** Codes that stand in for the app, each once; they are shown this one time. */
export const RecoveryCodes = z.object({ recovery_codes: z.array(z.string()) });
export type RecoveryCodes = z.output<typeof RecoveryCodes>;

/** What an organisation asks of those who sign in; also the schema of the form. */
export const SignInRules = z.object({ second_factor_for_admins: z.boolean() });
export type SignInRules = z.output<typeof SignInRules>;

/** Changes what is known of oneself. */
export const updateProfile = endpoint({
  id: "account.profile",
  method: "PUT",
  path: "/api/auth/me",
  summary: "Change my name and time zone",
  access: "viewer",
  body: json(Profile, 10_000),
});

/** Changes the password. */
export const changePassword = endpoint({
  id: "account.password",
  method: "PUT",
  path: "/api/auth/password",
  summary: "Change my password; signs out every other place",
  access: "viewer",
  body: json(PasswordChange, 10_000),
  errors: ["too_many_attempts"],
});

/** Asks for a link to set a new password. */
export const forgotPassword = endpoint({
  id: "account.forgot",
  method: "POST",
  path: "/api/auth/forgot",
  summary: "Mail a link to set a new password; the answer is the same whether the address is known or not",
  access: "public",
  body: json(ForgotForm, 10_000),
  status: 202,
  errors: ["too_many_attempts"],
});

/** Sets a new password by such a link. */
export const resetPassword = endpoint({
  id: "account.reset",
  method: "POST",
  path: "/api/auth/reset",
  summary: "Set a new password by a mailed link; signs out everywhere and keeps the second factor",
  access: "public",
  body: json(z.extend(ResetForm, { token: Secret }), 10_000),
  errors: ["reset_link_invalid", "too_many_attempts"],
});

/** Ends signing in with the code of the second factor. */
export const completeSignIn = endpoint({
  id: "account.second_factor.sign_in",
  method: "POST",
  path: "/api/auth/second-factor",
  summary: "Sign in, second step: the challenge of the first, and a code of the app or a recovery code",
  access: "public",
  body: json(SecondStep, 10_000),
  response: Tokens,
  errors: ["code_wrong", "challenge_expired", "too_many_attempts"],
});

/** How the second factor stands. */
export const readSecondFactor = endpoint({
  id: "account.second_factor.read",
  method: "GET",
  path: "/api/auth/second-factor",
  summary: "My second factor",
  access: "viewer",
  response: SecondFactor,
  beforeSecondFactor: true,
});

/** Makes a secret for the app. */
export const startEnrolment = endpoint({
  id: "account.second_factor.start",
  method: "POST",
  path: "/api/auth/second-factor/enrolment",
  summary: "Begin to set up a second factor: a secret for an authenticator app",
  access: "viewer",
  response: Enrolment,
  errors: ["second_factor_on"],
  beforeSecondFactor: true,
});

/** Turns the second factor on. */
export const confirmEnrolment = endpoint({
  id: "account.second_factor.confirm",
  method: "PUT",
  path: "/api/auth/second-factor",
  summary: "Turn the second factor on by a code of the app; answers the recovery codes, once",
  access: "viewer",
  body: json(Proof, 10_000),
  response: RecoveryCodes,
  errors: ["second_factor_on", "second_factor_off", "too_many_attempts"],
  beforeSecondFactor: true,
});

/** Replaces the recovery codes. */
export const replaceRecoveryCodes = endpoint({
  id: "account.second_factor.codes",
  method: "POST",
  path: "/api/auth/second-factor/recovery-codes",
  summary: "Make new recovery codes in place of the old",
  access: "viewer",
  body: json(Proof, 10_000),
  response: RecoveryCodes,
  errors: ["second_factor_off", "too_many_attempts"],
});

/** Turns the second factor off. */
export const removeSecondFactor = endpoint({
  id: "account.second_factor.remove",
  method: "POST",
  path: "/api/auth/second-factor/removal",
  summary: "Turn the second factor off",
  access: "viewer",
  body: json(Proof, 10_000),
  errors: ["second_factor_off", "too_many_attempts"],
});

/** Changes what the organisation asks for. */
export const updateSignInRules = endpoint({
  id: "organisation.sign_in_rules",
  method: "PUT",
  path: "/api/organisation/sign-in-rules",
  summary: "Ask every admin of the organisation for a second factor, or no longer",
  access: "admin",
  body: json(SignInRules, 10_000),
});

/** The endpoints of this area. */
export const accountEndpoints = [
  updateProfile,
  changePassword,
  forgotPassword,
  resetPassword,
  completeSignIn,
  readSecondFactor,
  startEnrolment,
  confirmEnrolment,
  replaceRecoveryCodes,
  removeSecondFactor,
  updateSignInRules,
];

function isTimeZone(name: string): boolean {
  try {
    return new Intl.DateTimeFormat("en", { timeZone: name }).resolvedOptions().timeZone !== "" &&
      /^[A-Za-z]/.test(name);
  } catch {
    // The only way to ask whether there is a zone of that name.
    return false;
  }
}
