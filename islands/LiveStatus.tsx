import type { Signal } from "@preact/signals";
import { Status } from "../components/Status.tsx";
import type { Running } from "./LiveReport.tsx";

/** The state of a report on its way, moving with its progress. */
export function LiveStatus({ running }: { running: Signal<Running> }) {
  return <Status status={running.value.status} />;
}
