/** What the page of a finished report says beside its deck; kept in the report's row. */
export interface Findings {
  warnings: { code: string; message: string; remedy: string }[];
  key_figures: { value: string; text: string }[];
  outline: { number: number; title: string }[];
  transcript_summary: string;
  survey_summary: string;
}
