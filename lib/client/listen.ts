/** What to do with what a stream brings. */
export interface ListenHandlers {
  /** Event name to what happens with its data. */
  on: Record<string, (data: unknown) => void>;
  /** Asked every few seconds while the stream can't be had; its answer goes where the caller wants it. */
  poll: () => Promise<void>;
  pollMs?: number;
}

/** A stream that is being followed. */
export interface Followed {
  /** Stops following; the handlers are not called again. */
  close(): void;
}

/** Follows an event stream, and asks again and again instead where streams do not get through. */
export function listen(path: string, { on, poll, pollMs = 3_000 }: ListenHandlers): Followed {
  const source = typeof EventSource === "undefined" ? null : new EventSource(path);
  let timer: ReturnType<typeof setTimeout> | undefined;
  let closed = false;

  function startPolling(): void {
    if (timer !== undefined || closed) return;
    timer = setTimeout(async () => {
      // One failed question is no reason to stop asking.
      await poll().catch(() => {});
      timer = undefined;
      if (source?.readyState !== source?.OPEN || source === null) startPolling();
    }, pollMs);
  }

  if (source === null) {
    startPolling();
  } else {
    for (const [name, handle] of Object.entries(on)) {
      source.addEventListener(name, (event) => {
        if (!closed) handle(JSON.parse((event as MessageEvent<string>).data));
      });
    }
    // While the browser tries to connect again, or once it has given up, polling fills in.
    source.addEventListener("error", startPolling);
  }
  return {
    close() {
      closed = true;
      clearTimeout(timer);
      source?.close();
    },
  };
}
