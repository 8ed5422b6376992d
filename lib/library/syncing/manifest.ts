import * as z from "zod/mini";
import { CalendarDate } from "../../contract/report_shapes.ts";
import { AppError } from "../../http/app_error.ts";
import type { ChapterRow } from "../rows.ts";
import { youtubeIdOf } from "../youtube.ts";

const Text = z.string().check(z.trim(), z.minLength(1), z.maxLength(300));

const Chapters = z.array(z.union([
  z.object({ start: z.number().check(z.minimum(0)), title: Text }),
  // As the podcast namespace writes them ("application/json+chapters").
  z.object({ startTime: z.number().check(z.minimum(0)), title: z.optional(z.string()) }),
])).check(z.maxLength(1_000));

const ManifestEntry = z.strictObject({
  file: Text,
  kind: z.optional(z.enum(["episode", "document"])),
  title: z.optional(Text),
  date: z.optional(CalendarDate),
  speakers: z.optional(z.array(Text).check(z.maxLength(40))),
  youtube: z.optional(z.nullable(z.string())),
  /** A list, or the name of a file of chapters. */
  chapters: z.optional(z.union([Chapters, Text])),
});

const Manifest = z.union([z.array(ManifestEntry), z.object({ sources: z.array(ManifestEntry) })]);
const ChapterFile = z.union([Chapters, z.object({ chapters: Chapters })]);

/** An entry of a manifest, checked. */
export interface ManifestSource {
  file: string;
  kind?: "episode" | "document" | undefined;
  title?: string | undefined;
  date?: string | undefined;
  speakers?: string[] | undefined;
  youtubeId?: string | null | undefined;
  chapters?: ChapterRow[] | undefined;
  chaptersFile?: string | undefined;
}

/**
 * The sources of a manifest's text: `{"sources": [{"file", "kind", "title", "date", "speakers", "youtube", "chapters"}]}`.
 * @throws AppError "input_invalid" that says which entry is wrong
 */
export function readManifest(text: string): ManifestSource[] {
  const parsed = Manifest.safeParse(json(text, "The manifest"));
  if (!parsed.success) throw invalid(`The manifest can't be used: ${faultOf(text, parsed.error)}`);
  const entries = Array.isArray(parsed.data) ? parsed.data : parsed.data.sources;
  const seen = new Set<string>();
  return entries.map(({ file, youtube, chapters, ...rest }) => {
    if (/^(?:[/\\]|[a-z]:)|(?:^|[/\\])\.\.(?:[/\\]|$)/i.test(file)) {
      throw invalid(`The manifest names "${file}": files stand beside it, or in folders below.`);
    }
    if (seen.has(file)) throw invalid(`The manifest names "${file}" twice.`);
    seen.add(file);
    return {
      ...rest,
      file,
      ...(youtube === undefined ? {} : { youtubeId: videoOf(youtube, file) }),
      ...(typeof chapters === "string" ? { chaptersFile: chapters } : {}),
      ...(Array.isArray(chapters) ? { chapters: chaptersOf(chapters) } : {}),
    };
  });
}

/**
 * The chapters of a file of chapters.
 * @throws AppError "input_invalid"
 */
export function readChapters(text: string, name: string): ChapterRow[] {
  const parsed = ChapterFile.safeParse(json(text, `"${name}"`));
  if (!parsed.success) throw invalid(`"${name}" holds no list of chapters with startTime and title.`);
  return chaptersOf(Array.isArray(parsed.data) ? parsed.data : parsed.data.chapters);
}

function chaptersOf(chapters: z.infer<typeof Chapters>): ChapterRow[] {
  return chapters
    .map((chapter) => ({
      start_seconds: "start" in chapter ? chapter.start : chapter.startTime,
      title: (chapter.title ?? "").trim().slice(0, 300),
    }))
    .filter(({ title }) => title !== "")
    .sort((a, b) => a.start_seconds - b.start_seconds);
}

function videoOf(youtube: string | null, file: string): string | null {
  if (youtube === null || youtube.trim() === "") return null;
  const id = youtubeIdOf(youtube);
  if (id === null) throw invalid(`The manifest's "youtube" of "${file}" is no video: "${youtube}".`);
  return id;
}

function json(text: string, what: string): unknown {
  try {
    return JSON.parse(text.replace(/^\uFEFF/, ""));
  } catch (cause) {
    throw new AppError("input_invalid", { detail: `${what} is not JSON.`, cause });
  }
}

/** Where the first entry is wrong; the union of both forms of a manifest would say it twice over. */
function faultOf(text: string, whole: z.core.$ZodError): string {
  const value = JSON.parse(text.replace(/^\uFEFF/, "")) as unknown;
  const list = Array.isArray(value) ? value : (value as { sources?: unknown } | null)?.sources;
  if (!Array.isArray(list)) return 'it needs a list "sources".';
  for (const [index, entry] of list.entries()) {
    const parsed = ManifestEntry.safeParse(entry);
    if (parsed.success) continue;
    const issue = parsed.error.issues[0]!;
    const extra = issue.code === "unrecognized_keys"
      ? issue.keys.join(", ")
      : issue.path.map(String).join(".");
    const named = (entry as { file?: unknown } | null)?.file;
    const which = typeof named === "string" ? `"${named}"` : `entry ${index + 1}`;
    return `${which}: ${extra === "" ? "" : `${extra}: `}${issue.message}.`;
  }
  return `${whole.issues[0]!.message}.`;
}

function invalid(detail: string): AppError {
  return new AppError("input_invalid", { detail });
}
