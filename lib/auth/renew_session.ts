import { recordAudit } from "../audit/mod.ts";
import type { Tokens } from "../contract/auth.ts";
import { system, type Transaction } from "../db/mod.ts";
import { AppError } from "../http/mod.ts";
import { mailLater } from "../mail/mod.ts";
import type { Services } from "../services.ts";
import type { Realm } from "./access_token.ts";
import { deviceOf } from "./device.ts";
import { type SignedIn, signedInAs } from "./find_actor.ts";
import { placeOf } from "./place.ts";
import {
  findByReplacedToken,
  findSessionOfBearer,
  revokeSessionOf,
  type RotatedRow,
  rotateToken,
} from "./queries.ts";
import { hashSecret, successorOf } from "./secrets.ts";
import { sessionMoment } from "./session_moment.ts";
import { signingKeys } from "./signing_keys.ts";
import { type Caller, grantTokens } from "./start_session.ts";

/** How long the token just replaced is still answered, for tabs that renew side by side. */
const REUSE_WINDOW_MS = 10_000;
const MAX_CHARACTERS = 500;

/** New tokens, and whom they let in. */
export interface Renewal {
  tokens: Tokens;
  signedIn: SignedIn;
}

interface Successor {
  token: string;
  hash: Uint8Array;
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
 * Of many that present the same token at once, one rotates it and the others, for ten seconds, are given the same
 * successor. A replaced token that comes back later, or one older still, has been copied: the session ends for everybody
 * who holds a piece of it, and its owner is told.
 */
export async function renewSession(
  services: Services,
  refreshToken: string,
  caller: Caller,
  realm: Realm = "portal",
): Promise<Renewal | null> {
  if (refreshToken === "" || refreshToken.length > MAX_CHARACTERS) return null;
  const moment = sessionMoment(services);
  const presented = await hashSecret(refreshToken);
  const [next, ...others] = await successorsOf(services, refreshToken);

  const granted = await system(services.sql, async (tx) => {
    const claim = { presented, successor: next.hash, address: caller.address, realm, ...moment };
    const rotated = await rotateToken(tx, claim);
    if (rotated !== null) {
      const session = await findSessionOfBearer(tx, rotated.id, moment);
      return session && { session, successor: next };
    }
    const replaced = await findByReplacedToken(tx, presented, realm, moment.now);
    if (replaced === null) return null;
    if (!mayBeRepeated(replaced, moment.now)) {
      await endCopied(services, tx, replaced, caller);
      return null;
    }
    // Another process may have rotated it under another key, while keys are being replaced.
    const successor = [next, ...others].find(({ hash }) => isSame(hash, replaced.token_hash));
    const session = await findSessionOfBearer(tx, replaced.id, moment);
    return session && successor ? { session, successor } : null;
  });
  if (granted === null) return null;
  const { session, successor } = granted;
  const sessionId = session.session_id;
  return {
    tokens: await grantTokens(services, { person: session, sessionId, refreshToken: successor.token }, realm),
    signedIn: signedInAs(session, sessionId),
  };
}

/** What follows a refresh token, under the present key first. */
async function successorsOf(services: Services, token: string): Promise<[Successor, ...Successor[]]> {
  const [present, ...before] = await signingKeys(services.config);
  const under = async (secret: string): Promise<Successor> => {
    const successor = await successorOf(token, secret);
    return { token: successor, hash: await hashSecret(successor) };
  };
  return [await under(present.secret), ...await Promise.all(before.map(({ secret }) => under(secret)))];
}

function mayBeRepeated({ is_parent, rotated_at }: RotatedRow, now: Date): boolean {
  return is_parent && now.getTime() - rotated_at.getTime() <= REUSE_WINDOW_MS;
}

function isSame(one: Uint8Array, other: Uint8Array): boolean {
  return one.length === other.length && one.every((byte, at) => byte === other[at]);
}

async function endCopied(
  { config, clock }: Services,
  tx: Transaction,
  session: RotatedRow,
  caller: Caller,
): Promise<void> {
  const { id: sessionId, organisation_id: organisationId, user_id: userId } = session;
  const now = clock.now();
  // Of many copies that come at once, one ends it and tells.
  if (!await revokeSessionOf(tx, { organisationId, userId, sessionId, now })) return;
  await recordAudit(tx, {
    organisationId,
    actor: null,
    action: "session.reuse_detected",
    target: { kind: "session", id: sessionId },
    outcome: "refused",
    address: caller.address,
    requestId: caller.requestId,
  });
  await mailLater(tx, {
    organisationId,
    key: `session-copied:${sessionId}`,
    to: session.email,
    subject: "You were signed out at one place, to be safe",
    letter: {
      title: "You were signed out at one place",
      paragraphs: [
        `Somebody presented a key to your session that had been replaced already. It may have been copied, so the session ` +
        `of ${deviceOf(session.user_agent)} was ended for everybody who holds it.`,
        `The key came from ${
          placeOf(caller.address)
        }. If that was not you, change your password and sign out ` +
        `everywhere else.`,
      ],
      action: { label: "Look at your sessions", url: `${config.publicUrl}/settings#sessions` },
      note:
        "After a lost connection this can happen without anybody else: then signing in again is all there is to do.",
    },
    now,
  });
}
