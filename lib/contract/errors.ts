/** What is said of a failure that nobody expected. */
export const INTERNAL_TITLE = "Something went wrong on our side.";

/**
 * Every failure a caller may meet, once: its HTTP status and the sentence a client reads.
 *
 * A code is stable: programs branch on it, so it is never renamed. `title` says what is wrong; the detail given with
 * an AppError says where, and what to do next.
 */
export const ERRORS = {
  internal: { status: 500, title: INTERNAL_TITLE },
  not_found: { status: 404, title: "There is nothing at this address." },
  method_not_allowed: { status: 405, title: "This address does not take that method." },
  input_invalid: { status: 422, title: "Some of the values can't be used." },
  body_unreadable: { status: 400, title: "The body of the request can't be read." },
  body_too_large: { status: 413, title: "The request is larger than this address takes." },
  media_type_unsupported: { status: 415, title: "This address does not take that kind of content." },
  cross_site_refused: { status: 403, title: "The request came from another site and was refused." },
  signed_out: { status: 401, title: "Sign in first." },
  credentials_wrong: { status: 401, title: "The e-mail address or the password is wrong." },
  second_factor_required: {
    status: 401,
    title: "The password is right. Send the challenge with a code of the second factor.",
  },
  code_wrong: { status: 401, title: "The code is wrong or was used already." },
  challenge_expired: { status: 401, title: "Signing in took too long. Begin again." },
  second_factor_missing: {
    status: 403,
    title: "Your organisation asks admins for a second factor. Set it up first.",
  },
  second_factor_on: { status: 409, title: "A second factor is on already." },
  second_factor_off: { status: 409, title: "No second factor is being set up or used." },
  reset_link_invalid: { status: 410, title: "This link was used already or is too old." },
  role_too_low: { status: 403, title: "Your role does not allow this." },
  too_many_attempts: { status: 429, title: "Too many attempts. Wait a moment, then try again." },
  setup_link_invalid: { status: 410, title: "This set-up link was used already or is not valid." },
  invitation_invalid: { status: 410, title: "This invitation was withdrawn, used already or is not valid." },
  invitation_expired: { status: 410, title: "This invitation has expired." },
  invitation_settled: { status: 409, title: "The invitation was accepted or withdrawn already." },
  service_unavailable: {
    status: 503,
    title: "The portal can't reach a service it needs. Try again shortly.",
  },
  storage_full: { status: 507, title: "There is no room left to store files." },

  file_missing: { status: 422, title: "A file is missing." },
  file_empty: { status: 422, title: "The file is empty." },
  file_too_large: { status: 413, title: "The file is larger than 25 MB." },
  file_type_wrong: { status: 415, title: "The file is not of a kind that can be read here." },
  upload_incomplete: { status: 400, title: "The upload ended before the whole file had arrived." },
  archive_unsafe: {
    status: 422,
    title: "The file unpacks to far more than a document holds, so it was not opened.",
  },
  transcript_unreadable: { status: 422, title: "The transcript can't be read." },
  transcript_encrypted: { status: 422, title: "The transcript is protected by a password." },
  transcript_no_speech: { status: 422, title: "No speech was found in the transcript." },
  transcript_is_survey: { status: 422, title: "The file given as the transcript looks like a survey." },
  survey_unreadable: { status: 422, title: "The survey can't be read." },
  survey_no_answers: { status: 422, title: "The survey has no answers." },
  survey_one_column: { status: 422, title: "The survey has one column only." },
  survey_too_wide: { status: 422, title: "The survey has more columns than can be read." },
  survey_too_long: { status: 422, title: "The survey has more rows than can be read." },
  survey_quote_open: { status: 422, title: "The survey has a quotation mark that never closes." },
  survey_is_transcript: { status: 422, title: "The file given as the survey looks like a transcript." },
  survey_is_other_report: { status: 422, title: "The file is a report of another kind, not survey answers." },
  brand_invalid: { status: 422, title: "The brand kit can't be used." },
  last_admin: { status: 409, title: "An organisation keeps at least one active admin." },

  report_not_ready: { status: 409, title: "The report is not finished." },
  report_not_failed: { status: 409, title: "Only a failed or cancelled report can be retried." },
  report_not_running: { status: 409, title: "The report is not running." },
  report_cancelled: { status: 409, title: "The report was cancelled." },
  month_not_over: { status: 422, title: "The month is not over, so its figures are not complete." },
  draft_expired: { status: 410, title: "These files are no longer kept. Upload them again." },

  signature_invalid: { status: 401, title: "The request is not signed as it must be." },
  signature_replayed: { status: 409, title: "A request with this signature was taken already." },
  batch_differs: { status: 409, title: "This batch id came before with other contents." },
  source_not_set_up: { status: 409, title: "No source of figures is connected." },
  source_sign_in_again: { status: 409, title: "The platform no longer accepts the access it gave." },
  source_refused: { status: 502, title: "The source of the figures refused the question." },
  source_quota: { status: 503, title: "The platform's daily allowance is used up." },
  source_busy: { status: 503, title: "The source of the figures asks to wait." },
  source_away: { status: 502, title: "The source of the figures could not be reached." },
  source_unreadable: { status: 502, title: "The source of the figures answered with something unreadable." },
  workbook_unreadable: {
    status: 422,
    title: "The workbook can't be read. Save it again as XLSX or CSV, then upload that copy.",
  },
  workbook_encrypted: { status: 422, title: "The workbook is protected by a password." },
  workbook_too_large: { status: 422, title: "The workbook holds more than can be read." },
  import_unreadable: { status: 422, title: "The file can't be read as an export of figures." },
  import_unknown: { status: 422, title: "The file is not an export that can be imported here." },
  import_mixed: {
    status: 422,
    title: "The files come from different platforms. Import one platform at a time.",
  },
  import_empty: { status: 422, title: "The file has no row that could be imported." },
  import_period_missing: { status: 422, title: "The file does not say which days its totals cover." },
  import_settled: { status: 409, title: "The import was started or discarded already." },
  answer_failed: { status: 502, title: "The question could not be answered this time." },
  answer_interrupted: { status: 503, title: "The answer was interrupted before it was finished." },
  answer_settled: { status: 409, title: "The answer is finished." },
  answer_unsettled: { status: 409, title: "The answer is still being made." },
  chatbot_away: { status: 503, title: "The chatbot service can't be reached." },
  pdf_encrypted: { status: 422, title: "The PDF is protected by a password." },
  pdf_unreadable: { status: 422, title: "The PDF can't be read." },
  pdf_no_text: { status: 422, title: "The PDF holds no text." },
  pdf_too_large: { status: 422, title: "The PDF is too large to be read." },
  source_too_slow: { status: 422, title: "Reading the file took too long." },
  source_not_failed: { status: 409, title: "Only a source that failed can be tried again." },
  source_not_ready: { status: 409, title: "The source is not ready to be read." },
} as const satisfies Record<string, { status: number; title: string }>;

/** The stable name of an expected failure. */
export type ErrorCode = keyof typeof ERRORS;
