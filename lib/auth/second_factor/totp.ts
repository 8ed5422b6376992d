import { Secret, TOTP } from "otpauth";

const PERIOD_SECONDS = 30;
const SECRET_BYTES = 20;
// A step to either side, for clocks that differ.
const WINDOW = 1;

/** What authenticator apps compute by default (RFC 6238). */
const SHAPE = { algorithm: "SHA1", digits: 6, period: PERIOD_SECONDS } as const;

/** A new secret for an app. */
export function newTotpSecret(): Uint8Array {
  return crypto.getRandomValues(new Uint8Array(SECRET_BYTES));
}

/** The secret as people type it: Base32. */
export function secretText(secret: Uint8Array): string {
  return secretOf(secret).base32;
}

/** The secret as a QR code carries it (Google Authenticator's key URI format). */
export function secretUri(
  secret: Uint8Array,
  { issuer, account }: { issuer: string; account: string },
): string {
  // A colon parts the issuer from the account, so neither may hold one.
  return new TOTP({
    ...SHAPE,
    issuer: issuer.replaceAll(":", " "),
    label: account.replaceAll(":", " "),
    secret: secretOf(secret),
  }).toString();
}

/** The code an app shows at that moment. */
export function codeAt(secret: Uint8Array, at: Date): string {
  return TOTP.generate({ ...SHAPE, secret: secretOf(secret), timestamp: at.getTime() });
}

/** The step a code belongs to, counted in periods since 1970; null when it is none of about now. */
export function stepOfCode(secret: Uint8Array, code: string, now: Date): number | null {
  const token = code.replace(/\s/g, "");
  if (!/^\d{6}$/.test(token)) return null;
  const delta = TOTP.validate({
    ...SHAPE,
    token,
    secret: secretOf(secret),
    timestamp: now.getTime(),
    window: WINDOW,
  });
  return delta === null ? null : Math.floor(now.getTime() / 1000 / PERIOD_SECONDS) + delta;
}

function secretOf(bytes: Uint8Array): Secret {
  return new Secret({ buffer: bytes.slice().buffer });
}
