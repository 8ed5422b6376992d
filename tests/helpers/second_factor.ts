import { Secret } from "otpauth";
import { completeSignIn, confirmEnrolment, findActor, signIn, startEnrolment } from "../../lib/auth/mod.ts";
import { codeAt } from "../../lib/auth/second_factor/totp.ts";
import type { Actor } from "../../lib/contract/actor.ts";
import type { Role } from "../../lib/contract/roles.ts";
import type { AppError } from "../../lib/http/mod.ts";
import { createOrganisation, createUser } from "../../lib/people/mod.ts";
import { assertEquals, assertRejects } from "./assert.ts";
import type { TestServices } from "./services.ts";

/** Where the tests sign in from. */
export const CALLER = { address: "203.0.113.9", userAgent: "Sample Browser", requestId: "request-1" };
/** Ada's address. */
export const EMAIL = "ada@northside.example";
/** Ada's password. */
export const PASSWORD = "seven otters drift by";

/** Ada with her app. */
export interface Enrolled {
  actor: Actor;
  accessToken: string;
  secret: Uint8Array;
  recoveryCodes: string[];
}

/** Makes Ada, and signs her in. */
export async function addAda(
  services: TestServices,
  role: Role = "admin",
): Promise<{ actor: Actor; accessToken: string }> {
  const { id: organisationId } = await createOrganisation(services, { name: "Northside Eye Clinic" });
  await createUser(services, { organisationId, name: "Ada Sample", email: EMAIL, password: PASSWORD, role });
  const { access_token: accessToken } = await signIn(services, { email: EMAIL, password: PASSWORD }, CALLER);
  return { actor: (await findActor(services, accessToken))!.actor, accessToken };
}

/** Makes Ada with a second factor; the code that turned it on is over. */
export async function enrol(services: TestServices): Promise<Enrolled> {
  const { actor, accessToken } = await addAda(services);
  const secret = bytesOf((await startEnrolment(services, actor)).secret);
  const proof = { current_password: PASSWORD, code: codeNow(services, secret) };
  const { recovery_codes: recoveryCodes } = await confirmEnrolment(services, actor, proof, CALLER);
  services.clock.advance(30_000);
  return { actor, accessToken, secret, recoveryCodes };
}

/** A secret as it was typed, in bytes. */
export function bytesOf(text: string): Uint8Array {
  return Secret.fromBase32(text).bytes;
}

/** What the app shows. */
export function codeNow(services: TestServices, secret: Uint8Array): string {
  return codeAt(secret, services.clock.now());
}

/** A code that is none of about now. */
export function wrongCode(services: TestServices, secret: Uint8Array): string {
  const near = [-30_000, 0, 30_000].map((ms) =>
    codeAt(secret, new Date(services.clock.now().getTime() + ms))
  );
  return ["111111", "222222", "333333", "444444"].find((code) => !near.includes(code))!;
}

/** The failure an act ends with. */
export async function refusal(act: () => Promise<unknown>): Promise<AppError> {
  return await assertRejects(act) as AppError;
}

/** Ada's first step of signing in. */
export async function challengeOf(services: TestServices): Promise<string> {
  const refused = await refusal(() => signIn(services, { email: EMAIL, password: PASSWORD }, CALLER));
  assertEquals(refused.code, "second_factor_required");
  return refused.challenge!;
}

/** Signs Ada in by a code. */
export async function enterBy(services: TestServices, code: string): Promise<{ actor: Actor }> {
  const tokens = await completeSignIn(services, { challenge: await challengeOf(services), code }, CALLER);
  return { actor: (await findActor(services, tokens.access_token))!.actor };
}
