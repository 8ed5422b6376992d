import { speakerOf } from "../../library/mod.ts";
import type { ReadPassage } from "./context.ts";
import { isAsked } from "./manner.ts";

/** Who asks the questions of an episode, by source and name. */
export type Hosts = ReadonlySet<string>;

/** Whoever asks with at least this share of their sentences is the host. */
const ASKS_SHARE = 0.4;
const FEWEST_ASKED = 2;

/** The hosts of the episodes that passages were found of, as far as these passages tell. */
export function hostsOf(passages: readonly ReadPassage[]): Hosts {
  const voices = new Map<string, { asked: number; all: number }>();
  for (const passage of passages) {
    for (const [index, text] of passage.texts.entries()) {
      const voice = voiceOf(passage, index);
      if (voice === null) continue;
      const counts = voices.get(voice) ?? { asked: 0, all: 0 };
      voices.set(voice, { asked: counts.asked + (isAsked(text) ? 1 : 0), all: counts.all + 1 });
    }
  }
  return new Set(
    [...voices].filter(([, { asked, all }]) => asked >= FEWEST_ASKED && asked / all >= ASKS_SHARE)
      .map(([voice]) => voice),
  );
}

/** Whether a sentence is the host's. */
export function isHost(hosts: Hosts, passage: ReadPassage, index: number): boolean {
  const voice = voiceOf(passage, index);
  return voice !== null && hosts.has(voice);
}

function voiceOf({ hit: { passage } }: ReadPassage, index: number): string | null {
  const speaker = speakerOf(passage, passage.sentences[index]!);
  return speaker === null ? null : `${passage.sourceId} ${speaker}`;
}
