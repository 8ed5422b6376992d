/** The moment a source asks to be asked again, from `Retry-After` (RFC 9110, 10.2.3) or X's `x-rate-limit-reset`. */
export function retryAtOf(headers: Headers, now: Date): Date | null {
  const after = headers.get("retry-after")?.trim();
  if (after !== undefined && /^\d{1,9}$/.test(after)) return new Date(now.getTime() + Number(after) * 1000);
  const date = after === undefined ? NaN : Date.parse(after);
  if (!Number.isNaN(date)) return new Date(date);
  const reset = headers.get("x-rate-limit-reset")?.trim();
  // Some gateways give it on every answer, also where the limit is not what was met.
  const isSpent = headers.get("x-rate-limit-remaining")?.trim() !== undefined
    ? Number(headers.get("x-rate-limit-remaining")) <= 0
    : true;
  if (reset !== undefined && /^\d{9,11}$/.test(reset) && isSpent) return new Date(Number(reset) * 1000);
  return null;
}

/** The source's own number of a request, by the names platforms give it. */
export function sourceRequestOf(headers: Headers): string | null {
  for (const name of ["x-request-id", "x-li-uuid", "x-transaction-id", "x-goog-request-id"]) {
    const value = headers.get(name)?.replace(/[^\x21-\x7e]/g, "").slice(0, 200);
    if (value) return value;
  }
  return null;
}
