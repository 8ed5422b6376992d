import type { TranscriptFormat } from "../transcript.ts";
import { type Header, type HeaderKind, headerOf } from "./headers.ts";
import { readPreamble } from "./preamble.ts";
import { isNameShaped } from "./names.ts";
import { isStageNote } from "./stage_notes.ts";
import type { Line, Segment, Speech } from "./speech.ts";

const TIMED: HeaderKind[] = ["name_time", "name_time_colon", "time_name"];
const CLOSING_LINES =
  /^(?:transcribed by |https?:\/\/|.{1,60}(?:started|stopped) transcription$|-{3,}$|={3,}$|_{3,}$|\*{3,}$|end of (?:transcript|recording)|\[memory\]$)/i;

/** Speech of lines under headers (a name, a time, or both), or of bare prose; `isDocx` settles Teams against Otter. */
export function readLineSpeech(lines: Line[], isDocx: boolean): Speech {
  const headers = lines.map((line) => line.text === "" ? null : headerOf(line));
  const allowed = allowedKinds(headers, lines);
  const speakers = acceptedSpeakers(headers, allowed, lines);
  const accepted = withoutCastList(
    headers.map((header) => isAccepted(header, allowed, speakers) ? header : null),
  );
  const first = accepted.findIndex((header) => header !== null);
  const preamble = readPreamble(lines.slice(0, first < 0 ? Math.min(lines.length, 12) : first), first >= 0);
  const from = first < 0 ? preamble.linesUsed : first;
  return {
    format: formatOf(allowed, lines, isDocx),
    segments: segmentsOf(lines, accepted, from),
    title: preamble.title,
    recordedOn: preamble.recordedOn,
    durationSeconds: preamble.durationSeconds,
    warnings: [],
  };
}

/** The kind of header this file uses: names with times before bare names, for text under them may hold colons too. */
function allowedKinds(headers: (Header | null)[], lines: Line[]): Set<HeaderKind> {
  const counts = new Map<HeaderKind, number>();
  for (const header of headers) {
    if (header !== null) counts.set(header.kind, (counts.get(header.kind) ?? 0) + 1);
  }
  const count = (kind: HeaderKind) => counts.get(kind) ?? 0;
  const timed = TIMED.reduce((sum, kind) => sum + count(kind), 0);
  const spoken = lines.filter((line) => line.text !== "").length;
  const few = spoken <= 6;
  if ((timed >= 2 || (few && timed === 1)) && timed >= count("label") * 0.3) {
    const best = TIMED.reduce((a, b) => count(b) > count(a) ? b : a);
    const kinds = TIMED.filter((kind) => kind === best || count(kind) >= count(best) * 0.2);
    return new Set<HeaderKind>([...kinds, "time_only"]);
  }
  if (count("label") >= 2 && count("label") >= count("bold_name") * 0.5) {
    return new Set(["label", "time_only"]);
  }
  if (count("bold_name") >= 2) return new Set(["bold_name", "time_only"]);
  return new Set(["label", "time_only"]);
}

/** A label counts when it recurs, or is shaped like a name in a file most of whose labels do. */
function acceptedSpeakers(headers: (Header | null)[], allowed: Set<HeaderKind>, lines: Line[]): Set<string> {
  const counts = new Map<string, { count: number; shaped: boolean; bold: number }>();
  let labelled = 0;
  headers.forEach((header, index) => {
    if (header === null || header.speaker === null || !allowed.has(header.kind)) return;
    const known = counts.get(header.speaker) ?? { count: 0, shaped: header.shaped, bold: 0 };
    known.count++;
    if (lines[index]!.boldLength >= header.speaker.length) known.bold++;
    counts.set(header.speaker, known);
    labelled++;
  });
  const timed = TIMED.some((kind) => allowed.has(kind));
  const paragraphs = lines.filter((line) => line.text !== "").length;
  const recurring = [...counts.values()].filter((known) => known.count > 1 && known.shaped).length;
  const dense = labelled >= paragraphs * 0.5;
  const accepted = new Set<string>();
  for (const [speaker, known] of counts) {
    const oftenEnough = known.count > 1 && (known.shaped || timed || known.count > 3);
    const plausible = known.shaped &&
      (timed || dense || (recurring > 0 && looksPersonal(speaker, known.bold > 0)));
    if (oftenEnough || plausible) accepted.add(speaker);
  }
  return recurring === 0 && !dense && !timed ? new Set() : accepted;
}

/** Two words with capitals, a title, a number or capitals throughout: a lone "Conclusion:" is none of these. */
function looksPersonal(speaker: string, isBold: boolean): boolean {
  return isBold || /\s/.test(speaker) || /^\p{Lu}{2,}$/u.test(speaker);
}

function isAccepted(header: Header | null, allowed: Set<HeaderKind>, speakers: Set<string>): boolean {
  if (header === null || !allowed.has(header.kind)) return false;
  return header.speaker === null || speakers.has(header.speaker);
}

/** "Interviewer: Ada Example" above the talk says who takes part; nobody speaks there. */
function withoutCastList(headers: (Header | null)[]): (Header | null)[] {
  const counts = new Map<string, number>();
  for (const header of headers) {
    if (header?.speaker != null) counts.set(header.speaker, (counts.get(header.speaker) ?? 0) + 1);
  }
  let above = [...counts.values()].some((count) => count > 1);
  return headers.map((header) => {
    if (!above || header === null) return header;
    above = header.kind === "label" && counts.get(header.speaker ?? "") === 1 && isNameShaped(header.rest);
    return above ? null : header;
  });
}

function segmentsOf(lines: Line[], headers: (Header | null)[], from: number): Segment[] {
  const segments: Segment[] = [];
  // Under "name time" headers a time alone is somebody the product could not name.
  const bareTimeEndsVoice = headers.some((header) => header?.kind === "name_time");
  const unnamed = headers.every((header) => header?.speaker == null);
  let current: Segment = { speaker: null, startSeconds: null, endSeconds: null, text: "", opens: true };
  // A time on a line of its own holds for the speech right after it, and no longer.
  let pending: Header | null = null;
  let fresh = true;
  for (let at = from; at < lines.length; at++) {
    const line = lines[at]!;
    const header = headers[at] ?? null;
    if (line.text === "" || CLOSING_LINES.test(line.text.slice(0, 120)) || isMarker(line)) continue;
    const hasName = header !== null && header.speaker !== null;
    if (header?.kind === "time_only" && !unnamed && !bareTimeEndsVoice && header.rest === "") {
      pending = header;
      continue;
    }
    if (header !== null) {
      current = {
        speaker: hasName ? header.speaker : unnamed || bareTimeEndsVoice ? null : current.speaker,
        startSeconds: header.startSeconds ?? pending?.startSeconds ?? null,
        endSeconds: header.endSeconds,
        text: header.rest,
        opens: true,
      };
      fresh = false;
      pending = null;
      segments.push(current);
      continue;
    }
    if (fresh || (line.paragraph && current.text !== "") || pending !== null) {
      const { speaker } = current;
      const startSeconds = pending?.startSeconds ?? null;
      const continues = !fresh && pending === null;
      current = { speaker, startSeconds, endSeconds: null, text: line.text, opens: !continues };
      fresh = false;
      pending = null;
      segments.push(current);
    } else {
      current.text = current.text === "" ? line.text : `${current.text} ${line.text}`;
    }
  }
  return segments;
}

/** A line that names a slide or part ("--Course materials--"), a heading in mid-text, or a note of the typist. */
function isMarker(line: Line): boolean {
  const text = line.text;
  if (text.length > 120) return false;
  if (/^-{2,}[^-].*-{2,}$/.test(text) || line.heading) return true;
  return /^[[(].*[\])]$/.test(text) && isStageNote(text);
}

function formatOf(allowed: Set<HeaderKind>, lines: Line[], isDocx: boolean): TranscriptFormat {
  const some = (pattern: RegExp) => lines.some((line) => pattern.test(line.text));
  if (allowed.has("name_time_colon")) {
    if (some(/^\[\D[^\]]{0,60}\]\s+\d/)) return "zoom_text";
    return some(/^\[\D/) ? "bracketed" : "rev";
  }
  if (allowed.has("time_name")) return some(/^[[(]/) ? "bracketed" : "zoom_text";
  if (allowed.has("name_time")) return nameTimeFormat(lines, isDocx);
  return lines.filter((line) => /^[[(]\d+:\d/.test(line.text)).length > 1 ? "bracketed" : "plain";
}

function nameTimeFormat(lines: Line[], isDocx: boolean): TranscriptFormat {
  const text = lines.map((line) => line.text);
  if (text.some((line) => /otter\.ai/i.test(line))) return "otter";
  if (
    text.some((line) => /Meeting (?:Transcript|Recording)$|started transcription$/i.test(line.slice(0, 200)))
  ) {
    return "teams_docx";
  }
  const header = text.find((line) => NAME_THEN_TIME.test(line.slice(0, 100))) ?? "";
  if (/ {3}\d/.test(header) && isDocx) return "teams_docx";
  if (/ {2}\d/.test(header)) return "otter";
  return isDocx ? "otter" : "zoom_text";
}

const NAME_THEN_TIME = /\S[ \t]+[\d:]+$/;
