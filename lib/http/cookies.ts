/** A cookie to set; it is always out of a script's reach (HttpOnly) and never sent along by another site's forms. */
export interface Cookie {
  name: string;
  value: string;
  /** How long the browser keeps it; 0 removes it. */
  maxAgeSeconds: number;
  /** Whether the portal is reached by HTTPS; the name then carries `__Host-`, which no subdomain can forge. */
  secure: boolean;
}

/** The name a cookie has on the wire. */
export function cookieName(name: string, secure: boolean): string {
  return secure ? `__Host-${name}` : name;
}

/** A `Set-Cookie` header's value. */
export function setCookie({ name, value, maxAgeSeconds, secure }: Cookie): string {
  const parts = [`${cookieName(name, secure)}=${value}`, "Path=/", `Max-Age=${maxAgeSeconds}`, "HttpOnly"];
  if (secure) parts.push("Secure");
  return [...parts, "SameSite=Lax"].join("; ");
}

/** The cookies of a request; where a name comes twice, the first counts, as browsers send the closest first. */
export function readCookies(headers: Headers): Map<string, string> {
  const cookies = new Map<string, string>();
  for (const pair of (headers.get("cookie") ?? "").split(";")) {
    const equals = pair.indexOf("=");
    const name = pair.slice(0, Math.max(0, equals)).trim();
    if (name !== "" && !cookies.has(name)) {
      cookies.set(name, pair.slice(equals + 1).trim().replace(/^"(.*)"$/, "$1"));
    }
  }
  return cookies;
}
