import { recordAudit } from "../audit/mod.ts";
import type { Tokens } from "../contract/auth.ts";
import type { Transaction } from "../db/mod.ts";
import type { Call } from "../http/mod.ts";
import type { Services } from "../services.ts";
import { type Realm, signAccessToken } from "./access_token.ts";
import { presentPerson } from "./present.ts";
import { forgetEndedSessions, insertSession, type PersonRow, touchLastLogin } from "./queries.ts";
import { hashSecret, newSecret } from "./secrets.ts";

/** How long what is left of an ended session is kept. */
const ENDED_KEPT_MS = 30 * 86_400_000;

/** Where a session is opened from. */
export type Caller = Pick<Call, "address" | "userAgent" | "requestId">;

/** Opens a session for a person who has proved who they are, and records it. */
export async function startSession(
  services: Services,
  tx: Transaction,
  person: PersonRow,
  caller: Caller,
  realm: Realm = "portal",
): Promise<Tokens> {
  const now = services.clock.now();
  const longAgo = new Date(now.getTime() - ENDED_KEPT_MS);
  await forgetEndedSessions(tx, person.organisation_id, person.id, longAgo);
  const refreshToken = newSecret();
  const sessionId = await insertSession(tx, {
    organisationId: person.organisation_id,
    userId: person.id,
    tokenHash: await hashSecret(refreshToken),
    now,
    expiresAt: new Date(now.getTime() + services.config.refreshTokenDays * 86_400_000),
    userAgent: caller.userAgent,
    address: caller.address,
    realm,
  });
  await touchLastLogin(tx, person.organisation_id, person.id, now);
  await recordAudit(tx, {
    organisationId: person.organisation_id,
    actor: { userId: person.id, email: person.email },
    action: "session.created",
    target: { kind: "session", id: sessionId },
    address: caller.address,
    requestId: caller.requestId,
  });
  return await grantTokens(services, { person, sessionId, refreshToken }, realm);
}

/** The tokens that stand for a session, as a program receives them. */
export async function grantTokens(
  services: Services,
  { person, sessionId, refreshToken }: { person: PersonRow; sessionId: string; refreshToken: string },
  realm: Realm,
): Promise<Tokens> {
  const claims = { sessionId, userId: person.id, organisationId: person.organisation_id };
  return {
    access_token: await signAccessToken(services, claims, realm),
    refresh_token: refreshToken,
    token_type: "Bearer",
    expires_in: services.config.accessTokenMinutes * 60,
    user: presentPerson(person),
  };
}
