import { pause } from "../pause.ts";
import { ModelError, type ModelLimits } from "./model.ts";

/** Ends a request of a model when it takes too long, or when nobody waits for it any more. */
export interface Patience {
  signal: AbortSignal;
  /** Begins to wait for the next byte. */
  waitFor(ms: number): void;
  /** Waits without asking anything. */
  pause(ms: number): Promise<void>;
  /** What to say of an error: that the caller left, that it took too long, or the error itself. */
  explain(error: unknown): unknown;
  end(): void;
}

/** Patience for one answer, with all its attempts. */
export function patienceOf(limits: ModelLimits, caller: AbortSignal): Patience {
  const control = new AbortController();
  const tooSlow = (what: string) => control.abort(new ModelError("too_slow", what));
  const total = setTimeout(() => tooSlow(`no whole answer within ${limits.totalMs} ms`), limits.totalMs);
  let next: ReturnType<typeof setTimeout> | undefined;
  const leave = () => control.abort(caller.reason);
  if (caller.aborted) leave();
  else caller.addEventListener("abort", leave, { once: true });

  return {
    signal: control.signal,
    waitFor(ms) {
      clearTimeout(next);
      next = setTimeout(() => tooSlow(`nothing came for ${ms} ms`), ms);
    },
    async pause(ms) {
      clearTimeout(next);
      await pause(ms, control.signal);
      control.signal.throwIfAborted();
    },
    explain: (error) => control.signal.aborted ? control.signal.reason : error,
    end() {
      clearTimeout(total);
      clearTimeout(next);
      caller.removeEventListener("abort", leave);
      // Lets go of a connection that is still open: a stream read half-way.
      control.abort(new DOMException("The answer is settled.", "AbortError"));
    },
  };
}
