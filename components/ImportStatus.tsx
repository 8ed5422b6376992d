import type { ImportState } from "../lib/contract/analytics_imports.ts";
import { type StateLook, StateWord } from "./StateWord.tsx";

const WORDS: Record<ImportState, StateLook> = {
  previewed: { word: "To be confirmed", icon: "half" },
  queued: { word: "Waiting", icon: "half" },
  running: { word: "Recording", icon: "half", tone: "now" },
  completed: { word: "Recorded", icon: "done", tone: "good" },
  failed: { word: "Failed", icon: "failed", tone: "bad" },
  discarded: { word: "Stopped", icon: "stopped" },
};

/** An import's state: a shape and a word. */
export function ImportStatus({ state }: { state: ImportState }) {
  return <StateWord {...WORDS[state]} />;
}
