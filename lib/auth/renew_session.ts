import { recordAudit } from "../audit/mod.ts";
import type { Tokens } from "../contract/auth.ts";
import { system, type Transaction } from "../db/mod.ts";
import { AppError } from "../http/mod.ts";
import type { Services } from "../services.ts";
import { type SignedIn, signedInAs } from "./find_actor.ts";
import {
  findByPreviousToken,
  findSessionOfBearer,
  revokeSessionOf,
  type RotatedRow,
  rotateToken,
} from "./queries.ts";
import { hashSecret, successorOf } from "./secrets.ts";
import { type Caller, grantTokens } from "./start_session.ts";

/** How long the token just replaced is still answered, for tabs that renew side by side. */
const REUSE_WINDOW_MS = 10_000;
const MAX_CHARACTERS = 500;

/** New tokens, and whom they let in. */
export interface Renewal {
  tokens: Tokens;
  signedIn: SignedIn;
}

/**
 * Renews a program's tokens.
 * @throws AppError "signed_out" when the refresh token opens nothing
 */
export async function renewTokens(
  services: Services,
  { refresh_token }: { refresh_token: string },
  caller: Caller,
): Promise<Tokens> {
  const renewal = await renewSession(services, refresh_token, caller);
  if (renewal === null) throw new AppError("signed_out");
  return renewal.tokens;
}

/**
 * Exchanges a refresh token for its successor and a new access token; null when it opens nothing.
 *
 * Of many that present the same token at once, one rotates it and the others are given the same successor: for ten
 * seconds, or until the successor is seen in use, since an answer may be lost on its way. A replaced token that comes
 * back later has been copied: the session ends for everybody who holds a piece of it.
 */
export async function renewSession(
  services: Services,
  refreshToken: string,
  caller: Caller,
): Promise<Renewal | null> {
  if (refreshToken === "" || refreshToken.length > MAX_CHARACTERS) return null;
  const now = services.clock.now();
  const presented = await hashSecret(refreshToken);
  const successor = await successorOf(refreshToken, services.config.jwtSecret);
  const successorHash = await hashSecret(successor);

  const session = await system(services.sql, async (tx) => {
    const rotated = await rotateToken(tx, { presented, successor: successorHash, now });
    const sessionId = rotated?.id ?? await sessionOfReplacedToken(tx, presented, now, caller);
    return sessionId === null ? null : await findSessionOfBearer(tx, sessionId, now);
  });
  if (session === null) return null;
  const { session_id: sessionId, generation } = session;
  return {
    tokens: await grantTokens(services, { person: session, sessionId, generation, refreshToken: successor }),
    signedIn: signedInAs(session, sessionId),
  };
}

async function sessionOfReplacedToken(
  tx: Transaction,
  presented: Uint8Array,
  now: Date,
  caller: Caller,
): Promise<string | null> {
  const session = await findByPreviousToken(tx, presented, now);
  if (session === null) return null;
  if (mayBeRepeated(session, now)) return session.id;
  const { id: sessionId, organisation_id: organisationId, user_id: userId } = session;
  await revokeSessionOf(tx, { organisationId, userId, sessionId, now });
  await recordAudit(tx, {
    organisationId,
    actor: null,
    action: "session.reuse_detected",
    target: { kind: "session", id: sessionId },
    outcome: "refused",
    address: caller.address,
    requestId: caller.requestId,
  });
  return null;
}

function mayBeRepeated({ rotated_at, successor_seen_at }: RotatedRow, now: Date): boolean {
  return successor_seen_at === null || now.getTime() - rotated_at.getTime() <= REUSE_WINDOW_MS;
}
