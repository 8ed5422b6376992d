import { type BrandKit, type Drawing, writePptx } from "../office/pptx/mod.ts";
import { analyseTranscript, applyVoiceChanges, readTranscript, type Transcript } from "../transcripts/mod.ts";
import { buildDeck, type Deck, type EventDetails, type VoiceChanges } from "./deck/mod.ts";
import { drawDeck } from "./slides/mod.ts";
import { type QuestionChanges, readSurvey, type Survey } from "./survey/mod.ts";

/** Two files, what a person says about the event, and the look. */
export interface ReportRequest {
  transcriptBytes: Uint8Array;
  transcriptName: string;
  surveyBytes: Uint8Array;
  surveyName: string;
  event: EventDetails;
  brand: BrandKit;
  changes?: QuestionChanges;
  voices?: VoiceChanges;
  /** Told before each step what it is, in words, and how much is done, 0 to 1. */
  onProgress?: (step: string, fraction: number) => void | Promise<void>;
  signal?: AbortSignal;
}

/** A report: its deck as values, as drawings and as a file, and what it was made of. */
export interface MadeReport {
  deck: Deck;
  drawings: Drawing[];
  pptx: Uint8Array;
  transcript: Transcript;
  survey: Survey;
}

/**
 * Makes the report of an event: the same files and details give the same deck and the same bytes. Between the steps it
 * gives way to other work, and stops when the signal is aborted.
 *
 * @throws AppError with the code of what can't be used; the signal's reason when aborted
 */
export async function makeReport(request: ReportRequest): Promise<MadeReport> {
  const { event, brand, voices = {} } = request;
  const step = stepper(request);

  await step("Reading the transcript", 0);
  const read = await readTranscript(request.transcriptBytes, request.transcriptName);
  await step("Reading the survey", 0.15);
  const survey = readSurvey(request.surveyBytes, request.surveyName, request.changes);
  await step("Finding chapters, questions and quotes", 0.4);
  const transcript = applyVoiceChanges(read, voices);
  const analysis = analyseTranscript(transcript);
  await step("Counting answers and writing headlines", 0.55);
  const deck = buildDeck({ transcript, analysis, survey, event, voices, organisation: brand.name });
  await step("Laying out the slides", 0.7);
  const drawings = drawDeck(deck, brand);
  await step("Writing the PowerPoint file", 0.8);
  const pptx = await writePptx(drawings, brand, {
    title: deck.title,
    author: brand.name,
    subject: deck.slides[0]?.kind === "cover" ? deck.slides[0].subtitle : "Report",
    // The day of the event: a clock would make each run another file.
    createdAt: `${deck.date}T00:00:00Z`,
  });
  await step("Finished", 1);
  return { deck, drawings, pptx, transcript, survey };
}

function stepper({ onProgress, signal }: ReportRequest): (name: string, fraction: number) => Promise<void> {
  return async (name, fraction) => {
    signal?.throwIfAborted();
    await onProgress?.(name, fraction);
    // A timer, not a microtask: renewals of a lease and the server's own work run here.
    await new Promise((resolve) => setTimeout(resolve, 0));
    signal?.throwIfAborted();
  };
}
