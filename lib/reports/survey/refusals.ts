import { AppError } from "../../http/app_error.ts";
import type { FileKind } from "../../office/sniff.ts";
import { keyOf } from "./clean.ts";

const AS_CSV =
  "Open it in the program it comes from and save it as CSV (comma separated), then upload the CSV.";

/** Refuses bytes that are no table of text, saying what to do instead. */
export function refuseKind(kind: FileKind): void {
  if (kind === "text") return;
  if (kind === "empty") {
    throw new AppError("file_empty", { detail: "Export the survey again and upload it." });
  }
  if (kind === "docx") {
    throw new AppError("survey_is_transcript", {
      detail: "It is a Word document. Upload it as the transcript, and the survey as CSV.",
    });
  }
  throw new AppError("file_type_wrong", { detail: `${NAMES[kind] ?? "This is no CSV file."} ${AS_CSV}` });
}

const NAMES: Partial<Record<FileKind, string>> = {
  xlsx: "This is an Excel workbook.",
  ole: "This is an old Excel or Word file.",
  ole_encrypted: "This is a document protected by a password.",
  pptx: "This is a PowerPoint file.",
  pdf: "This is a PDF.",
  html: "This is a web page.",
  zip: "This is a ZIP archive: unpack it first.",
  image: "This is an image.",
};

const CUE =
  /^\s*(?:\d+:)?\d{1,2}:\d{2}[.,]\d{1,3}\s*-->|^\s*(?:\d+:)?\d{1,2}:\d{2}:\d{2}[.,]\d{1,3}\s*(?:-->|,\s*\d)/m;
const SAID =
  /^(?:\[?\(?\d{1,2}:\d{2}(?::\d{2})?\)?\]?\s*)?([\p{Lu}][\p{L}\p{M}\d .'’()-]{0,40}?)(?:\s*[[(]?\d{1,2}:\d{2}(?::\d{2})?[\])]?)?\s*:\s+\S/u;
const NAME_AND_TIME = /^([\p{Lu}][\p{L}\p{M}\d .'’()-]{0,40}?)\s{2,}\d{1,2}:\d{2}(?::\d{2})?\s*$/u;

/** Refuses captions, conversations and program data given as the survey. */
export function refuseOtherText(text: string): void {
  const head = text.slice(0, 20_000);
  if (/^\s*(?:\{\s*["}]|\[\s*[{["\]])/.test(head) && /[}\]]\s*$/.test(text.slice(-200))) {
    throw new AppError("file_type_wrong", { detail: `This is JSON. ${AS_CSV}` });
  }
  if (/^\s*WEBVTT\b/.test(head) || CUE.test(head) || isConversation(head)) {
    throw new AppError("survey_is_transcript", {
      detail: "Upload this file as the transcript, and the survey as CSV.",
    });
  }
}

/** Most lines begin with one of a few names. */
function isConversation(head: string): boolean {
  const lines = head.split("\n").slice(0, 300).filter((line) => line.trim() !== "");
  const names = new Map<string, number>();
  let said = 0;
  for (const line of lines) {
    const match = NAME_AND_TIME.exec(line.slice(0, 200)) ?? SAID.exec(line.slice(0, 200));
    if (!match) continue;
    said++;
    names.set(match[1]!, (names.get(match[1]!) ?? 0) + 1);
  }
  const repeated = [...names.values()].filter((count) => count > 1).length;
  return said >= 3 && said >= lines.length * 0.3 && repeated >= 1 && names.size <= said * 0.7;
}

const OTHER_REPORTS: readonly [(cells: string[]) => boolean, string][] = [
  [(cells) => /^attendee report$/.test(cells[0]!), "a Zoom attendee report"],
  [
    (cells) => /^(?:question and answer|q&a|q & a) report$/.test(cells[0]!),
    "a Zoom report of questions and answers",
  ],
  [(cells) => /^registration report$/.test(cells[0]!), "a Zoom registration report"],
  [(cells) => /^(?:performance|usage|chat|meeting) report$/.test(cells[0]!), "a Zoom report of another kind"],
  [
    (cells) => has(cells, "join time", "leave time"),
    "a list of attendees with their times, such as Zoom's attendee report",
  ],
  [(cells) => has(cells, "attended", "in session duration (minutes)"), "a GoToWebinar attendee report"],
  [(cells) => has(cells, "#", "question", "asker name"), "a Zoom report of questions and answers"],
  [(cells) => has(cells, "video title", "views"), "an export of YouTube Studio"],
  [
    (cells) => has(cells, "impressions (organic)") || has(cells, "post title", "impressions"),
    "an export of LinkedIn analytics",
  ],
  [(cells) => has(cells, "impressions", "engagements", "likes"), "an export of X analytics"],
];

/** Refuses reports that are no answers: who attended, what was asked, how posts did. */
export function refuseOtherReports(head: readonly (readonly string[])[]): void {
  for (const row of head) {
    const cells = row.map(keyOf);
    if (cells.length === 0) continue;
    const found = OTHER_REPORTS.find(([matches]) => matches(cells));
    if (found) {
      throw new AppError("survey_is_other_report", {
        detail: `It looks like ${found[1]}. Upload the export of the survey or poll instead.`,
      });
    }
  }
}

function has(cells: string[], ...names: string[]): boolean {
  return names.every((name) => cells.includes(name));
}
