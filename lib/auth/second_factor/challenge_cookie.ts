import type { Config } from "../../config.ts";
import { cookieName, readCookies, setCookie } from "../../http/mod.ts";
import { isSecure } from "../session_cookies.ts";
import { CHALLENGE_SECONDS } from "./challenge.ts";

const NAME = "portal_challenge";

/** The `Set-Cookie` by which a browser keeps a challenge while its person looks for the code. */
export function challengeCookie(config: Pick<Config, "publicUrl">, challenge: string): string {
  return setCookie({
    name: NAME,
    value: challenge,
    maxAgeSeconds: CHALLENGE_SECONDS,
    secure: isSecure(config),
  });
}

/** The `Set-Cookie` that forgets a challenge. */
export function clearedChallenge(config: Pick<Config, "publicUrl">): string {
  return setCookie({ name: NAME, value: "", maxAgeSeconds: 0, secure: isSecure(config) });
}

/** The challenge a browser keeps; null without one. */
export function readChallenge(config: Pick<Config, "publicUrl">, headers: Headers): string | null {
  return readCookies(headers).get(cookieName(NAME, isSecure(config))) || null;
}
