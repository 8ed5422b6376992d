/**
 * The shapes of export files: which headings, in which languages, mean which figures. Data and rules of recognition only;
 * it reads no file.
 */
import type { LayoutKey } from "../reading.ts";
import type { Layout } from "./layout.ts";
import { linkedinContent, linkedinPosts } from "./linkedin_content.ts";
import { linkedinCompetitors, linkedinFollowers, linkedinVisitors } from "./linkedin_page.ts";
import { xContent, xOverview, xVideo } from "./x.ts";
import { xLegacy } from "./x_legacy.ts";
import { youtubeSeries, youtubeTable } from "./youtube.ts";

export type { Column, ColumnUnit, FoundColumns, Layout, Meaning, Part } from "./layout.ts";

/** Every layout, those that lead a delivery before those that accompany them. */
export const LAYOUTS: Layout[] = [
  youtubeTable,
  youtubeSeries,
  linkedinContent,
  linkedinPosts,
  linkedinFollowers,
  linkedinVisitors,
  linkedinCompetitors,
  xOverview,
  xContent,
  xVideo,
  xLegacy,
];

/** What a layout is called; one that this code does not know goes by its key. */
export function layoutLabel(key: LayoutKey): string {
  return LAYOUTS.find((layout) => layout.key === key)?.label ?? key;
}
