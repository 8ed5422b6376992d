import { joinSpellings } from "./read/names.ts";
import type { Transcript, Turn, Voice, VoiceChanges, Warning } from "./transcript.ts";
import { countWords } from "./words.ts";

/** Gives each turn the shown name of its voice; answers the spellings behind each name and what was joined. */
export function nameVoices(
  turns: Turn[],
): { turns: Turn[]; spellings: Map<string, string[]>; warnings: Warning[] } {
  const found = [...new Set(turns.flatMap((turn) => turn.speaker === null ? [] : [turn.speaker]))];
  const shown = joinSpellings(found);
  const spellings = new Map<string, string[]>();
  for (const spelling of found) {
    const name = shown.get(spelling) ?? spelling;
    spellings.set(name, [...spellings.get(name) ?? [], spelling]);
  }
  const joined = [...spellings].filter(([, group]) => group.length > 1);
  const warnings = joined.map(([name, group]) => ({
    code: "speakers_joined",
    message: `${listOf(group.map((spelling) => `“${spelling}”`))} look like one person.`,
    remedy: `They are counted together as ${name}.`,
  }));
  const renamed = turns.map((turn) =>
    turn.speaker === null ? turn : { ...turn, speaker: shown.get(turn.speaker) ?? turn.speaker }
  );
  return { turns: renamed, spellings, warnings };
}

/** The voices of turns by words, most first. */
export function voicesOf(turns: Turn[], spellings: Map<string, string[]>): Voice[] {
  const voices = new Map<string, Voice>();
  for (const turn of turns) {
    if (turn.speaker === null) continue;
    const voice = voices.get(turn.speaker) ??
      {
        name: turn.speaker,
        spellings: spellings.get(turn.speaker) ?? [turn.speaker],
        turns: 0,
        words: 0,
        seconds: null,
      };
    voice.turns++;
    voice.words += countWords(turn.text);
    const seconds = lengthOf(turn);
    if (seconds !== null) voice.seconds = Math.round(((voice.seconds ?? 0) + seconds) * 1000) / 1000;
    voices.set(turn.speaker, voice);
  }
  return [...voices.values()].sort((a, b) => b.words - a.words);
}

/** A turn's length, or null when it has no times; its pieces are summed so that pauses between them do not count. */
function lengthOf(turn: Turn): number | null {
  if (turn.startSeconds === null || turn.endSeconds === null) return null;
  return Math.max(0, turn.endSeconds - turn.startSeconds);
}

/**
 * The transcript as a person corrected it: voices renamed (two given one name become one), and those left out made
 * nameless, so that they keep their place in the record but have no talk time and are never quoted. Changes nothing given.
 */
export function applyVoiceChanges(transcript: Transcript, changes: VoiceChanges): Transcript {
  const nameOf = (name: string): string | null => {
    const change = Object.hasOwn(changes, name) ? changes[name] : undefined;
    if (change?.role === "leave_out") return null;
    return change?.name?.trim() || name;
  };
  const leftOut = new Set(
    transcript.voices.map((voice) => voice.name).filter((name) => nameOf(name) === null),
  );
  const spellings = new Map<string, string[]>();
  for (const voice of transcript.voices) {
    const name = nameOf(voice.name);
    if (name !== null) spellings.set(name, [...spellings.get(name) ?? [], ...voice.spellings]);
  }
  const turns = transcript.turns.map((turn): Turn => {
    if (turn.speaker === null) return turn;
    return leftOut.has(turn.speaker)
      ? { ...turn, speaker: null, leftOut: true }
      : { ...turn, speaker: nameOf(turn.speaker) };
  });
  return { ...transcript, turns, voices: voicesOf(turns, spellings) };
}

function listOf(items: string[]): string {
  return items.length < 2 ? items.join("") : `${items.slice(0, -1).join(", ")} and ${items.at(-1)}`;
}
