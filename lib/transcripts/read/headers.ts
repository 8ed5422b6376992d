import { isNameLike, isNameShaped } from "./names.ts";
import type { Line } from "./speech.ts";
import { CLOCK, secondsOf } from "./times.ts";

/** How a line says who speaks and when. */
export type HeaderKind = "name_time" | "name_time_colon" | "time_name" | "time_only" | "label" | "bold_name";

/** What the start of a line says, and the speech after it. */
export interface Header {
  kind: HeaderKind;
  speaker: string | null;
  startSeconds: number | null;
  endSeconds: number | null;
  rest: string;
  /** The capitals of a name, so that one sighting may do. */
  shaped: boolean;
}

const HEAD_LENGTH = 160;
const SPAN = `(${CLOCK})(?:\\s*(?:-->|-|–|to)\\s*(${CLOCK}))?`;
const NAME = `([^:\\[\\]\\t]{1,60}?)`;

// "Ada Example   0:03", "Ada Example 00:01:02": Teams, Otter, Zoom.
const NAME_TIME = new RegExp(`^${NAME}[ \\t]+${SPAN}$`);
// "Speaker 1 (00:00):", "Ada Example [00:01:02] text": Rev, Plaud, Descript.
const NAME_BRACKET_TIME = new RegExp(`^\\[?${NAME}\\]?[ \\t]*[\\[(]${SPAN}[\\])]:?(?:\\s|$)`);
// "[SPEAKER] 10:02:11": Zoom's saved captions.
const BRACKET_NAME_TIME = new RegExp(`^\\[${NAME}\\]\\s+${SPAN}:?(?:\\s|$)`);
// "[00:01:23] John: text", "00:01:02 John: text", "(0:04) John: text".
const TIME_NAME = new RegExp(`^[\\[(]?${SPAN}[\\])]?(?:\\s*[-–—|])?\\s+\\[?${NAME}\\]?:(?:\\s|$)`);
// "00:01:02⇥John⇥text".
const TIME_TAB_NAME = new RegExp(`^[\\[(]?${SPAN}[\\])]?\\t+${NAME}(?:\\t+|$)`);
const TIME_ONLY = new RegExp(`^(?:[\\[(]${SPAN}[\\])](?:\\s|$)|${SPAN}$)`);
// "LEHRER: text", "Researcher 2-⇥text".
const LABEL = /^([^:\t]{1,60}?)\s*(?::(?!\/\/)(?:\s|$)|:?[-–]?\t)/;

/** What a line's beginning says, or null for a line of speech alone. Looks at its first 160 characters only. */
export function headerOf(line: Line): Header | null {
  const text = withoutMarkdown(line.text);
  const head = text.slice(0, HEAD_LENGTH);
  return timedHeader(head, text) ?? boldName(line, text) ?? label(head, text);
}

function timedHeader(head: string, text: string): Header | null {
  if (!/\d:\d/.test(head)) return null;
  return named("name_time", NAME_TIME.exec(head), text, [1, 2, 3]) ??
    named("name_time_colon", BRACKET_NAME_TIME.exec(head), text, [1, 2, 3]) ??
    named("name_time_colon", NAME_BRACKET_TIME.exec(head), text, [1, 2, 3]) ??
    named("time_name", TIME_NAME.exec(head), text, [3, 1, 2]) ??
    named("time_name", TIME_TAB_NAME.exec(head), text, [3, 1, 2]) ??
    timeOnly(head, text);
}

function named(
  kind: HeaderKind,
  match: RegExpExecArray | null,
  text: string,
  [name, start, end]: [number, number, number],
): Header | null {
  const speaker = match?.[name]?.trim().replace(/[:,]$/, "");
  if (match === null || speaker === undefined || !isNameLike(speaker)) return null;
  return {
    kind,
    speaker,
    startSeconds: secondsOf(match[start] ?? ""),
    endSeconds: secondsOf(match[end] ?? ""),
    rest: text.slice(match[0].length).replace(/^\s*[:–—-]?\s+|^:/, "").trim(),
    shaped: isNameShaped(speaker),
  };
}

function timeOnly(head: string, text: string): Header | null {
  const match = TIME_ONLY.exec(head);
  if (match === null) return null;
  return {
    kind: "time_only",
    speaker: null,
    startSeconds: secondsOf(match[1] ?? match[3] ?? ""),
    endSeconds: secondsOf(match[2] ?? match[4] ?? ""),
    rest: text.slice(match[0].length).trim(),
    shaped: false,
  };
}

/** A whole line, or the start of one, set in bold and shaped like a name, without a colon. */
function boldName(line: Line, text: string): Header | null {
  if (line.boldLength < 2 || line.heading || line.boldLength > 60) return null;
  const bold = line.text.slice(0, line.boldLength).trim();
  if (/[:.,]$/.test(bold) || !isNameShaped(bold) || bold.split(" ").length > 4) return null;
  const rest = text.startsWith(bold) ? text.slice(bold.length) : "";
  if (/^\s*:/.test(rest)) return null;
  return {
    kind: "bold_name",
    speaker: bold,
    startSeconds: null,
    endSeconds: null,
    rest: rest.trim(),
    shaped: true,
  };
}

function label(head: string, text: string): Header | null {
  const match = LABEL.exec(head);
  const speaker = match?.[1]?.trim().replace(/^[-•*]\s+/, "");
  if (match === null || speaker === undefined || !isNameLike(speaker)) return null;
  return {
    kind: "label",
    speaker,
    startSeconds: null,
    endSeconds: null,
    rest: text.slice(match[0].length).trim(),
    shaped: isNameShaped(speaker),
  };
}

function withoutMarkdown(text: string): string {
  return text.startsWith("**") ? text.replaceAll("**", "").trim() : text;
}
