/** A stamp as transcripts write it: "0:03", "1:02:03", "00:01:02.345", "00:01:02,345"; for use inside other patterns. */
export const CLOCK = String.raw`(?:\d{1,3}:)?\d{1,3}:\d{1,2}(?:[.,]\d{1,6})?`;

const CLOCK_ONLY = new RegExp(`^${CLOCK}$`);

/** Seconds of a stamp, or null when it is none. Minutes and seconds past 59 count on, as players take them. */
export function secondsOf(stamp: string): number | null {
  const trimmed = stamp.trim();
  if (!CLOCK_ONLY.test(trimmed)) return null;
  const seconds = trimmed.replace(",", ".").split(":").reduce((sum, part) => sum * 60 + Number(part), 0);
  return Math.round(seconds * 1000) / 1000;
}
