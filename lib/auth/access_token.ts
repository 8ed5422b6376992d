import { errors, jwtVerify, SignJWT } from "jose";
import type { Services } from "../services.ts";

/** Whom an access token is for; programs of another realm get another audience. */
const AUDIENCE = "portal";
const TYPE = "at+jwt";
const MAX_CHARACTERS = 4096;

/** What an access token says: which session, of whom, in which organisation. */
export interface AccessClaims {
  sessionId: string;
  userId: string;
  organisationId: string;
  /** How often the session's refresh token had been replaced when this was signed. */
  generation: number;
}

type Realm = Pick<Services, "config" | "clock">;

/** Signs an access token (RFC 9068) for a session. */
export async function signAccessToken({ config, clock }: Realm, claims: AccessClaims): Promise<string> {
  const now = Math.floor(clock.now().getTime() / 1000);
  return await new SignJWT({ sid: claims.sessionId, org: claims.organisationId, gen: claims.generation })
    .setProtectedHeader({ alg: config.jwtAlgorithm, typ: TYPE, kid: await keyId(config.jwtSecret) })
    .setSubject(claims.userId)
    .setIssuer(config.publicUrl)
    .setAudience(AUDIENCE)
    .setIssuedAt(now)
    .setExpirationTime(now + config.accessTokenMinutes * 60)
    .sign(keyOf(config.jwtSecret));
}

/** What the token says; null when it is not ours, was altered or has expired. Whatever the text, it never throws. */
export async function readAccessToken({ config, clock }: Realm, token: string): Promise<AccessClaims | null> {
  if (token.length > MAX_CHARACTERS) return null;
  try {
    const { payload } = await jwtVerify(token, keyOf(config.jwtSecret), {
      algorithms: [config.jwtAlgorithm],
      issuer: config.publicUrl,
      audience: AUDIENCE,
      typ: TYPE,
      currentDate: clock.now(),
      requiredClaims: ["sub", "sid", "org", "exp", "iat"],
    });
    const { sub, sid, org, gen } = payload;
    if (!isId(sub) || !isId(sid) || !isId(org) || typeof gen !== "number") return null;
    return { sessionId: sid, userId: sub, organisationId: org, generation: gen };
  } catch (error) {
    // Whatever is wrong with a stranger's token, it is the same to us: nobody is signed in.
    if (error instanceof errors.JOSEError || error instanceof TypeError) return null;
    throw error;
  }
}

function isId(value: unknown): value is string {
  return typeof value === "string" && /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(value);
}

function keyOf(secret: string): Uint8Array {
  return new TextEncoder().encode(secret);
}

async function keyId(secret: string): Promise<string> {
  const digest = await crypto.subtle.digest("SHA-256", new TextEncoder().encode(`kid:${secret}`));
  return new Uint8Array(digest, 0, 6).toHex();
}
