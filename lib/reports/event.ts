import type { DraftConfig, ReportConfig } from "../contract/report_shapes.ts";
import type { EventDetails } from "./deck/mod.ts";

/** The event as the deck needs it, of what a person typed. */
export function eventOf(config: DraftConfig | ReportConfig): EventDetails {
  return {
    name: config.event_name,
    date: config.event_date,
    speakers: config.speakers,
    audience: config.audience,
    programme: config.programme,
    registered: config.registered,
    attended: config.attended,
    sample: config.sample,
  };
}
