import type { ComponentChildren } from "preact";
import { Icon, type IconName } from "./Icon.tsx";

/** How a notice is meant. */
export type Tone = "plain" | "good" | "warn" | "bad";

const ICONS: Record<Tone, IconName> = { plain: "info", good: "done", warn: "warn", bad: "failed" };

/** Something to know, where it matters; an `alert` is read out at once. */
export function Notice(
  { tone = "plain", role, children }: { tone?: Tone; role?: "alert" | "status"; children: ComponentChildren },
) {
  return (
    <div class={tone === "plain" ? "notice" : `notice notice--${tone}`} role={role}>
      <Icon name={ICONS[tone]} />
      {children}
    </div>
  );
}

/** What came of a form that was just sent: what was done, and why something was not. */
export function FormOutcome({ done, refusal }: { done: string | null; refusal: string | null }) {
  return (
    <>
      {done === null ? null : (
        <Notice tone="good" role="status">
          <p>{done}</p>
        </Notice>
      )}
      {refusal === null ? null : (
        <Notice tone="bad" role="alert">
          <p class="clip">{refusal}</p>
        </Notice>
      )}
    </>
  );
}

/** A failure in words: what happened, what to do, and the request to name when asking about it. */
export function FailureWords(
  { failure }: { failure: { title: string; detail: string | null; request_id: string | null } },
) {
  return (
    <>
      <p class="clip">
        <strong>{failure.title}</strong>
        {failure.detail === null ? null : ` ${failure.detail}`}
      </p>
      {failure.request_id === null ? null : <p class="meta num clip">Request {failure.request_id}</p>}
    </>
  );
}
