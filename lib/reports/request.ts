import type { Actor } from "../contract/actor.ts";
import type { UploadedFile } from "../contract/endpoint.ts";
import type { Report, ReportConfig } from "../contract/report_shapes.ts";
import { recordAudit } from "../audit/mod.ts";
import { tenant, type Transaction } from "../db/mod.ts";
import { AppError } from "../http/app_error.ts";
import { enqueue } from "../queue/mod.ts";
import type { Services } from "../services.ts";
import { refuseWrongFile } from "../transcripts/mod.ts";
import { deleteDraft } from "./drafts/queries.ts";
import { requireDraft } from "./drafts/mod.ts";
import { draftFolder, reportFolder } from "./keys.ts";
import { requireRequest } from "./policy.ts";
import { presentReport } from "./present.ts";
import { findReport, insertReport } from "./queries.ts";
import { refuseWrongSurvey } from "./survey/mod.ts";

/** What a verb needs to know of the call that asks for it. */
export interface Asking {
  requestId: string;
}

/** The kind of job that makes a report. */
export const GENERATE_REPORT = "generate_report";

/** How often a report is tried before it counts as failed for a reason of ours. */
const MAX_ATTEMPTS = 4;

type NamedBytes = Pick<UploadedFile, "name" | "bytes">;

/** Takes two files in and asks for a deck of them; the report waits for the worker. */
export async function requestReport(
  services: Services,
  actor: Actor,
  input: { config: ReportConfig; transcript: NamedBytes; survey: NamedBytes },
  asking: Asking,
): Promise<Report> {
  requireRequest(actor);
  refuseWrongFile(input.transcript.bytes);
  refuseWrongSurvey(input.survey.bytes);
  return await store(services, actor, input, asking, async () => {});
}

/** Asks for a deck of a draft's files; the draft ends as the report begins. */
export async function requestReportOfDraft(
  services: Services,
  actor: Actor,
  input: { id: string; config: ReportConfig },
  asking: Asking,
): Promise<Report> {
  const draft = await requireDraft(services, actor, input.id);
  const file = async (part: "transcript" | "survey", key: string | null, name: string | null) => {
    if (key === null || name === null) {
      throw new AppError("file_missing", { detail: `Add the ${part} first.` });
    }
    return { name, bytes: new Uint8Array(await services.storage.get(key)) };
  };
  const files = {
    transcript: await file("transcript", draft.transcript_key, draft.transcript_name),
    survey: await file("survey", draft.survey_key, draft.survey_name),
  };
  const report = await store(services, actor, { ...files, config: input.config }, asking, async (tx) => {
    // Pressed twice, the second finds no draft, and one report is made.
    const taken = await deleteDraft(tx, actor.organisationId, draft.id);
    if (!taken) throw new AppError("draft_expired");
  });
  await services.storage.removePrefix(draftFolder(actor.organisationId, draft.id));
  return report;
}

/** Files first, then report and job in one transaction: a row never names a file that is not there. */
async function store(
  services: Services,
  actor: Actor,
  input: { config: ReportConfig; transcript: NamedBytes; survey: NamedBytes },
  asking: Asking,
  also: (tx: Transaction) => Promise<void>,
): Promise<Report> {
  const id = crypto.randomUUID();
  const folder = reportFolder(actor.organisationId, id);
  try {
    const put = async (part: "transcript" | "survey") => ({
      key: `${folder}/${part}`,
      name: input[part].name,
      bytes: await services.storage.put(`${folder}/${part}`, input[part].bytes),
    });
    const transcript = await put("transcript");
    const survey = await put("survey");
    return await tenant(services.sql, actor.organisationId, async (tx) => {
      await also(tx);
      const now = services.clock.now();
      const jobId = await enqueueReport(tx, actor.organisationId, id, now);
      await insertReport(tx, {
        id,
        organisationId: actor.organisationId,
        userId: actor.userId,
        jobId,
        config: input.config,
        transcript,
        survey,
        requestId: asking.requestId,
        now,
      });
      await recordAudit(tx, {
        organisationId: actor.organisationId,
        actor,
        action: "report.requested",
        target: { kind: "report", id },
        requestId: asking.requestId,
      });
      return presentReport((await findReport(tx, actor.organisationId, id))!);
    });
  } catch (error) {
    await services.storage.removePrefix(folder);
    throw error;
  }
}

/**
 * Adds a job that makes a report. Each attempt has its own: a job that was told to stop may still be winding down when the
 * report is retried, and would take the new attempt with it. The report's status keeps two attempts from being asked for.
 */
export async function enqueueReport(
  tx: Transaction,
  organisationId: string,
  reportId: string,
  now: Date,
): Promise<string> {
  return await enqueue(tx, {
    organisationId,
    kind: GENERATE_REPORT,
    payload: { report_id: reportId },
    now,
    maxAttempts: MAX_ATTEMPTS,
  });
}
