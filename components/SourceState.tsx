import type { LibrarySource, SourceState as State } from "../lib/contract/library_shapes.ts";
import { FailureWords, Notice } from "./Notice.tsx";
import { Progress } from "./Progress.tsx";
import { type StateLook, StateWord } from "./StateWord.tsx";

const WORDS: Record<State, StateLook> = {
  queued: { word: "Waiting to be read", icon: "half" },
  indexing: { word: "Being read", icon: "half", tone: "now" },
  ready: { word: "Ready", icon: "done", tone: "good" },
  failed: { word: "Not readable", icon: "failed", tone: "bad" },
};

/** A source's state: a shape and a word. */
export function SourceState({ state }: { state: State }) {
  return <StateWord {...WORDS[state]} />;
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
            {maySucceed(source.error.code)
              ? <button class="button" type="submit">Read it again</button>
              : <a class="button" href="/library/new">Add another copy</a>}
            <a class="button button--quiet" href={`/library/${source.id}/delete`}>Remove it</a>
          </form>
        )
        : null}
    </Notice>
  );
}

/** The same file again fails again, unless it was the portal that failed. */
function maySucceed(code: string): boolean {
  return code === "internal" || code === "source_too_slow" || code === "service_unavailable";
}

/** Whether a source is on its way. */
export function isMoving({ state }: Pick<LibrarySource, "state">): boolean {
  return state === "queued" || state === "indexing";
}
