import { agoText, dayOf, momentText } from "./format.ts";

/** A moment as its day where the reader is, to the second on hover; with `now`, a recent one as how long ago. */
export function Moment({ at, timeZone, now }: { at: string; timeZone: string; now?: string }) {
  const text = (now === undefined ? null : agoText(at, now)) ?? dayOf(at, timeZone);
  return <time datetime={at} title={momentText(at, timeZone)}>{text}</time>;
}
