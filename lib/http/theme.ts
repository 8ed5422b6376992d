import { cookieName, readCookies, setCookie } from "./cookies.ts";

/** How pages look: as the system says, or always so. */
export const THEMES = ["system", "light", "dark"] as const;

/** A person's choice of look. */
export type Theme = typeof THEMES[number];

const COOKIE = "portal_theme";
const TEN_YEARS_SECONDS = 315_360_000;

/** The look this browser asked for. */
export function readTheme(headers: Headers, config: { publicUrl: string }): Theme {
  const value = readCookies(headers).get(cookieName(COOKIE, isSecure(config)));
  return THEMES.find((theme) => theme === value) ?? "system";
}

/** The `Set-Cookie` value that keeps a look in this browser. */
export function themeCookie(theme: Theme, config: { publicUrl: string }): string {
  const maxAgeSeconds = theme === "system" ? 0 : TEN_YEARS_SECONDS;
  return setCookie({ name: COOKIE, value: theme, maxAgeSeconds, secure: isSecure(config) });
}

function isSecure({ publicUrl }: { publicUrl: string }): boolean {
  return publicUrl.startsWith("https:");
}
