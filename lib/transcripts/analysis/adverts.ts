import type { Turn } from "../transcript.ts";

const OPENING =
  /\b(?:sponsors?\b|sponsored by|brought to (?:you|us) by|today(?:'|’)s (?:podcast|episode) is)/i;
const CLOSING =
  /\b(?:promo code|discount|\d+\s?% off|percent off|free (?:shipping|trial|month|year)|(?:dot|\.)\s?com\b|to (?:get|claim) (?:your|the|this|\w+ off)|patreon|leave (?:us )?(?:a )?(?:comment|review|rating)|subscribe)/i;
const TURNS_MAX = 7;

/** Which turns are advertising or calls to subscribe: they are part of the talk, but neither its subject nor quotable. */
export function advertsOf(turns: Turn[]): boolean[] {
  const isAdvert = turns.map(() => false);
  turns.forEach((turn, index) => {
    if (!OPENING.test(turn.text)) {
      if ((turn.text.match(new RegExp(CLOSING, "gi"))?.length ?? 0) >= 2) isAdvert[index] = true;
      return;
    }
    let last = index;
    for (let next = index; next < Math.min(turns.length, index + TURNS_MAX); next++) {
      if (CLOSING.test(turns[next]!.text)) last = next;
    }
    for (let next = index; next <= last; next++) isAdvert[next] = true;
  });
  return isAdvert;
}
