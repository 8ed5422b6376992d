import type { TranscriptFormat } from "../transcript.ts";
import { CLOCK, secondsOf } from "./times.ts";

/** A caption as its file holds it: times, voice tag, and lines of text without markup. */
export interface Caption {
  startSeconds: number;
  endSeconds: number | null;
  /** Of a `<v Name>` tag. */
  voice: string | null;
  lines: string[];
}

const ARROW = new RegExp(`^\\s*(${CLOCK})\\s*-{1,2}>\\s*(${CLOCK})(?:\\s|$)`);
const SBV_TIMES = new RegExp(`^\\s*(${CLOCK}),(${CLOCK})\\s*$`);
const HEAD_LENGTH = 120;

/** Which caption format a text is in, or null: the arrow of WebVTT and SRT, the comma of SBV. */
export function captionFormat(text: string): TranscriptFormat | null {
  if (/^\s*webvtt(?:[ \t\n]|$)/i.test(text.slice(0, 200))) return "vtt";
  let arrows = 0;
  let commas = 0;
  let srtStamps = 0;
  for (const line of text.slice(0, 40_000).split("\n")) {
    const head = line.slice(0, HEAD_LENGTH);
    if (ARROW.test(head)) arrows++;
    if (/^\s*\d+:\d+:\d+,\d/.test(head) && ARROW.test(head)) srtStamps++;
    if (SBV_TIMES.test(head)) commas++;
  }
  if (arrows > 0 && arrows >= commas) return srtStamps > 0 ? "srt" : "vtt";
  return commas > 0 ? "sbv" : null;
}

/** The captions of a WebVTT, SRT or SBV file; what is none (headers, NOTE and STYLE blocks, ids) is passed over. */
export function readCaptions(text: string): Caption[] {
  const captions: Caption[] = [];
  const lines = text.split("\n");
  for (let at = 0; at < lines.length; at++) {
    const times = timesOf(lines[at]!);
    if (times === null) continue;
    const payload: string[] = [];
    while (at + 1 < lines.length && lines[at + 1]!.trim() !== "" && timesOf(lines[at + 1]!) === null) {
      payload.push(lines[++at]!);
    }
    // An id or number right above the next times belongs to that caption when no blank line parts them.
    if (timesOf(lines[at + 1] ?? "") !== null && /^\s*\d+\s*$/.test(payload.at(-1) ?? "")) payload.pop();
    captions.push(...captionsOf(times, payload));
  }
  return captions;
}

function timesOf(line: string): [number, number | null] | null {
  const head = line.slice(0, HEAD_LENGTH);
  const match = ARROW.exec(head) ?? SBV_TIMES.exec(head);
  if (match === null) return null;
  const start = secondsOf(match[1]!);
  return start === null ? null : [start, secondsOf(match[2]!)];
}

/** One caption, or one for each voice when it holds several `<v …>` tags. */
function captionsOf([startSeconds, end]: [number, number | null], payload: string[]): Caption[] {
  const endSeconds = end !== null && end >= startSeconds ? end : null;
  const raw = payload.join("\n");
  if (!raw.includes("<")) return [{ startSeconds, endSeconds, voice: null, lines: tidyLines(raw) }];
  return raw.split(/(?=<v[\s.])/).map((piece) => {
    const voice = /^<v(?:\.[^\s>]{0,60})?\s+([^>\n]{1,80})>?/.exec(piece)?.[1] ?? null;
    const body = piece.replace(/<[^<>]{0,400}>/g, "").replace(/<\/?[a-z][^>]{0,400}$/i, "");
    return { startSeconds, endSeconds, voice: voice && decodeEntities(voice).trim(), lines: tidyLines(body) };
  }).filter((caption) => caption.lines.length > 0 || caption.voice !== null);
}

function tidyLines(raw: string): string[] {
  return decodeEntities(raw.replace(/\{\\[^{}]{0,40}\}/g, ""))
    .split("\n")
    .map((line) => line.replace(/\s+/g, " ").trim())
    .filter((line) => line !== "");
}

const ENTITIES: Record<string, string> = {
  amp: "&",
  lt: "<",
  gt: ">",
  quot: '"',
  apos: "'",
  nbsp: " ",
  lrm: "",
  rlm: "",
};

/** Text with its character references replaced; unknown ones stay as they are. */
export function decodeEntities(text: string): string {
  if (!text.includes("&")) return text;
  return text.replace(/&(?:#(\d{1,7})|#x([0-9a-f]{1,6})|([a-z]{2,6}));/gi, (whole, decimal, hex, name) => {
    if (name !== undefined) return ENTITIES[name.toLowerCase()] ?? whole;
    const code = decimal === undefined ? parseInt(hex, 16) : Number(decimal);
    return code > 0 && code <= 0x10ffff && (code < 0xd800 || code > 0xdfff) ? String.fromCodePoint(code) : "";
  });
}
