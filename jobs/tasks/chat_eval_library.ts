import type { Passage, PassageHit } from "../../lib/library/passage.ts";
import { readSourceFile } from "../../lib/library/reading/read_source.ts";
import { rankerOf } from "../../lib/library/search/eval/mod.ts";
import { readTranscript } from "../../lib/transcripts/mod.ts";

/** Captions of an episode: when each begins and ends, and where its words stand in the whole text. */
interface Captions {
  text: string;
  cues: { at: number; from: number; to: number }[];
}

/** A library that was read from files, and is searched in memory. */
export interface FileLibrary {
  passages: Passage[];
  search(query: string, limit: number): Promise<PassageHit[]>;
  titles: string[];
  namesOf(sourceId: string): readonly string[];
  /** Between which seconds the words of a quote begin, by the captions of the file; null where they can't tell. */
  spokenAt(sourceId: string, quote: string): { from: number; to: number } | null;
}

interface ListedSource {
  file: string;
  title?: string;
  date?: string;
  youtube?: string;
  chapters?: string;
}

/** Reads the files that a manifest lists, or all files of a folder. */
export async function readFileLibrary(path: string): Promise<FileLibrary> {
  const { folder, sources } = await listSources(path);
  const passages: Passage[] = [];
  const names = new Map<string, string[]>();
  const captions = new Map<string, Captions>();
  for (const source of sources) {
    const bytes = await Deno.readFile(`${folder}/${source.file}`);
    const chapters = source.chapters === undefined ? [] : await readChapters(`${folder}/${source.chapters}`);
    const read = await readSourceFile({ name: source.file, bytes, chapters });
    const title = source.title ?? read.title ?? source.file;
    const youtubeId = source.youtube?.replace(/^.*(?:v=|youtu\.be\/)/, "") ?? null;
    names.set(source.file, [source.file, title, ...(youtubeId === null ? [] : [youtubeId])]);
    if (read.kind === "episode") captions.set(source.file, await readCaptions(bytes, source.file));
    passages.push(...read.passages.map((passage, ordinal): Passage => ({
      ...passage,
      id: `${source.file}#${String(ordinal).padStart(5, "0")}`,
      sourceId: source.file,
      sourceTitle: title,
      kind: read.kind,
      date: source.date ?? read.recordedOn,
      youtubeId,
      ordinal,
    })));
  }
  const byId = new Map(passages.map((passage) => [passage.id, passage]));
  const rank = rankerOf(passages.map((passage) => ({ ...passage, title: passage.sourceTitle })));
  return {
    passages,
    search: (query, limit) =>
      Promise.resolve(
        rank(query, limit).map(({ id, score }, index) => ({
          passage: byId.get(id)!,
          rank: index + 1,
          score,
          matches: [],
        })),
      ),
    titles: [...new Set(passages.map(({ sourceTitle }) => sourceTitle))],
    namesOf: (sourceId) => names.get(sourceId) ?? [],
    spokenAt: (sourceId, quote) => spokenIn(captions.get(sourceId), quote),
  };
}

async function listSources(path: string): Promise<{ folder: string; sources: ListedSource[] }> {
  if ((await Deno.stat(path)).isDirectory) {
    const files: string[] = [];
    for await (const entry of Deno.readDir(path)) {
      if (entry.isFile && /\.(?:vtt|srt|sbv|docx|txt|json|pdf)$/i.test(entry.name)) files.push(entry.name);
    }
    return { folder: path, sources: files.sort().map((file) => ({ file })) };
  }
  const manifest = JSON.parse(await Deno.readTextFile(path)) as { sources: ListedSource[] };
  return { folder: path.replace(/\/?[^/]*$/, "") || ".", sources: manifest.sources };
}

async function readChapters(path: string): Promise<{ startSeconds: number; title: string }[]> {
  const file = JSON.parse(await Deno.readTextFile(path)) as { chapters: { startTime: number; title: string }[] };
  return file.chapters.map(({ startTime, title }) => ({ startSeconds: startTime, title }));
}

async function readCaptions(bytes: Uint8Array, name: string): Promise<Captions> {
  const { turns } = await readTranscript(bytes, name);
  const captions: Captions = { text: "", cues: [] };
  for (const turn of turns) {
    const cues = turn.cues ??
      (turn.startSeconds === null ? [] : [{ startSeconds: turn.startSeconds, endSeconds: turn.endSeconds, from: 0 }]);
    for (const cue of cues) {
      const at = captions.text.length + cue.from;
      captions.cues.push({ at, from: cue.startSeconds, to: cue.endSeconds ?? cue.startSeconds });
    }
    captions.text += `${turn.text} `;
  }
  return captions;
}

function spokenIn(captions: Captions | undefined, quote: string): { from: number; to: number } | null {
  if (captions === undefined) return null;
  const at = captions.text.indexOf(quote);
  // Words that are said twice can't be told apart here.
  if (at < 0 || captions.text.includes(quote, at + 1)) return null;
  const cue = captions.cues.findLast((each) => each.at <= at);
  return cue === undefined ? null : { from: cue.from, to: cue.to };
}
