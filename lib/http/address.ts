/**
 * The client's address. `X-Forwarded-For` is written by whoever passes the request on, and each proxy adds the address it
 * was called from at the right. So with N proxies of ours in front, only the last N entries can be believed, and the
 * N-th from the right is the client; without proxies the header says nothing.
 */
export function clientAddress(headers: Headers, peer: string, trustedProxies: number): string {
  const hops = (headers.get("x-forwarded-for") ?? "").split(",").map(normalAddress).filter(isAddress);
  const nearest = [...hops, normalAddress(peer)].slice(-1 - trustedProxies);
  return nearest[0] ?? peer;
}

/** The address to count attempts by: an IPv6 client owns its whole /64, so that is what counts. */
export function throttleAddress(address: string): string {
  const groups = ipv6Groups(address);
  return groups === null ? address : `${groups.slice(0, 4).join(":")}::/64`;
}

/** One spelling for one address: no brackets, port or zone; IPv4 in IPv6 clothes as plain IPv4. */
export function normalAddress(text: string): string {
  const plain = text.trim().toLowerCase()
    .replace(/^\[([^\]]+)\](:\d+)?$/, "$1")
    .replace(/^(\d+\.\d+\.\d+\.\d+):\d+$/, "$1")
    .replace(/%.*$/, "");
  return plain.replace(/^::ffff:(\d+\.\d+\.\d+\.\d+)$/, "$1");
}

function isAddress(text: string): boolean {
  return isIpv4(text) || ipv6Groups(text) !== null;
}

function isIpv4(text: string): boolean {
  return /^\d{1,3}(\.\d{1,3}){3}$/.test(text) && text.split(".").every((part) => Number(part) < 256);
}

/** The eight groups of an IPv6 address without leading zeros; null when it is none. */
function ipv6Groups(address: string): string[] | null {
  const halves = address.split("::");
  if (!address.includes(":") || halves.length > 2) return null;
  const [head = [], tail = []] = halves.map((half) => half === "" ? [] : half.split(":"));
  const missing = 8 - head.length - tail.length;
  if (halves.length === 2 ? missing < 1 : missing !== 0) return null;
  const groups = [...head, ...Array<string>(missing).fill("0"), ...tail];
  return groups.every((group) => /^[0-9a-f]{1,4}$/.test(group))
    ? groups.map((group) => parseInt(group, 16).toString(16))
    : null;
}
