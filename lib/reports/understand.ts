import type { DraftConfig, ReportDraft } from "../contract/report_shapes.ts";
import { ERRORS } from "../contract/errors.ts";
import { AppError } from "../http/app_error.ts";
import { analyseTranscript, applyVoiceChanges, readTranscript, type Transcript } from "../transcripts/mod.ts";
import { PLAIN_BRAND } from "./brand_file.ts";
import { buildDeck } from "./deck/mod.ts";
import { eventOf } from "./event.ts";
import { outlineOf } from "./outline.ts";
import { drawDeck } from "./slides/mod.ts";
import { describeSurvey, describeTranscript } from "./summaries.ts";
import { readSurvey, type Survey } from "./survey/mod.ts";

/** What the outline says until a person gives the event a title and a day; neither reaches a deck. */
const UNNAMED = "Title";
const UNDATED = "2000-01-01";

/** The files of a draft and what a person said so far. */
export interface UnderstandInput {
  transcript: { name: string; bytes: Uint8Array } | null;
  survey: { name: string; bytes: Uint8Array } | null;
  config: DraftConfig;
  organisation: string;
}

type FileReading = { summary: string | null; error: NonNullable<ReportDraft["transcript"]>["error"] };

/** What was understood of a draft's files: the part of a ReportDraft that is not its row. */
export interface Understanding {
  transcript: FileReading | null;
  survey: FileReading | null;
  duration_seconds: number | null;
  speakers: ReportDraft["speakers"];
  questions: ReportDraft["questions"];
  warnings: ReportDraft["warnings"];
  outline: ReportDraft["outline"];
  suggested: ReportDraft["suggested"];
}

/** Reads a draft's files and says what the deck would be; a file that can't be read says why beside itself. */
export async function understand(input: UnderstandInput): Promise<Understanding> {
  const transcript = await attempt(input.transcript, (file) => readTranscript(file.bytes, file.name));
  const survey = await attempt(
    input.survey,
    (file) => readSurvey(file.bytes, file.name, input.config.questions),
  );
  const spoken = transcript?.value ?? null;
  const answered = survey?.value ?? null;
  return {
    transcript: transcript && { summary: spoken && describeTranscript(spoken), error: transcript.error },
    survey: survey && { summary: answered && describeSurvey(answered), error: survey.error },
    duration_seconds: spoken?.durationSeconds ?? null,
    speakers: spoken ? speakersOf(spoken, input.config) : [],
    questions: answered ? questionsOf(answered, input.config) : [],
    warnings: [...(spoken?.warnings ?? []), ...(answered?.warnings ?? [])],
    outline: spoken && answered ? plan(spoken, answered, input) : [],
    suggested: { event_name: spoken?.title ?? null, event_date: spoken?.recordedOn ?? null },
  };
}

async function attempt<File, Value>(
  file: File | null,
  read: (file: File) => Value | Promise<Value>,
): Promise<{ value: Value | null; error: FileReading["error"] } | null> {
  if (file === null) return null;
  try {
    return { value: await read(file), error: null };
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    const { code, detail } = error;
    return {
      value: null,
      error: { code, title: ERRORS[code].title, detail: detail ?? null, request_id: null },
    };
  }
}

function speakersOf(transcript: Transcript, config: DraftConfig): ReportDraft["speakers"] {
  const spoken = transcript.voices.reduce((sum, { seconds }) => sum + (seconds ?? 0), 0);
  return transcript.voices.map((voice) => {
    const change = config.voices[voice.name];
    return {
      name: voice.name,
      spellings: voice.spellings,
      shown_name: change?.name || voice.name,
      role: change?.role ?? "speaker",
      words: voice.words,
      seconds: voice.seconds,
      share: spoken > 0 ? (voice.seconds ?? 0) / spoken : voice.words / Math.max(1, transcript.words),
    };
  });
}

/** What was asked stands first; what names a person or was written by the tool follows, for it is rarely looked for. */
function questionsOf(survey: Survey, config: DraftConfig): ReportDraft["questions"] {
  const isAsked = ({ kind }: Survey["questions"][number]) => kind !== "identity" && kind !== "bookkeeping";
  const asked = survey.questions.filter(isAsked);
  const others = survey.questions.filter((question) => !isAsked(question));
  return [...asked, ...others].map((question) => ({
    id: question.id,
    text: question.text,
    kind: question.kind,
    changed: config.questions[question.id] !== undefined,
    why: question.why,
    n: question.n,
    included: question.included,
  }));
}

function plan(transcript: Transcript, survey: Survey, input: UnderstandInput): ReportDraft["outline"] {
  try {
    const shown = applyVoiceChanges(transcript, input.config.voices);
    const deck = buildDeck({
      transcript: shown,
      analysis: analyseTranscript(shown),
      survey,
      event: eventOf({
        ...input.config,
        event_name: input.config.event_name || transcript.title || UNNAMED,
        event_date: input.config.event_date || transcript.recordedOn || UNDATED,
      }),
      voices: input.config.voices,
      organisation: input.organisation,
    });
    return outlineOf(drawDeck(deck, PLAIN_BRAND));
  } catch (error) {
    // With every question left out there is nothing to outline; the page says so by the empty list.
    if (error instanceof AppError) return [];
    throw error;
  }
}
