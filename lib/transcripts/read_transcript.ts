import type { ErrorCode } from "../contract/errors.ts";
import { AppError } from "../http/app_error.ts";
import { type DocxText, readDocx } from "../office/docx/mod.ts";
import { type FileKind, sniff } from "../office/sniff.ts";
import { decodeText } from "../office/text.ts";
import { openZip } from "../office/zip_guard.ts";
import { languageOf } from "./language.ts";
import { captionFormat } from "./read/captions.ts";
import { readCaptionSpeech } from "./read/caption_speech.ts";
import { readLineSpeech } from "./read/line_speech.ts";
import { linesOfDocx, linesOfText } from "./read/lines.ts";
import { looksLikeProse, looksLikeSurvey } from "./read/look_alikes.ts";
import { readPodcastJson } from "./read/podcast_json.ts";
import type { Speech } from "./read/speech.ts";
import { readTeamsBlocks } from "./read/teams_blocks.ts";
import { turnsOf } from "./read/turns.ts";
import type { Transcript, Turn, Warning } from "./transcript.ts";
import { nameVoices, voicesOf } from "./voices.ts";
import { countWords } from "./words.ts";

/** Ten hours of captions with long ids are about five million letters. */
const TEXT_LENGTH_MAX = 12_000_000;
const LINE_LENGTH_MAX = 1_000_000;
const WORDS_MAX = 300_000;
/** The clock of the wall, when the first stamp lies past this and the rest fits behind it. */
const WALL_CLOCK_SECONDS = 3 * 3600;

const OTHER_KINDS: Partial<Record<FileKind, [ErrorCode, string]>> = {
  empty: ["file_empty", "The transcript holds nothing. Export it again."],
  pdf: [
    "file_type_wrong",
    "The transcript is a PDF, whatever its name says. Export it as DOCX, VTT, SRT or text.",
  ],
  html: ["file_type_wrong", "The transcript is a web page. Export it as DOCX, VTT, SRT or text."],
  rtf: ["file_type_wrong", "The transcript is an RTF document. Save it as DOCX."],
  image: ["file_type_wrong", "The transcript is a picture. Export it as DOCX, VTT, SRT or text."],
  xlsx: ["file_type_wrong", "The transcript is an Excel workbook. Export it as DOCX, VTT, SRT or text."],
  pptx: ["file_type_wrong", "The transcript is a PowerPoint file. Export it as DOCX, VTT, SRT or text."],
  zip: ["file_type_wrong", "The transcript is a ZIP archive without a Word document in it. Unpack it first."],
  ole: ["file_type_wrong", "The transcript is in an old Office format. Save it as DOCX."],
  ole_encrypted: ["transcript_encrypted", "Remove the password in Word and upload it again."],
  binary: ["file_type_wrong", "The transcript holds no text. Export it as DOCX, VTT, SRT or text."],
};

/**
 * Reads a transcript of any known layout by its content; the name is only used in messages.
 * @throws AppError "file_empty", "file_type_wrong", "archive_unsafe", "transcript_unreadable", "transcript_encrypted",
 * "transcript_no_speech" or "transcript_is_survey".
 */
export async function readTranscript(bytes: Uint8Array, _fileName: string): Promise<Transcript> {
  const kind = refuseWrongFile(bytes);
  if (kind === "docx") return transcriptOfDocx(await readDocx(bytes));
  return transcriptOf(speechOfText(decodeText(bytes).text));
}

/**
 * Refuses bytes that are no transcript at a glance, without unpacking or reading them; returns what they are.
 * @throws AppError "file_empty", "file_type_wrong", "archive_unsafe", "transcript_unreadable" or "transcript_encrypted"
 */
export function refuseWrongFile(bytes: Uint8Array): FileKind {
  const kind = sniff(bytes);
  // An archive that can't be opened safely is refused for that, whatever it pretends to hold.
  if (kind === "zip" || kind === "docx" || kind === "xlsx" || kind === "pptx") openZip(bytes);
  const refusal = OTHER_KINDS[kind];
  if (refusal !== undefined) throw new AppError(refusal[0], { detail: refusal[1] });
  return kind;
}

function transcriptOfDocx(docx: DocxText): Transcript {
  const teams = readTeamsBlocks(docx);
  if (teams !== null) return transcriptOf(teams);
  const lines = linesOfDocx(docx);
  const text = lines.map((line) => line.text).join("\n");
  refuseOversize(text);
  if (captionFormat(text) !== null) return transcriptOf(readCaptionSpeech(text));
  return transcriptOf(readLineSpeech(lines, true));
}

function speechOfText(text: string): Speech {
  refuseOversize(text);
  const json = readPodcastJson(text);
  if (json !== null) return json;
  if (captionFormat(text) !== null) return readCaptionSpeech(text);
  if (looksLikeSurvey(text)) {
    throw new AppError("transcript_is_survey", {
      detail:
        "It has columns of answers. Give it as the survey, and the DOCX, VTT, SRT or text file as the transcript.",
    });
  }
  return readLineSpeech(linesOfText(text), false);
}

function refuseOversize(text: string): void {
  const tooLong = text.length > TEXT_LENGTH_MAX || longestLine(text) > LINE_LENGTH_MAX ||
    countWords(text) > WORDS_MAX * 2;
  if (tooLong) {
    throw new AppError("transcript_unreadable", { detail: "It holds more text than a day of speech." });
  }
}

function longestLine(text: string): number {
  let longest = 0;
  for (let from = 0; from < text.length;) {
    const end = text.indexOf("\n", from);
    const to = end < 0 ? text.length : end;
    longest = Math.max(longest, to - from);
    from = to + 1;
  }
  return longest;
}

function transcriptOf(speech: Speech): Transcript {
  const named = nameVoices(turnsOf(speech.segments));
  const { turns, warnings: clockWarnings } = fromRecordingStart(named.turns, speech.format);
  const words = turns.reduce((sum, turn) => sum + countWords(turn.text), 0);
  if (words > WORDS_MAX) {
    throw new AppError("transcript_unreadable", { detail: "It holds more text than a day of speech." });
  }
  const voices = voicesOf(turns, named.spellings);
  const timed = turns.some((turn) => turn.startSeconds !== null);
  refuseSilence(speech, turns, words, voices.length, timed);
  return {
    format: speech.format,
    title: speech.title,
    recordedOn: speech.recordedOn,
    turns,
    voices,
    words,
    durationSeconds: speech.durationSeconds ?? lastTime(turns),
    timed,
    language: languageOf(turns.slice(0, 400).map((turn) => turn.text).join(" ")),
    warnings: [
      ...speech.warnings,
      ...named.warnings,
      ...clockWarnings,
      ...orderWarnings(speech),
      ...nameWarnings(turns, voices.length),
    ],
  };
}

function refuseSilence(speech: Speech, turns: Turn[], words: number, voices: number, timed: boolean): void {
  if (words === 0) {
    const found = speech.segments.length > 0 ? "Only times and names were found" : "No words were found";
    throw new AppError("transcript_no_speech", {
      detail: `${found}. Export the transcript again, with its text.`,
    });
  }
  if (voices > 0 || timed || looksLikeProse(turns.map((turn) => turn.text), words)) return;
  throw new AppError("transcript_no_speech", {
    detail:
      `Found ${words} words in ${turns.length} paragraphs, but no speaker names, no times and no connected speech. ` +
      "Give the file the meeting or captioning product exported.",
  });
}

/** Captions saved with the time of day are counted from the first of them. */
function fromRecordingStart(turns: Turn[], format: string): { turns: Turn[]; warnings: Warning[] } {
  const starts = turns.flatMap((turn) => turn.startSeconds === null ? [] : [turn.startSeconds]);
  const first = starts.reduce((least, start) => Math.min(least, start), Infinity);
  const last = starts.reduce((most, start) => Math.max(most, start), 0);
  const byClock = format !== "vtt" && format !== "srt" && starts.length > 1 && first >= WALL_CLOCK_SECONDS;
  if (!byClock || last - first >= first) return { turns, warnings: [] };
  const shift = (seconds: number | null) =>
    seconds === null ? null : Math.round((seconds - first) * 1000) / 1000;
  return {
    turns: turns.map((turn) => ({
      ...turn,
      startSeconds: shift(turn.startSeconds),
      endSeconds: shift(turn.endSeconds),
      ...(turn.cues && {
        cues: turn.cues.map((cue) => ({
          ...cue,
          startSeconds: cue.startSeconds - first,
          endSeconds: shift(cue.endSeconds),
        })),
      }),
    })),
    warnings: [{
      code: "times_of_day",
      message: "The transcript gives the time of day.",
      remedy: "Times are counted from its first line.",
    }],
  };
}

function lastTime(turns: Turn[]): number | null {
  let last: number | null = null;
  for (const turn of turns) last = Math.max(last ?? 0, turn.endSeconds ?? turn.startSeconds ?? 0) || last;
  return last;
}

function orderWarnings(speech: Speech): Warning[] {
  let latest = 0;
  let backwards = 0;
  for (const { startSeconds } of speech.segments) {
    if (startSeconds === null) continue;
    if (startSeconds < latest - 1) backwards++;
    latest = Math.max(latest, startSeconds);
  }
  if (backwards === 0) return [];
  return [{
    code: "times_out_of_order",
    message: `${backwards} ${backwards === 1 ? "time goes" : "times go"} backwards or overlap${
      backwards === 1 ? "s" : ""
    }.`,
    remedy: "The order of the file was kept; talk time may be off a little.",
  }];
}

function nameWarnings(turns: Turn[], voices: number): Warning[] {
  if (voices === 0) {
    return [{
      code: "no_speakers",
      message: "The transcript names no speakers.",
      remedy: "Talk time and the names beside quotes are left out.",
    }];
  }
  const nameless = turns.filter((turn) => turn.speaker === null).length;
  if (nameless === 0) return [];
  return [{
    code: "speech_without_name",
    message: `${nameless} of ${turns.length} turns have no speaker's name.`,
    remedy: "They count as speech of nobody named.",
  }];
}
