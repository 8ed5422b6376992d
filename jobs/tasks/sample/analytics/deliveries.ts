import type { Observation, ObservationBatch, PostFacts } from "../../../../lib/analytics/mod.ts";
import { type Basis, type MetricKey, METRICS } from "../../../../lib/contract/metrics.ts";
import { type SampleChannel, sampleTitle } from "./channels.ts";
import { sampleNumbers } from "./random.ts";

const DAY_MS = 86_400_000;
/** Enough for ninety days, and ten of the ninety before. */
const DAYS = 100;
/** What is seen of a post on its days, as a part of all that ever will be. */
const FADING = [0.42, 0.2, 0.11, 0.07, 0.05, 0.035, 0.025, 0.02, 0.015, 0.012, 0.01, 0.008, 0.006, 0.005];
/** The post that went around: of which channel, and how much more than others it was seen. */
const SPIKE = { place: 2, times: 7 };

/** A post with what was seen of it each day since it was published: days before today to count. */
interface SamplePost {
  facts: PostFacts;
  publishedBack: number;
  seen: Map<number, number>;
}

/** What a sample channel's source delivers at a moment: its days, its posts, and what these stand at. */
export function sampleBatch(
  channel: SampleChannel,
  index: number,
  first: number,
  now: Date,
): ObservationBatch {
  const next = sampleNumbers(1000 + index);
  const posts = Array.from(
    { length: channel.posts },
    (_, place) => samplePost(channel, first + place, place, next, now),
  );
  const days = Array.from({ length: DAYS }, (_, back) => back + 1).filter((back) =>
    !channel.missing.includes(back)
  );
  const seen = new Map(days.map((back) => [back, seenOn(channel, posts, back, next, now)]));
  return {
    account: channel.account,
    posts: posts.map(({ facts }) => facts),
    observations: [
      ...days.flatMap((back) => dayObservations(channel, seen.get(back)!, back, next, now)),
      ...followers(channel, days, now),
      ...posts.flatMap((post) => postObservations(channel, post, now)),
    ],
  };
}

/** The first days of a delivery as they were first told: a few per cent short, as young figures are. */
export function earlierBatch(batch: ObservationBatch, days: readonly string[]): ObservationBatch {
  const young = batch.observations.filter(({ post, basis, day }) =>
    post === null && basis === "day" && days.includes(day)
  );
  return { ...batch, posts: [], observations: young.map((figure) => ({ ...figure, value: lessOf(figure) })) };
}

/** The day so many days before a moment. */
export function dayBefore(now: Date, back: number): string {
  return new Date(now.getTime() - back * DAY_MS).toISOString().slice(0, 10);
}

function lessOf({ metric, value }: Observation): number {
  return METRICS[metric].kind === "rate" ? value : Math.floor(value * 0.96);
}

function samplePost(
  channel: SampleChannel,
  n: number,
  place: number,
  next: () => number,
  now: Date,
): SamplePost {
  const publishedBack = 3 + Math.round((place + next() * 0.6) * (DAYS - 8) / channel.posts);
  const all = channel.background * (1.2 + 2.4 * next()) * (place === SPIKE.place ? SPIKE.times : 1);
  const { platform } = channel.account;
  return {
    publishedBack,
    seen: new Map(FADING.map((part, age) => [publishedBack - age, Math.round(all * part)])),
    facts: {
      externalId: `sample-${channel.account.externalId}-${place}`,
      url: null,
      title: sampleTitle(n),
      kind: channel.postKind,
      publishedAt: `${dayBefore(now, publishedBack)}T${platform === "youtube" ? "16" : "08"}:30:00Z`,
      durationSeconds: platform === "youtube" ? 300 + Math.round(next() * 2400) : null,
      thumbnailUrl: null,
    },
  };
}

function seenOn(
  channel: SampleChannel,
  posts: readonly SamplePost[],
  back: number,
  next: () => number,
  now: Date,
): number {
  const weekday = new Date(`${dayBefore(now, back)}T00:00:00Z`).getUTCDay();
  // Somewhat more from month to month.
  const growth = 1 + 0.0025 * (DAYS - back);
  const background = channel.background * channel.week[weekday]! * growth * (0.9 + 0.2 * next());
  return Math.round(background) + posts.reduce((sum, { seen }) => sum + (seen.get(back) ?? 0), 0);
}

function dayObservations(
  channel: SampleChannel,
  seen: number,
  back: number,
  next: () => number,
  now: Date,
): Observation[] {
  const day = dayBefore(now, back);
  const counted = (Object.entries(channel.parts) as [MetricKey, number][])
    .map(([metric, part]) => observed(metric, "day", day, Math.round(seen * part * (0.8 + 0.4 * next()))));
  const lost = observed("followers_lost", "day", day, Math.round(seen * 0.0012 * (1 + next())));
  const figures = [observed(channel.lead, "day", day, seen), ...counted];
  if (channel.account.platform !== "linkedin") return [...figures, lost];
  const deeds = ["clicks", "reactions", "comments", "reposts"];
  const all = counted.filter(({ metric }) => deeds.includes(metric)).reduce(
    (sum, { value }) => sum + value,
    0,
  );
  return [...figures, {
    ...observed("engagement_rate", "day", day, all / seen),
    numerator: all,
    denominator: seen,
  }];
}

function followers(channel: SampleChannel, days: readonly number[], now: Date): Observation[] {
  return days.map((back) =>
    observed(
      "followers",
      "to_date",
      dayBefore(now, back),
      channel.followers + Math.round((DAYS - back) * channel.followers / 900),
    )
  );
}

/** What a post stands at, and what was seen of it each day, from which a change can be explained. */
function postObservations(channel: SampleChannel, post: SamplePost, now: Date): Observation[] {
  const of = (metric: MetricKey, basis: Basis, day: string, value: number): Observation => ({
    ...observed(metric, basis, day, value),
    post: post.facts.externalId,
    layer: "content",
  });
  const days = [...post.seen].filter(([back]) => back >= 1);
  const seen = days.reduce((sum, [, value]) => sum + value, 0);
  const yesterday = dayBefore(now, 1);
  return [
    ...days.map(([back, value]) => of(channel.lead, "day", dayBefore(now, back), value)),
    of(channel.lead, "to_date", yesterday, seen),
    ...(Object.entries(channel.postParts) as [MetricKey, number][])
      .map(([metric, part]) => of(metric, "to_date", yesterday, Math.round(seen * part))),
  ];
}

function observed(metric: MetricKey, basis: Basis, day: string, value: number): Observation {
  return {
    post: null,
    metric,
    layer: "account",
    basis,
    day,
    periodStart: null,
    value,
    numerator: null,
    denominator: null,
    provisional: false,
  };
}
