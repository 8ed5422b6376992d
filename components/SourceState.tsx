import type { LibrarySource, SourceState as State } from "../lib/contract/library_shapes.ts";
import { Icon, type IconName } from "./Icon.tsx";
import { FailureWords, Notice } from "./Notice.tsx";
import { Progress } from "./Progress.tsx";

const WORDS: Record<State, { word: string; icon: IconName; tone: string }> = {
  queued: { word: "Waiting to be read", icon: "half", tone: "" },
  indexing: { word: "Being read", icon: "half", tone: " status--now" },
  ready: { word: "Ready", icon: "done", tone: " status--good" },
  failed: { word: "Not readable", icon: "failed", tone: " status--bad" },
};

/** A source's state: a shape and a word. */
export function SourceState({ state }: { state: State }) {
  const { word, icon, tone } = WORDS[state];
  return (
    <span class={`status${tone}`}>
      <Icon name={icon} small />
      {word}
    </span>
  );
}

/** What goes on with a source that is not ready: how far its reading is, or why it failed and what to do. */
export function SourceProgress(
  { source, canManage, back }: { source: LibrarySource; canManage: boolean; back: string },
) {
  if (source.progress !== null) {
    return <Progress label={source.title} fraction={source.progress.fraction} step={source.progress.step} />;
  }
  if (source.error === null) return null;
  return (
    <Notice tone="bad">
      <FailureWords failure={{ ...source.error, request_id: null }} />
      {canManage
        ? (
          <form class="row" method="post" action={`/library/${source.id}/retry`}>
            <input type="hidden" name="back" value={back} />
            <button class="button" type="submit">Read it again</button>
            <a class="button button--quiet" href={`/library/${source.id}/delete`}>Remove it</a>
          </form>
        )
        : null}
    </Notice>
  );
}

/** Whether a source is on its way. */
export function isMoving({ state }: Pick<LibrarySource, "state">): boolean {
  return state === "queued" || state === "indexing";
}
