import { type Caption, captionFormat, readCaptions } from "./captions.ts";
import { isNameLike, isNameShaped } from "./names.ts";
import type { Segment, Speech } from "./speech.ts";

const LABEL = /^([^:\n]{1,60}):(?:\s|$)/;
const NEW_VOICE = /^(?:>>+|[-–—])\s*/;

/** Speech of captions: voice tags, or "Name: …" where such labels hold up across the file. */
export function readCaptionSpeech(text: string): Speech {
  const captions = withoutRollUps(readCaptions(text));
  const segments = captions.some((caption) => caption.voice !== null)
    ? captions.flatMap(taggedSegment)
    : labelledSegments(captions);
  return {
    format: captionFormat(text) ?? "vtt",
    segments,
    title: null,
    recordedOn: null,
    durationSeconds: null,
    warnings: [],
  };
}

/** Live captions roll: a caption repeats the last line of the one before, which was said once. */
function withoutRollUps(captions: Caption[]): Caption[] {
  let repeated = 0;
  for (let at = 1; at < captions.length; at++) {
    if (captions[at]!.lines.length > 0 && captions[at]!.lines[0] === captions[at - 1]!.lines.at(-1)) {
      repeated++;
    }
  }
  if (repeated < captions.length * 0.3) return captions;
  let before: string[] = [];
  return captions.map((caption) => {
    const lines = caption.lines.filter((line) => !before.includes(line));
    before = caption.lines;
    return { ...caption, lines };
  }).filter((caption) => caption.lines.length > 0);
}

function taggedSegment(caption: Caption): Segment[] {
  return [{
    speaker: caption.voice,
    startSeconds: caption.startSeconds,
    endSeconds: caption.endSeconds,
    text: caption.lines.join(" "),
    opens: false,
  }];
}

function labelledSegments(captions: Caption[]): Segment[] {
  const names = namesOf(captions);
  const segments: Segment[] = [];
  let speaker: string | null = null;
  for (const caption of captions) {
    const first = caption.lines[0] ?? "";
    if (NEW_VOICE.test(first) && first.startsWith(">>")) speaker = null;
    for (const piece of piecesOf(caption.lines, names)) {
      if (piece.name !== null) speaker = piece.name;
      if (piece.text === "") continue;
      const { startSeconds, endSeconds } = caption;
      segments.push({ speaker, startSeconds, endSeconds, text: piece.text, opens: false });
    }
  }
  return segments;
}

/** Labels that are names: seen often, or shaped like a name in a file that labels much of what it holds. */
function namesOf(captions: Caption[]): Set<string> {
  const counts = new Map<string, number>();
  let labelled = 0;
  for (const caption of captions) {
    for (const label of labelsOf(caption)) {
      counts.set(label, (counts.get(label) ?? 0) + 1);
      labelled++;
    }
  }
  const recurring = [...counts].filter(([label, count]) => count > 1 && isNameLike(label));
  const names = new Set(recurring.map(([label]) => label));
  const trusted = recurring.length > 0 || labelled >= captions.length * 0.5;
  for (const label of counts.keys()) {
    if (trusted && isNameShaped(label)) names.add(label);
  }
  return names;
}

/** The label a caption opens with, perhaps broken over two lines ("Bekah Hawrot⏎Weigel: Hey"), and those its lines open with. */
function labelsOf(caption: Caption): string[] {
  const labels: string[] = [];
  caption.lines.forEach((line, index) => {
    const label = LABEL.exec(line.slice(0, 70).replace(NEW_VOICE, ""))?.[1];
    if (label !== undefined) {
      const before = caption.lines[index - 1];
      const joined = before === undefined || index > 1 ? null : `${before} ${label}`;
      labels.push(joined !== null && isNameShaped(joined) ? joined : label);
    }
  });
  return labels;
}

function piecesOf(lines: string[], names: Set<string>): { name: string | null; text: string }[] {
  const opening = lines.findIndex((line, index) =>
    index > 0 && names.has(LABEL.exec(line.slice(0, 70))?.[1] ?? "")
  );
  if (opening > 0) {
    return [lines.slice(0, opening), lines.slice(opening)].flatMap((part) => piecesOf(part, names));
  }
  const text = lines.join(" ").replace(NEW_VOICE, "");
  if (names.size === 0 || !text.includes(":")) return [{ name: null, text }];
  const pieces: { name: string | null; text: string }[] = [];
  let name: string | null = null;
  let from = 0;
  for (let colon = text.indexOf(":"); colon >= 0; colon = text.indexOf(":", colon + 1)) {
    const found = nameBefore(text, colon, from, names);
    if (found === null) continue;
    const said = text.slice(from, colon - found.length).replace(/\s*(?:[-–—]|>>+)?\s*$/, "").trim();
    if (said !== "") pieces.push({ name, text: said });
    name = found;
    from = colon + 1;
  }
  pieces.push({ name, text: text.slice(from).trim() });
  return pieces;
}

/** The known name that ends at a colon and begins a caption, a line or a sentence. */
function nameBefore(text: string, colon: number, from: number, names: Set<string>): string | null {
  const startAt = Math.max(from, colon - 62);
  for (let at = startAt; at < colon; at++) {
    if (at > 0 && text[at - 1] !== " ") continue;
    const label = text.slice(at, colon);
    if (names.has(label) && (at === 0 || /[.?!…"”)\]–—-] +$/.test(text.slice(Math.max(0, at - 4), at)))) {
      return label;
    }
  }
  return null;
}
