import type { SpanFigure } from "../../lib/contract/analytics_shapes.ts";
import { metricOf, type Platform } from "../../lib/contract/metrics.ts";
import { metricText } from "../charts/figures.ts";
import { changeAddress, figureAddress, type Range } from "./address.ts";
import { ChangeWords, comparedText } from "./ChangeWords.tsx";
import { formulaText } from "./formula.ts";
import { LAYER_NAMES } from "./sources.ts";

interface FigureListProps {
  platform: Platform;
  figures: readonly SpanFigure[];
  range: Range;
  account?: string;
  days: number;
  /** Whether they stand in columns across the page. */
  across?: boolean;
}

/** Every figure of a platform in rows: each leads to where it comes from, each change to what makes it up. */
export function FigureList({ platform, figures, range, account, days, across }: FigureListProps) {
  return (
    <dl class={across ? "rows rows--across" : "rows"}>
      {figures.map((figure) => (
        <Row
          key={`${figure.layer} ${figure.metric}`}
          platform={platform}
          figure={figure}
          range={range}
          account={account}
          days={days}
        />
      ))}
    </dl>
  );
}

function Row(
  { platform, figure, range, account, days }: Omit<FigureListProps, "figures" | "across"> & {
    figure: SpanFigure;
  },
) {
  const { label, meaning } = metricOf(figure.metric);
  const formula = formulaText(figure, platform);
  const layer = figure.layer === "account" ? undefined : figure.layer;
  return (
    <div>
      <dt>
        {formula === null
          ? <span title={meaning}>{label}</span>
          : <Formula id={`${platform}-${figure.layer}-${figure.metric}`} label={label} formula={formula} />}
        {layer === undefined ? null : <span class="meta block">{LAYER_NAMES[layer]}</span>}
      </dt>
      <dd class="rows__value">
        {figure.value === null ? <span class="na">n/a</span> : (
          <a
            class="num"
            href={figureAddress(platform, figure.metric, range, { account, layer })}
            title="Where this figure comes from"
          >
            {metricText(figure.metric, figure.value)}
          </a>
        )}
      </dd>
      <dd class="rows__change" title={comparedText(figure, days)}>
        {figure.value === null ? null : (
          <ChangeWords
            figure={figure}
            href={changeAddress(platform, figure.metric, range, account)}
            short
          />
        )}
      </dd>
    </div>
  );
}

/** A rate's name with its formula on hover and on focus, and for those who listen. */
export function Formula({ id, label, formula }: { id: string; label: string; formula: string }) {
  return (
    <span class="formula" tabIndex={0} aria-describedby={`formula-${id}`}>
      {label}
      <span class="formula__words" role="tooltip" id={`formula-${id}`}>{formula}</span>
    </span>
  );
}
