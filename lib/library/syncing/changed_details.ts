import type { SourceDetails } from "../changing/queries.ts";
import type { SourceRow } from "../rows.ts";
import type { SyncEntry } from "./entry.ts";

/** What an entry says otherwise than the row, and its names in words. */
export function changedDetails(
  row: SourceRow,
  entry: SyncEntry,
): { details: SourceDetails; names: string[] } {
  const details: SourceDetails = {};
  const names: string[] = [];
  const compare = (name: string, said: unknown, kept: unknown, take: () => void) => {
    if (said === undefined || JSON.stringify(said) === JSON.stringify(kept)) return;
    take();
    names.push(name);
  };
  compare("title", entry.title, row.title, () => details.title = entry.title);
  compare("date", entry.date, row.date, () => details.date = entry.date);
  compare("speakers", entry.speakers, row.speakers, () => details.speakers = entry.speakers);
  compare("video", entry.youtubeId, row.youtube_id, () => details.youtubeId = entry.youtubeId);
  compare(
    "chapters",
    entry.chapters,
    row.chapters.map(({ start_seconds, title }) => ({ start_seconds, title })),
    () => {
      details.chapters = entry.chapters;
    },
  );
  return { details, names };
}
