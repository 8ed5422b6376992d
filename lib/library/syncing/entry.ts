import type { ChapterRow } from "../rows.ts";

/** A source as a folder or a manifest describes it; what it leaves out is not touched. */
export interface SyncEntry {
  /** The file's path below its folder. */
  path: string;
  /** The file's own name. */
  name: string;
  read: () => Promise<Uint8Array>;
  kind?: "episode" | "document" | undefined;
  title?: string | undefined;
  date?: string | undefined;
  speakers?: string[] | undefined;
  youtubeId?: string | null | undefined;
  chapters?: ChapterRow[] | undefined;
}

/** What was done about a source, or would be. */
export type SyncDeed = "added" | "changed" | "moved" | "unchanged" | "removed" | "gone" | "known" | "refused";

/** A line of a sync. */
export interface Synced {
  path: string;
  deed: SyncDeed;
  /** What changed, where it is known from, or why it was refused. */
  detail: string | null;
  /** The source, where there is one; null in a rehearsal and for what was refused or removed. */
  sourceId: string | null;
}
