import type { ImportState } from "../lib/contract/analytics_imports.ts";
import { Icon, type IconName } from "./Icon.tsx";

const WORDS: Record<ImportState, { word: string; icon: IconName; tone: string }> = {
  previewed: { word: "To be confirmed", icon: "half", tone: "" },
  queued: { word: "Waiting", icon: "half", tone: "" },
  running: { word: "Recording", icon: "half", tone: " status--now" },
  completed: { word: "Recorded", icon: "done", tone: " status--good" },
  failed: { word: "Failed", icon: "failed", tone: " status--bad" },
  discarded: { word: "Stopped", icon: "stopped", tone: "" },
};

/** An import's state: a shape and a word. */
export function ImportStatus({ state }: { state: ImportState }) {
  const { word, icon, tone } = WORDS[state];
  return (
    <span class={`status${tone}`}>
      <Icon name={icon} small />
      {word}
    </span>
  );
}
