import type { ErrorCode } from "../contract/errors.ts";
import { system, tenant, type Transaction } from "../db/mod.ts";
import { AppError } from "../http/app_error.ts";
import { type BrandKit, drawSvg } from "../office/pptx/mod.ts";
import { brandOf } from "../people/mod.ts";
import type { Services } from "../services.ts";
import { deckModel, keyFigures } from "./deck/mod.ts";
import { eventOf } from "./event.ts";
import { deckKey, modelKey, reportFolder, slideKey, slidesFolder } from "./keys.ts";
import { type MadeReport, makeReport } from "./make_report.ts";
import { outlineOf } from "./outline.ts";
import { completeReport, failReport, findReport, startReport, updateProgress } from "./queries.ts";
import type { ReportRow } from "./rows.ts";
import { describeSurvey, describeTranscript } from "./summaries.ts";

/** What the worker lends a report while it is made. */
export interface Attempt {
  signal: AbortSignal;
  /** Settles the job in the transaction that settles the report. */
  finishIn: (tx: Transaction) => Promise<void>;
}

const SAY_EVERY_MS = 250;
const WRITE_STEP = "Keeping the deck";

/**
 * Makes a report's deck and settles report and job together. Keys derive from the report, so that a second run overwrites
 * the first. An expected failure ends the report with its code; any other error is thrown, for the queue to try again.
 */
export async function generateReport(
  services: Services,
  report: { id: string; organisationId: string },
  attempt: Attempt,
): Promise<void> {
  const { id, organisationId } = report;
  const row = await tenant(services.sql, organisationId, async (tx) => {
    const started = await startReport(tx, organisationId, id, services.clock.now());
    return started ? await findReport(tx, organisationId, id) : null;
  });
  if (row === null) return await system(services.sql, attempt.finishIn);
  try {
    const brand = await brandOf(services, organisationId);
    const made = await make(services, row, brand, attempt.signal);
    const outputBytes = await keep(services, row, made, brand);
    attempt.signal.throwIfAborted();
    await settle(services, row, made, outputBytes, attempt);
  } catch (error) {
    await removeIfGone(services, row);
    attempt.signal.throwIfAborted();
    if (!(error instanceof AppError)) throw error;
    await end(services, row, error.code, error.detail ?? null, attempt);
  }
}

/** Whoever deleted the report while it was made removed its files; what was written since goes, too. */
async function removeIfGone({ sql, storage }: Services, { id, organisation_id }: ReportRow): Promise<void> {
  const row = await tenant(sql, organisation_id, (tx) => findReport(tx, organisation_id, id));
  if (row === null) await storage.removePrefix(reportFolder(organisation_id, id));
}

/** Removes what was made so far; the uploads stay, for another try. */
async function removeMade({ storage }: Services, row: ReportRow): Promise<void> {
  const folder = reportFolder(row.organisation_id, row.id);
  await storage.removePrefix(slidesFolder(folder));
  await storage.remove(modelKey(folder));
  await storage.remove(deckKey(folder));
}

/** Ends a report whose job was given up on, in the transaction that gave it up, with words that say it was not the files. */
export async function giveUpReport(
  services: Services,
  tx: Transaction,
  report: { id: string; organisationId: string },
): Promise<void> {
  await failReport(tx, report.organisationId, report.id, {
    code: "internal",
    message: "It was tried several times. Your files are kept: retry later, or tell us the request number.",
    now: services.clock.now(),
  });
}

async function make(
  services: Services,
  row: ReportRow,
  brand: BrandKit,
  signal: AbortSignal,
): Promise<MadeReport> {
  return await makeReport({
    transcriptBytes: await services.storage.get(row.transcript_path),
    transcriptName: row.transcript_name,
    surveyBytes: await services.storage.get(row.survey_path),
    surveyName: row.survey_name,
    event: eventOf(row.config),
    brand,
    changes: row.config.questions,
    voices: row.config.voices,
    onProgress: progressTeller(services, row),
    signal,
  });
}

/** Says each new step at once, and within a step no more often than a person can read. */
function progressTeller(
  services: Services,
  row: ReportRow,
): (step: string, fraction: number) => Promise<void> {
  let lastStep = "";
  let lastAt = 0;
  return async (step, fraction) => {
    const at = Date.now();
    if (step === lastStep && at - lastAt < SAY_EVERY_MS) return;
    lastStep = step;
    lastAt = at;
    await tenant(
      services.sql,
      row.organisation_id,
      (tx) => updateProgress(tx, row.organisation_id, row.id, { step, fraction, now: services.clock.now() }),
    );
  };
}

async function keep(services: Services, row: ReportRow, made: MadeReport, brand: BrandKit): Promise<number> {
  const folder = reportFolder(row.organisation_id, row.id);
  await progressTeller(services, row)(WRITE_STEP, 0.96);
  const encoder = new TextEncoder();
  for (const [at, drawing] of made.drawings.entries()) {
    await services.storage.put(slideKey(folder, at + 1), encoder.encode(drawSvg(drawing, brand)));
  }
  await services.storage.put(modelKey(folder), encoder.encode(JSON.stringify(deckModel(made.deck), null, 2)));
  return await services.storage.put(deckKey(folder), made.pptx);
}

async function settle(
  services: Services,
  row: ReportRow,
  made: MadeReport,
  outputBytes: number,
  attempt: Attempt,
): Promise<void> {
  const folder = reportFolder(row.organisation_id, row.id);
  await system(services.sql, async (tx) => {
    await completeReport(tx, row.organisation_id, row.id, {
      outputKey: deckKey(folder),
      outputBytes,
      modelKey: modelKey(folder),
      slides: made.drawings.length,
      respondents: made.deck.respondents,
      headline: headlineOf(made),
      findings: {
        warnings: made.deck.warnings,
        key_figures: keyFigures(made.deck),
        outline: outlineOf(made.drawings),
        transcript_summary: describeTranscript(made.transcript),
        survey_summary: describeSurvey(made.survey),
      },
      now: services.clock.now(),
    });
    // Refused when the lease is lost or the report cancelled; then nothing of this transaction stays.
    await attempt.finishIn(tx);
  });
}

function headlineOf(made: MadeReport): string {
  return made.deck.slides.find(({ kind }) => kind === "summary")?.headline ?? made.deck.slides[0]!.headline;
}

async function end(
  services: Services,
  row: ReportRow,
  code: ErrorCode,
  message: string | null,
  attempt: Attempt,
): Promise<void> {
  await system(services.sql, async (tx) => {
    await failReport(tx, row.organisation_id, row.id, { code, message, now: services.clock.now() });
    await attempt.finishIn(tx);
    // Before the commit: until then nobody else can be at work on this report.
    await removeMade(services, row);
  });
}
