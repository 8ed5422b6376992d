import { type ErrorCode, ERRORS } from "../contract/errors.ts";
import type { Report } from "../contract/report_shapes.ts";
import type { ReportRow } from "./rows.ts";

/** A row as the contract's Report; it never shows a path of storage. */
export function presentReport(row: ReportRow): Report {
  const running = row.status === "pending" || row.status === "processing";
  return {
    id: row.id,
    status: row.status,
    event_name: row.config.event_name,
    event_date: row.config.event_date,
    made_by: { id: row.user_id, name: row.user_name },
    created_at: row.created_at.toISOString(),
    started_at: row.started_at?.toISOString() ?? null,
    completed_at: row.completed_at?.toISOString() ?? null,
    progress: running ? { step: row.progress_step ?? "Waiting", fraction: row.progress_fraction ?? 0 } : null,
    queue_position: row.status === "pending" ? row.queue_position ?? 0 : null,
    error: presentFailure(row),
    slides: row.slides,
    respondents: row.respondents,
    headline: row.headline,
    warning_count: row.warnings,
    transcript: { name: row.transcript_name, bytes: row.transcript_bytes },
    survey: { name: row.survey_name, bytes: row.survey_bytes },
    output: row.status === "completed" && row.output_bytes !== null
      ? { bytes: row.output_bytes, file_name: deckFileName(row.config.event_name, row.config.event_date) }
      : null,
    attempts: row.attempts,
  };
}

/** The name a browser saves the deck under: readable, and safe on every file system. */
export function deckFileName(eventName: string, eventDate: string, extension = "pptx"): string {
  const name = eventName
    .normalize("NFC")
    // Characters that Windows, macOS or a shell treat as their own, and invisible ones.
    .replace(/[\p{C}\\/:*?"<>|]+/gu, " ")
    .replace(/\s+/g, " ")
    .trim()
    .slice(0, 80)
    .replace(/[. ]+$/, "");
  return `${name === "" ? "Report" : name} ${eventDate}.${extension}`;
}

function presentFailure(row: ReportRow): Report["error"] {
  if (row.error_code === null) return null;
  const code = row.error_code in ERRORS ? row.error_code as ErrorCode : "internal";
  return { code, title: ERRORS[code].title, detail: row.error_message, request_id: row.request_id };
}
