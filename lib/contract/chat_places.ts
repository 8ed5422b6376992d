/** A time in a recording as people write it: "4:05", "14:32", "1:02:03". */
export function timeText(seconds: number): string {
  const whole = Math.max(0, Math.floor(seconds));
  const two = (value: number) => String(value).padStart(2, "0");
  const [hours, minutes] = [Math.floor(whole / 3600), Math.floor(whole / 60) % 60];
  return hours > 0 ? `${hours}:${two(minutes)}:${two(whole % 60)}` : `${minutes}:${two(whole % 60)}`;
}

/** Where in a source something stands: "14:32", "Page 7"; null where nobody says. */
export function placeText(
  { start_seconds, page }: { start_seconds: number | null; page: number | null },
): string | null {
  if (start_seconds !== null) return timeText(start_seconds);
  return page === null ? null : `Page ${page}`;
}

/** What a kind of source is called. */
export function kindText(kind: "episode" | "document"): string {
  return kind === "episode" ? "Podcast" : "Document";
}
