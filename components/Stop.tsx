import type { ComponentChildren } from "preact";

interface StopProps {
  status: number;
  title: string;
  /** What happened and what to do. */
  words: string;
  requestId: string | null;
  /** Ways on. */
  children?: ComponentChildren;
}

/** A page in place of one that can't be shown: what happened, what to do, and the request to name. */
export function Stop({ status, title, words, requestId, children }: StopProps) {
  return (
    <main class="stop" id="main">
      <p class="stop__code num" aria-hidden="true">{status}</p>
      <div class="stop__box">
        <h1>{title}</h1>
        <p class="lede">{words}</p>
        {requestId === null ? null : <p class="meta num clip">Request {requestId}</p>}
      </div>
      <p class="row">{children}</p>
    </main>
  );
}
