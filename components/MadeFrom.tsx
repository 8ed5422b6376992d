import type { ReportDetail } from "../lib/contract/report_shapes.ts";
import { sizeText } from "./format.ts";

/** The files a report comes from, and who made it. */
export function MadeFrom({ report }: { report: ReportDetail }) {
  return (
    <dl class="facts">
      <FileFact name="Transcript" file={report.transcript} summary={report.transcript_summary} />
      <FileFact name="Survey" file={report.survey} summary={report.survey_summary} />
      <div>
        <dt>Made by</dt>
        <dd>
          <bdi>{report.made_by.name}</bdi>
        </dd>
      </div>
    </dl>
  );
}

function FileFact({ name, file, summary }: {
  name: string;
  file: { name: string; bytes: number };
  summary: string | null;
}) {
  return (
    <div>
      <dt>{name}</dt>
      <dd>
        <bdi>{file.name}</bdi>
        <span class="meta num">{summary ?? sizeText(file.bytes)}</span>
      </dd>
    </div>
  );
}
