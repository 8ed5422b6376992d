import type { DocxText } from "../../office/docx/mod.ts";
import { isNameLike } from "./names.ts";
import type { Segment, Speech } from "./speech.ts";
import { CLOCK, secondsOf } from "./times.ts";

const TIMES = new RegExp(`^\\s*(${CLOCK})\\s*--?>\\s*(${CLOCK})\\s*$`);

/**
 * Speech of Teams' first Word layout, or null: each paragraph holds times, a name and the words on lines of their own
 * ("0:0:0.0 --> 0:0:1.510⏎Some Body⏎OK. Yeah."). Captions pasted into Word lack the name and are not taken.
 */
export function readTeamsBlocks(docx: DocxText): Speech | null {
  const segments: Segment[] = [];
  for (const block of docx.blocks) {
    if (block.kind !== "paragraph") continue;
    const [first = "", name = "", ...words] = block.text.split("\n").map((line) => line.trim());
    const times = TIMES.exec(first.slice(0, 80));
    if (times === null || words.length === 0 || !isNameLike(name)) continue;
    segments.push({
      speaker: name,
      startSeconds: secondsOf(times[1]!),
      endSeconds: secondsOf(times[2]!),
      text: words.join(" ").replace(/\s+/g, " ").trim(),
      opens: false,
    });
  }
  const names = new Set(segments.map((segment) => segment.speaker));
  if (segments.length === 0 || names.size > Math.max(3, segments.length * 0.5)) return null;
  return {
    format: "teams_docx_old",
    segments,
    title: null,
    recordedOn: null,
    durationSeconds: null,
    warnings: [],
  };
}
