import type { PlatformCard, SpanFigure } from "../../lib/contract/analytics_shapes.ts";
import { metricOf, PLATFORM_NAMES } from "../../lib/contract/metrics.ts";
import { changeText, metricText } from "../charts/figures.ts";
import { PlatformMark } from "../charts/PlatformMark.tsx";
import { figureAddress, type Range } from "./address.ts";
import { Formula } from "./FigureList.tsx";
import { formulaText } from "./formula.ts";

/** Followers and engagement of each platform, small, beside what leads. */
export function SmallFigures({ cards, range }: { cards: readonly PlatformCard[]; range: Range }) {
  return (
    <section class="section" aria-labelledby="followers">
      <div class="section__head">
        <h2 id="followers">Followers and engagement</h2>
      </div>
      <ul class="list smalls">
        {cards.map((card) => (
          <li key={card.platform}>
            <p>
              <PlatformMark platform={card.platform} />
            </p>
            <dl>
              <Small card={card} figure={card.followers} range={range} />
              <Small card={card} figure={card.engagement_rate} range={range} />
            </dl>
          </li>
        ))}
      </ul>
    </section>
  );
}

function Small({ card, figure, range }: { card: PlatformCard; figure: SpanFigure; range: Range }) {
  const change = changeText(figure.change, figure.metric);
  const { label } = metricOf(figure.metric);
  const formula = formulaText(figure, card.platform);
  return (
    <div>
      <dt>
        {formula === null
          ? label
          : <Formula id={`small-${card.platform}-${figure.metric}`} label={label} formula={formula} />}
      </dt>
      <dd>
        {figure.value === null ? <span class="na">n/a</span> : (
          <a
            class="num"
            href={figureAddress(card.platform, figure.metric, range)}
            title={`Where this figure of ${PLATFORM_NAMES[card.platform]} comes from`}
          >
            {metricText(figure.metric, figure.value)}
          </a>
        )}
        {figure.value === null || change === null ? null : <span class="meta block">{change.text}</span>}
      </dd>
    </div>
  );
}
