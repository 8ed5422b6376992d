import type { ReportStatus } from "../lib/contract/report_shapes.ts";
import type { IconName } from "./Icon.tsx";
import { type StateLook, StateWord } from "./StateWord.tsx";

const WORDS: Record<ReportStatus, StateLook> = {
  pending: { word: "Waiting", icon: "half" },
  processing: { word: "Processing", icon: "half", tone: "now" },
  completed: { word: "Completed", icon: "done", tone: "good" },
  failed: { word: "Failed", icon: "failed", tone: "bad" },
  cancelled: { word: "Cancelled", icon: "stopped" },
};

/** A report's state: a shape and a word. */
export function Status({ status }: { status: ReportStatus }) {
  return <StateWord {...WORDS[status]} />;
}

/** The icon of a state, where no slide can be shown yet. */
export function statusIcon(status: ReportStatus): IconName {
  return WORDS[status].icon;
}
