import { headingsOf, type Layout } from "./layout.ts";
import { YOUTUBE_COLUMNS } from "./youtube_columns.ts";

// YouTube Studio, advanced mode: "Table data" has one row a video with totals over the chosen days, "Totals" and
// "Chart data" have the days. Studio translates its headings.
const headings = headingsOf(YOUTUBE_COLUMNS);

/** Totals of each video over the days of the export. */
export const youtubeTable: Layout = {
  key: "youtube_studio_table",
  platform: "youtube",
  label: "YouTube Studio, totals by video",
  layer: "content",
  headings,
  accepts: ({ parts, metrics }) => parts.has("post_id") && !parts.has("day") && metrics.size > 0,
  dateOrder: "month_first",
};

/** Figures by day: of the channel, or of each video in the chart. */
export const youtubeSeries: Layout = {
  key: "youtube_studio_series",
  platform: "youtube",
  label: "YouTube Studio, day by day",
  layer: "account",
  headings,
  // A day and "Impressions" are headings of many tools: more columns than one have to be Studio's own.
  accepts: ({ parts, metrics, headings }) =>
    parts.has("day") && metrics.size > 0 && (parts.size + metrics.size) * 2 >= headings &&
    (headings === 2 || metrics.has("views") || metrics.has("watch_time") || parts.has("post_id")),
  dateOrder: "month_first",
};
