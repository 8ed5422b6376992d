import type { Segment, Speech } from "./speech.ts";

/** Speech of a transcript in JSON (the podcast namespace's "segments"), or null when the text is no such thing. */
export function readPodcastJson(text: string): Speech | null {
  if (!/^\s*[[{]/.test(text.slice(0, 100))) return null;
  const list = listOf(parse(text));
  if (list === null) return null;
  const segments = list.flatMap(segmentOf);
  if (segments.length === 0) return null;
  return {
    format: "podcast_json",
    segments,
    title: null,
    recordedOn: null,
    durationSeconds: null,
    warnings: [],
  };
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    // Not JSON after all: text may begin with a bracket, "[00:00:01] Ada: …" does.
    return null;
  }
}

function listOf(value: unknown): unknown[] | null {
  if (Array.isArray(value)) return value;
  if (typeof value !== "object" || value === null) return null;
  const { segments } = value as { segments?: unknown };
  return Array.isArray(segments) ? segments : null;
}

function segmentOf(value: unknown): Segment[] {
  if (typeof value !== "object" || value === null) return [];
  const { speaker, startTime, endTime, body, start, end, text } = value as Record<string, unknown>;
  const said = typeof body === "string" ? body : typeof text === "string" ? text : "";
  if (said.trim() === "") return [];
  return [{
    speaker: typeof speaker === "string" && speaker.trim() !== "" ? speaker.trim().slice(0, 60) : null,
    startSeconds: timeOf(startTime) ?? timeOf(start),
    endSeconds: timeOf(endTime) ?? timeOf(end),
    text: said.replace(/\s+/g, " ").trim(),
    opens: false,
  }];
}

function timeOf(value: unknown): number | null {
  return typeof value === "number" && Number.isFinite(value) && value >= 0 ? value : null;
}
