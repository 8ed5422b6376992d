import * as z from "zod/mini";
import type { MetricKey } from "../../../contract/metrics.ts";
import type { Observation } from "../../observation.ts";
import type { Addresses } from "../addresses.ts";
import { addDays, dayIn, PACIFIC } from "../days.ts";
import type { Reading } from "../reading.ts";
import { type Frame, observe, observeRate } from "../values.ts";
import { askYoutube } from "./ask_youtube.ts";

const METRICS = [
  "views",
  "engagedViews",
  "estimatedMinutesWatched",
  "averageViewDuration",
  "averageViewPercentage",
  "subscribersGained",
  "subscribersLost",
  "likes",
  "dislikes",
  "comments",
  "shares",
].join(",");
/** The figures of the newest days still move. */
const UNSETTLED_DAYS = 2;
/** The most videos a report of them names. */
const MOST_VIDEOS = 200;

const Cell = z.union([z.string(), z.number(), z.null()]);
const ResultTable = z.object({
  columnHeaders: z.array(z.object({ name: z.string() })),
  // An empty result has no rows at all.
  rows: z._default(z.array(z.array(Cell)), []),
});

/** The channel's figures day by day. */
export async function readDays(
  reading: Reading,
  addresses: Addresses,
  { from, to }: { from: string; to: string },
): Promise<Observation[]> {
  const rows = await report(reading, addresses, {
    startDate: from,
    endDate: to,
    dimensions: "day",
    sort: "day",
  });
  return rows.flatMap((row) => {
    const day = String(row.day ?? "");
    if (!/^\d{4}-\d{2}-\d{2}$/.test(day)) return [];
    const provisional = isUnsettled(day, reading.now);
    return figuresOf({ post: null, layer: "account", basis: "day", day, provisional }, row);
  });
}

/** The figures of one day by video, those seen most first. */
export async function readDayOfVideos(
  reading: Reading,
  addresses: Addresses,
  day: string,
): Promise<Observation[]> {
  const rows = await report(reading, addresses, {
    startDate: day,
    endDate: day,
    dimensions: "video",
    sort: "-views",
    maxResults: String(MOST_VIDEOS),
  });
  return rows.flatMap((row) => {
    const post = String(row.video ?? "");
    const provisional = isUnsettled(day, reading.now);
    return post === "" ? [] : figuresOf({ post, layer: "content", basis: "day", day, provisional }, row);
  });
}

type Row = Record<string, string | number | null>;

async function report(reading: Reading, addresses: Addresses, query: Record<string, string>): Promise<Row[]> {
  const table = await askYoutube(reading, addresses.youtubeAnalytics, "reports", {
    ids: `channel==${reading.externalId}`,
    metrics: METRICS,
    ...query,
  }, ResultTable);
  const names = table.columnHeaders.map(({ name }) => name);
  return table.rows.map((cells) => Object.fromEntries(names.map((name, n) => [name, cells[n] ?? null])));
}

const COUNTS: [column: string, metric: MetricKey][] = [
  ["views", "views"],
  ["engagedViews", "engaged_views"],
  ["subscribersGained", "followers_gained"],
  ["subscribersLost", "followers_lost"],
  ["likes", "likes"],
  ["dislikes", "dislikes"],
  ["comments", "comments"],
  ["shares", "shares"],
];

function figuresOf(frame: Frame, row: Row): Observation[] {
  const number = (name: string) => typeof row[name] === "number" ? row[name] : null;
  const views = number("views");
  const minutes = number("estimatedMinutesWatched");
  const watchTime = minutes === null ? null : minutes * 60;
  const percentage = number("averageViewPercentage");
  return [
    ...observe(frame, Object.fromEntries(COUNTS.map(([column, metric]) => [metric, number(column)]))),
    ...observe(frame, { watch_time: watchTime }),
    ...observeRate(frame, "average_view_duration", {
      value: number("averageViewDuration"),
      numerator: watchTime,
      denominator: views,
    }),
    ...observeRate(frame, "average_percentage_viewed", {
      value: percentage === null ? null : percentage / 100,
      numerator: null,
      denominator: views,
    }),
  ];
}

function isUnsettled(day: string, now: Date): boolean {
  return day > addDays(dayIn(PACIFIC, now), -1 - UNSETTLED_DAYS);
}
