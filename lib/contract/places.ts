/** A moment of a recording as people write it: "4:32", "1:02:03". */
export function clockText(seconds: number): string {
  const whole = Math.max(0, Math.floor(seconds));
  const two = (value: number) => String(value).padStart(2, "0");
  const [hours, minutes] = [Math.floor(whole / 3600), Math.floor(whole / 60) % 60];
  return hours > 0 ? `${hours}:${two(minutes)}:${two(whole % 60)}` : `${minutes}:${two(whole % 60)}`;
}

/** Where something stands in a source: "14:32" or "Page 7"; null where neither is known. */
export function placeText(
  { start_seconds, page }: { start_seconds: number | null; page: number | null },
): string | null {
  if (page !== null) return `Page ${page}`;
  return start_seconds === null ? null : clockText(start_seconds);
}

/** What a kind of source is called. */
export function kindText(kind: "episode" | "document"): string {
  return kind === "episode" ? "Episode" : "Document";
}
