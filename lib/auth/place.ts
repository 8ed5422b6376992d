/**
 * Where a session was last seen from, as far as its address says by itself: nobody is asked whose it is. The address is
 * one `clientAddress()` wrote.
 */
export function placeOf(address: string | null): string {
  if (address === null || address === "" || address === "local") return "an unknown address";
  if (address === "::1" || address.startsWith("127.")) return "the portal’s own machine";
  if (isPrivate(address)) return `the portal’s own network (${address})`;
  return `address ${address}`;
}

/** RFC 1918, RFC 3927, RFC 4193 and RFC 4291's link-local: addresses that no router of the internet knows. */
function isPrivate(address: string): boolean {
  return /^(10\.|192\.168\.|169\.254\.|172\.(1[6-9]|2\d|3[01])\.)/.test(address) ||
    /^(f[cd][0-9a-f]{2}|fe[89ab][0-9a-f]):/.test(address);
}
