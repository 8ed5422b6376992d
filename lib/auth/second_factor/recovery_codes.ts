import { Secret } from "otpauth";

const COUNT = 10;
const BYTES = 10;

/** New recovery codes: 80 random bits each, in groups of four that are easily copied. */
export function newRecoveryCodes(): string[] {
  return Array.from({ length: COUNT }, () => {
    const text = new Secret({ buffer: crypto.getRandomValues(new Uint8Array(BYTES)).buffer }).base32;
    return text.toLowerCase().replace(/(.{4})(?=.)/g, "$1-");
  });
}

/** One spelling of a recovery code, however it was typed; null when it can't be one. */
export function readRecoveryCode(typed: string): string | null {
  const text = typed.toLowerCase().replace(/[\s-]/g, "").replaceAll("0", "o").replaceAll("1", "i");
  return /^[a-z2-7]{16}$/.test(text) ? text : null;
}
