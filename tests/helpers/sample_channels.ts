import type { Observation, ObservationBatch } from "../../lib/analytics/mod.ts";
import type { MetricKey, Platform } from "../../lib/contract/metrics.ts";
import type { Services } from "../../lib/services.ts";
import { deliver, figureOf, postOf } from "./figures.ts";
import { later } from "./sample_figures.ts";

const DAYS = 90;
/** Hostile, long and foreign on purpose: every page has to bear them. */
export const TITLES = [
  `Home blood pressure: <b>what patients</b> ask first"><script>alert(1)</script>`,
  "Buổi trò chuyện về tiểu đường ".repeat(6).trim(),
  "ندوة تجريبية عن الربو",
  "Sleep after shift work: a pharmacist’s view",
] as const;

/**
 * Records three months of two YouTube channels, a LinkedIn page and an account on X that began lately, up to a day: with a
 * gap, provisional days, counts below zero, posts, and a correction by a second source.
 */
export async function addSampleChannels(
  services: Services,
  organisationId: string,
  lastDay: string,
): Promise<void> {
  const channels: [string, Platform, string, number, number][] = [
    ["UCsample", "youtube", "Sample Health Media", DAYS, 900],
    ["UCshorts", "youtube", "Sample Shorts", DAYS, 150],
    ["urn:li:organization:1", "linkedin", "Sample Health Media on LinkedIn", DAYS, 1900],
    ["123456", "x", "samplehealth", 17, 400],
  ];
  for (const [externalId, platform, name, days, level] of channels) {
    await deliver(services, organisationId, [batchOf(externalId, platform, name, days, level, lastDay)]);
  }
  // Another source that knows one day differently.
  await deliver(services, organisationId, [{
    account: accountOf("UCsample", "youtube", "Sample Health Media"),
    posts: [],
    observations: [figureOf({ day: later(lastDay, -9), value: 777 })],
  }], { source: "push" });
}

function batchOf(
  externalId: string,
  platform: Platform,
  name: string,
  days: number,
  level: number,
  lastDay: string,
): ObservationBatch {
  const observations: Observation[] = [];
  for (let back = days - 1; back >= 0; back--) {
    if (back === 15) continue;
    const seen = Math.round(level * (1 + 0.3 * Math.sin(back / 3)) + (back === 8 ? level * 1.4 : 0));
    for (const [metric, value] of Object.entries(figuresOfDay(platform, seen, back))) {
      observations.push(
        figureOf({ metric: metric as MetricKey, day: later(lastDay, -back), value, provisional: back < 2 }),
      );
    }
    const followers = { metric: "followers" as const, basis: "to_date" as const, value: 12_000 - back * 3 };
    observations.push(figureOf({ ...followers, day: later(lastDay, -back) }));
  }
  const posts = TITLES.map((title, index) =>
    postOf({
      externalId: `${externalId}-${index}`,
      title: index === 3 && platform === "x" ? null : title,
      url: "https://video.example/watch",
      kind: platform === "youtube" ? "video" : "post",
      durationSeconds: platform === "youtube" ? 600 : null,
      publishedAt: `${later(lastDay, -8 - index)}T10:00:00Z`,
    })
  );
  for (const [index, { externalId: post }] of posts.entries()) {
    for (const [metric, value] of Object.entries(figuresOfDay(platform, level * (5 - index), index))) {
      observations.push(
        figureOf({
          post,
          metric: metric as MetricKey,
          layer: "content",
          basis: "to_date",
          day: lastDay,
          value,
        }),
      );
    }
  }
  return { account: accountOf(externalId, platform, name), posts, observations };
}

function figuresOfDay(platform: Platform, seen: number, seed: number): Partial<Record<MetricKey, number>> {
  const few = seed % 7 - 2;
  if (platform === "youtube") {
    return {
      views: seen,
      likes: few * 3,
      comments: seed % 5,
      shares: 2,
      watch_time: seen * 212,
      followers_net: few,
    };
  }
  const common = { impressions: seen, clicks: Math.round(seen / 40) };
  if (platform === "linkedin") return { ...common, reactions: few * 4, comments: seed % 4, reposts: 1 };
  return { ...common, engagements: Math.round(seen / 25), likes: few, replies: seed % 3, reposts: 1 };
}

function accountOf(externalId: string, platform: Platform, name: string): ObservationBatch["account"] {
  return { platform, externalId, name, handle: null, url: null };
}
