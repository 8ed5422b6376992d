import type { DraftConfig, ReportConfig, ReportStatus } from "../contract/report_shapes.ts";

/** A row of `report_jobs`, with the name of the person who made it. */
export interface ReportRow {
  id: string;
  organisation_id: string;
  user_id: string;
  job_id: string;
  user_name: string;
  status: ReportStatus;
  config: ReportConfig;
  transcript_path: string;
  transcript_name: string;
  transcript_bytes: number;
  survey_path: string;
  survey_name: string;
  survey_bytes: number;
  output_bytes: number | null;
  error_code: string | null;
  error_message: string | null;
  request_id: string | null;
  progress_step: string | null;
  progress_fraction: number | null;
  attempts: number;
  slides: number | null;
  respondents: number | null;
  headline: string | null;
  warnings: number;
  /** Reports of the organisation that wait before this one; null unless it waits itself. */
  queue_position: number | null;
  created_at: Date;
  started_at: Date | null;
  completed_at: Date | null;
  updated_at: Date;
}

/** A row of `report_drafts`; a file that is not uploaded yet has nulls. */
export interface DraftRow {
  id: string;
  organisation_id: string;
  user_id: string;
  transcript_key: string | null;
  transcript_name: string | null;
  transcript_bytes: number | null;
  survey_key: string | null;
  survey_name: string | null;
  survey_bytes: number | null;
  config: DraftConfig;
  created_at: Date;
  expires_at: Date;
}
