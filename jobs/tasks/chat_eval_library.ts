import type { Passage, PassageHit } from "../../lib/library/mod.ts";
import { readSourceFile } from "../../lib/library/reading/mod.ts";
import { rankerOf } from "../../lib/library/search/eval/mod.ts";
import { type Captions, readCaptions, spokenIn } from "./chat_eval_captions.ts";
import { readLibraryFolder } from "./library_folder.ts";

/** A library as the scorecard asks it. */
export interface EvalLibrary {
  passages: Passage[];
  titles: string[];
  search(query: string, limit: number): Promise<PassageHit[]>;
  /** What a question set may call a source. */
  namesOf(sourceId: string): readonly string[];
  /** Between which seconds the words of a quote begin; null where nobody can tell. */
  spokenAt(sourceId: string, quote: string): { from: number; to: number } | null;
}

/** Reads a folder or a manifest's files into a library that is searched in memory. */
export async function readFileLibrary(path: string): Promise<EvalLibrary> {
  const { entries } = await readLibraryFolder(path);
  const passages: Passage[] = [];
  const names = new Map<string, string[]>();
  const captions = new Map<string, Captions>();
  for (const entry of entries) {
    const bytes = await entry.read();
    const chapters = (entry.chapters ?? []).map((each) => ({
      startSeconds: each.start_seconds,
      title: each.title,
    }));
    const read = await readSourceFile({ name: entry.name, bytes, chapters });
    const title = entry.title ?? read.title ?? entry.name;
    const youtubeId = entry.youtubeId ?? null;
    names.set(entry.path, [entry.path, entry.name, title, ...(youtubeId === null ? [] : [youtubeId])]);
    if (read.kind === "episode") captions.set(entry.path, await readCaptions(bytes, entry.name));
    passages.push(...read.passages.map((passage, ordinal): Passage => ({
      ...passage,
      id: `${entry.path}#${String(ordinal).padStart(5, "0")}`,
      sourceId: entry.path,
      sourceTitle: title,
      kind: read.kind,
      date: entry.date ?? read.recordedOn,
      youtubeId,
      ordinal,
    })));
  }
  return {
    passages,
    titles: [...new Set(passages.map(({ sourceTitle }) => sourceTitle))],
    search: searchOf(passages),
    namesOf: (sourceId) => names.get(sourceId) ?? [],
    spokenAt: (sourceId, quote) => spokenIn(captions.get(sourceId), quote),
  };
}

function searchOf(passages: readonly Passage[]): EvalLibrary["search"] {
  const byId = new Map(passages.map((passage) => [passage.id, passage]));
  const rank = rankerOf(passages.map((passage) => ({ ...passage, title: passage.sourceTitle })));
  return (query, limit) =>
    Promise.resolve(
      rank(query, limit).map(({ id, score }, index) => ({
        passage: byId.get(id)!,
        rank: index + 1,
        score,
        matches: [],
      })),
    );
}
