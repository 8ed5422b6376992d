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
