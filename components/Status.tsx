import type { ReportStatus } from "../lib/contract/report_shapes.ts";
import { Icon, type IconName } from "./Icon.tsx";

const WORDS: Record<ReportStatus, { word: string; icon: IconName; tone: string }> = {
  pending: { word: "Waiting", icon: "half", tone: "" },
  processing: { word: "Processing", icon: "half", tone: " status--now" },
  completed: { word: "Completed", icon: "done", tone: " status--good" },
  failed: { word: "Failed", icon: "failed", tone: " status--bad" },
  cancelled: { word: "Cancelled", icon: "stopped", tone: "" },
};

/** A report's state: a shape and a word. */
export function Status({ status }: { status: ReportStatus }) {
  const { word, icon, tone } = WORDS[status];
  return (
    <span class={`status${tone}`}>
      <Icon name={icon} small />
      {word}
    </span>
  );
}

/** The icon of a state, where no slide can be shown yet. */
export function statusIcon(status: ReportStatus): IconName {
  return WORDS[status].icon;
}
