import type { Period, PlatformCard } from "../../lib/contract/analytics_shapes.ts";
import { metricOf } from "../../lib/contract/metrics.ts";
import { shortDay } from "../charts/days.ts";
import { figureName, figureText, metricNoun, metricText } from "../charts/figures.ts";
import { peakOf } from "../charts/findings.ts";
import { PlatformMark } from "../charts/PlatformMark.tsx";
import { Sparkline } from "../charts/Sparkline.tsx";
import { changeAddress, figureAddress, platformAddress, type Range } from "./address.ts";
import { ChangeWords, comparedText } from "./ChangeWords.tsx";

/** Every platform in one glance, side by side: its leading figure, how that moved, and the shape of its days. */
export function PlatformCards(
  { cards, period, range }: { cards: readonly PlatformCard[]; period: Period; range: Range },
) {
  return (
    <div class="figures">
      {cards.map((card) => <Card key={card.platform} card={card} period={period} range={range} />)}
    </div>
  );
}

function Card({ card, period, range }: { card: PlatformCard; period: Period; range: Range }) {
  const { platform, lead, points } = card;
  const { unit } = metricOf(lead.metric);
  const id = `figure-${platform}`;
  return (
    <section class="figure" aria-labelledby={id}>
      <h2 id={id}>
        <a href={platformAddress(platform, range)}>
          <PlatformMark platform={platform} text={figureName(platform, lead.metric)} />
        </a>
      </h2>
      <div class="figure__value">
        {lead.value === null ? <p class="big big--none">No figures</p> : (
          <p class="big num">
            <a href={figureAddress(platform, lead.metric, range)} title="Where this figure comes from">
              {figureText(lead.value, unit)}
            </a>
          </p>
        )}
        <Sparkline points={points} platform={platform} label={sparkText(card, period)} />
      </div>
      {lead.value === null
        ? null
        : <ChangeWords figure={lead} href={changeAddress(platform, lead.metric, range)} />}
      <p class="meta">{comparedText(lead, period.days)}</p>
    </section>
  );
}

function sparkText({ lead, points }: PlatformCard, { from, to }: Period): string {
  const span = `Daily ${metricNoun(lead.metric)}, ${shortDay(from)} to ${shortDay(to)}`;
  const peak = peakOf(points);
  return peak === null
    ? span
    : `${span}, with a peak of ${metricText(lead.metric, peak.value)} on ${shortDay(peak.day)}`;
}
