import { readTranscript } from "../../lib/transcripts/mod.ts";

/** When the captions of an episode begin and end, and where their words stand in all that is said. */
export interface Captions {
  text: string;
  cues: { at: number; from: number; to: number }[];
}

/** The captions of a transcript's file. */
export async function readCaptions(bytes: Uint8Array, name: string): Promise<Captions> {
  const { turns } = await readTranscript(bytes, name);
  const captions: Captions = { text: "", cues: [] };
  for (const turn of turns) {
    const { startSeconds, endSeconds } = turn;
    const cues = turn.cues ?? (startSeconds === null ? [] : [{ startSeconds, endSeconds, from: 0 }]);
    for (const cue of cues) {
      const at = captions.text.length + cue.from;
      captions.cues.push({ at, from: cue.startSeconds, to: cue.endSeconds ?? cue.startSeconds });
    }
    captions.text += `${turn.text} `;
  }
  return captions;
}

/**
 * Between which seconds the words of a quote begin to be spoken: those of the caption they begin in. Null where the captions
 * can't tell, or where the same is said twice.
 */
export function spokenIn(captions: Captions | undefined, quote: string): { from: number; to: number } | null {
  if (captions === undefined) return null;
  const at = captions.text.indexOf(quote);
  if (at < 0 || captions.text.includes(quote, at + 1)) return null;
  const cue = captions.cues.findLast((each) => each.at <= at);
  return cue === undefined ? null : { from: cue.from, to: cue.to };
}
