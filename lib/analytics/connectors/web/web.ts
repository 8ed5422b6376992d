import type { Clock } from "../../../clock.ts";
import { pause } from "../../../pause.ts";

/** The way out to a source: how questions are sent and waited for. */
export interface Web {
  clock: Clock;
  /** Ends questions and waits at once. */
  signal: AbortSignal;
  fetch(url: URL, init: RequestInit): Promise<Response>;
  /** Waits before the next try; rejects when the signal aborts. */
  wait(ms: number, signal: AbortSignal): Promise<void>;
  /** How long one answer may take, its body included. */
  timeoutMs: number;
}

const TIMEOUT_MS = 30_000;

/** The web as it is. */
export function openWeb(clock: Clock, signal: AbortSignal): Web {
  return {
    clock,
    signal,
    fetch: (url, init) => fetch(url, init),
    wait: async (ms, until) => {
      await pause(ms, until);
      until.throwIfAborted();
    },
    timeoutMs: TIMEOUT_MS,
  };
}
