import type { Clock } from "../clock.ts";
import { ChatbotError } from "./errors.ts";

/** Keeps a service that is down from being asked again and again, so that nobody waits for its time-out. */
export interface Breaker {
  /** Whether the service is left alone at this moment. */
  readonly isOpen: boolean;
  /** @throws ChatbotError "resting" while it is left alone */
  enter(): void;
  succeeded(): void;
  failed(): void;
}

/** A breaker that opens after so many failures in a row, and lets one question through after each rest. */
export function openBreaker(clock: Clock, { failures = 3, restMs = 30_000 } = {}): Breaker {
  let inRow = 0;
  let restsUntil = 0;
  const resting = () => inRow >= failures && clock.now().getTime() < restsUntil;
  return {
    get isOpen() {
      return resting();
    },
    enter() {
      if (resting()) throw new ChatbotError("resting", "the service failed several times and is left alone");
      // Whoever comes next waits for this one's outcome.
      if (inRow >= failures) restsUntil = clock.now().getTime() + restMs;
    },
    succeeded() {
      inRow = 0;
    },
    failed() {
      inRow++;
      restsUntil = clock.now().getTime() + restMs;
    },
  };
}
