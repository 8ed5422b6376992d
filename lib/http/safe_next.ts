const ELSEWHERE = "http://portal.invalid";

/** Where to go after signing in: an address of this portal, whatever the link said. */
export function safeNext(next: string | null | undefined): string {
  // deno-lint-ignore no-control-regex
  if (!next?.startsWith("/") || /[\\\u0000-\u001f\u007f]/.test(next)) return "/";
  const url = URL.parse(next, ELSEWHERE);
  if (url === null || url.origin !== ELSEWHERE || url.pathname.startsWith("//")) return "/";
  return url.pathname + url.search;
}
