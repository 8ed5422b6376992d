import { errors, jwtVerify, SignJWT } from "jose";
import type { Services } from "../services.ts";
import { signingKeys } from "./signing_keys.ts";

/** The worlds a person may sign in to, each the audience of its own tokens: the clients' portal, the agency's console. */
export type Realm = "portal" | "console";

const TYPE = "at+jwt";
const MAX_CHARACTERS = 4096;

/** What an access token says: which session, of whom, in which organisation. */
export interface AccessClaims {
  sessionId: string;
  userId: string;
  organisationId: string;
}

type Signer = Pick<Services, "config" | "clock">;

/** Signs an access token (RFC 9068) for a session of the realm. */
export async function signAccessToken(
  { config, clock }: Signer,
  claims: AccessClaims,
  realm: Realm = "portal",
): Promise<string> {
  const now = Math.floor(clock.now().getTime() / 1000);
  const [key] = await signingKeys(config);
  return await new SignJWT({ sid: claims.sessionId, org: claims.organisationId })
    .setProtectedHeader({ alg: config.jwtAlgorithm, typ: TYPE, kid: key.id })
    .setSubject(claims.userId)
    .setIssuer(config.publicUrl)
    .setAudience(realm)
    .setIssuedAt(now)
    .setExpirationTime(now + config.accessTokenMinutes * 60)
    .sign(encoded(key.secret));
}

/** What the token says; null when it is not of the realm, was altered or has expired. Whatever the text, it never throws. */
export async function readAccessToken(
  { config, clock }: Signer,
  token: string,
  realm: Realm = "portal",
): Promise<AccessClaims | null> {
  if (token.length > MAX_CHARACTERS) return null;
  const keys = await signingKeys(config);
  try {
    const { payload } = await jwtVerify(token, ({ kid }) => {
      const key = keys.find(({ id }) => id === kid);
      if (key === undefined) throw new errors.JWKSNoMatchingKey();
      return encoded(key.secret);
    }, {
      algorithms: [config.jwtAlgorithm],
      issuer: config.publicUrl,
      audience: realm,
      typ: TYPE,
      currentDate: clock.now(),
      requiredClaims: ["sub", "sid", "org", "exp", "iat"],
    });
    const { sub, sid, org } = payload;
    if (!isId(sub) || !isId(sid) || !isId(org)) return null;
    return { sessionId: sid, userId: sub, organisationId: org };
  } catch (error) {
    // Whatever is wrong with a stranger's token, it is the same to us: nobody is signed in.
    if (error instanceof errors.JOSEError || error instanceof TypeError) return null;
    throw error;
  }
}

function isId(value: unknown): value is string {
  return typeof value === "string" && /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(value);
}

function encoded(secret: string): Uint8Array {
  return new TextEncoder().encode(secret);
}
