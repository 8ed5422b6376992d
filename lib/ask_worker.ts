/** How long a thread may take, and what else ends the wait. */
export interface Waiting {
  timeLimitMs: number;
  signal?: AbortSignal | undefined;
}

/**
 * What a thread answers to one question, or null when it takes too long. The thread is the caller's to end.
 * @throws DOMException "AbortError" when the signal aborts
 */
export function askWorker<Answer>(
  worker: Worker,
  question: unknown,
  { timeLimitMs, signal }: Waiting,
): Promise<Answer | null> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => settle(() => resolve(null)), timeLimitMs);
    const stop = () => settle(() => reject(new DOMException("Reading was stopped", "AbortError")));
    signal?.addEventListener("abort", stop);
    worker.onmessage = (message: MessageEvent<Answer>) => settle(() => resolve(message.data));
    worker.onerror = (event) => {
      event.preventDefault();
      settle(() => reject(new Error(`The reading thread failed: ${event.message}`)));
    };
    worker.postMessage(question);

    function settle(how: () => void): void {
      clearTimeout(timer);
      signal?.removeEventListener("abort", stop);
      how();
    }
  });
}

/** What a thread tells of an error that nobody expected: only text crosses between threads. */
export function faultOf(error: unknown): string {
  return error instanceof Error ? error.stack ?? error.message : String(error);
}
