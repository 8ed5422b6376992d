import type { Config } from "../config.ts";
import type { Tokens } from "../contract/auth.ts";
import { setCookie } from "../http/mod.ts";

/** The cookie of the access token, without the prefix it has over HTTPS. */
export const ACCESS_COOKIE = "portal_access";
/** The cookie of the refresh token, without the prefix it has over HTTPS. */
export const REFRESH_COOKIE = "portal_refresh";

/** Whether the portal is reached by HTTPS, so that its cookies may insist on it. */
export function isSecure(config: Pick<Config, "publicUrl">): boolean {
  return config.publicUrl.startsWith("https:");
}

/** The headers that keep a person signed in. */
export function sessionCookies(
  config: Pick<Config, "publicUrl" | "accessTokenMinutes" | "refreshTokenDays">,
  tokens: Pick<Tokens, "access_token" | "refresh_token">,
): [name: string, value: string][] {
  const secure = isSecure(config);
  const access = {
    name: ACCESS_COOKIE,
    value: tokens.access_token,
    maxAgeSeconds: config.accessTokenMinutes * 60,
  };
  const refresh = {
    name: REFRESH_COOKIE,
    value: tokens.refresh_token,
    maxAgeSeconds: config.refreshTokenDays * 86_400,
  };
  return [access, refresh].map((cookie) => ["set-cookie", setCookie({ ...cookie, secure })]);
}

/** The headers that forget a person. */
export function clearedCookies(config: Pick<Config, "publicUrl">): [name: string, value: string][] {
  const secure = isSecure(config);
  return [ACCESS_COOKIE, REFRESH_COOKIE].map((name) => [
    "set-cookie",
    setCookie({ name, value: "", maxAgeSeconds: 0, secure }),
  ]);
}
