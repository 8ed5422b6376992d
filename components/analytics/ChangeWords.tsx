import type { Change, SpanFigure } from "../../lib/contract/analytics_shapes.ts";
import { metricOf } from "../../lib/contract/metrics.ts";
import { changeText, noComparisonText } from "../charts/figures.ts";
import { countOf } from "../format.ts";
import { Icon } from "../Icon.tsx";

/** How a figure moved against the equal span before, in neutral ink with an arrow and a word; else that it can't be said. */
export function ChangeWords(
  { figure, href, short }: { figure: SpanFigure; href?: string; short?: boolean },
) {
  const change = changeText(figure.change, figure.metric);
  if (change === null) {
    return (
      <p class="delta">
        <b>{figure.value === null ? "No figures" : "No comparison"}</b>
      </p>
    );
  }
  const words = (
    <>
      {change.direction === "level"
        ? null
        : <Icon name={change.direction === "up" ? "arrowUp" : "arrowDown"} small />}
      {change.text}
    </>
  );
  return (
    <p class="delta">
      <b>{href === undefined ? words : <a href={href} title="What changed">{words}</a>}</b>
      {short
        ? null
        : <span class="quiet">{change.direction === "level" ? "from" : "than"} the period before</span>}
    </p>
  );
}

/** Over which days that was compared, or why it was not. */
export function comparedText(figure: SpanFigure, days: number): string {
  const { change, days_known } = figure;
  if (figure.value === null) return "There are no figures of these days.";
  if (change.state !== "compared") {
    const known = days_known < days && metricOf(figure.metric).kind !== "standing"
      ? ` Figures of ${days_known} of the ${countOf(days, "day")}.`
      : "";
    return noComparisonText(change) + known;
  }
  if (metricOf(figure.metric).kind === "standing") return "Between the last days of both periods";
  if (change.days === days) {
    // One channel of several lacks a day that others have.
    return figure.days_missing.length === 0
      ? `All ${countOf(days, "day")} complete`
      : "Compared channel by channel, on the days complete in both";
  }
  return `Compared on the ${countOf(change.days, "day")} complete in both`;
}

/** The two sides of a comparison: "1,204 against 971 the period before". */
export function sidesText(
  { previous, current, days }: Change,
  text: (value: number) => string,
): string | null {
  if (previous === null || current === null) return null;
  return `${text(current)} against ${text(previous)}, on the ${countOf(days, "day")} complete in both`;
}
