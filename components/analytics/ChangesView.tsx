import type { ChangeExplanation } from "../../lib/contract/analytics_shapes.ts";
import { metricOf, PLATFORM_NAMES } from "../../lib/contract/metrics.ts";
import { spanText } from "../charts/days.ts";
import {
  changeText,
  figureName,
  figureOf,
  metricNoun,
  metricText,
  noComparisonText,
} from "../charts/figures.ts";
import { countOf } from "../format.ts";
import { Notice } from "../Notice.tsx";
import { PageHead } from "../PageHead.tsx";
import { figureAddress, platformAddress, type Range } from "./address.ts";
import { ChangeTable } from "./ChangeTable.tsx";
import { RangeSwitch, type Wrong } from "./RangeSwitch.tsx";

interface ChangesViewProps {
  explanation: ChangeExplanation;
  range: Range;
  account: string | undefined;
  wrong: Wrong | null;
  timeZone: string;
  today: string;
}

/** What makes up the difference between a span and the one before, post by post, as far as that can honestly be said. */
export function ChangesView({ explanation, range, account, wrong, timeZone, today }: ChangesViewProps) {
  const { platform, metric, period, previous, change, state, posts } = explanation;
  return (
    <>
      <PageHead
        title={titleText(explanation)}
        up={{ href: platformAddress(platform, range, account), text: PLATFORM_NAMES[platform] }}
        below={
          <>
            <p class="meta num">
              {spanText(period.from, period.to)}, against {spanText(previous.from, previous.to)}
            </p>
            {change.current === null || change.previous === null ? null : (
              <p class="lede">
                {figureOf(metric, change.current)} against {metricText(metric, change.previous)} on the{" "}
                {countOf(change.days, "day")} complete in both.
              </p>
            )}
          </>
        }
      >
        <RangeSwitch
          path={`/analytics/${platform}/changes/${metric}`}
          range={range}
          keep={{ account }}
          wrong={wrong}
          period={period}
          today={today}
        />
        <a class="button" href={figureAddress(platform, metric, range, { account })}>Where it comes from</a>
      </PageHead>
      {state === "explained" ? null : (
        <Notice>
          <p>{whyNotText(explanation)}</p>
        </Notice>
      )}
      {posts.length === 0 ? null : (
        <section class="section later" aria-labelledby="posts">
          <div class="section__head">
            <h2 id="posts">
              {state === "explained" ? "The posts that make it up" : "What is known by post"}
            </h2>
            <p class="meta">{metricOf(metric).label}</p>
          </div>
          <ChangeTable explanation={explanation} timeZone={timeZone} />
        </section>
      )}
    </>
  );
}

function titleText({ platform, metric, change }: ChangeExplanation): string {
  const name = figureName(platform, metric);
  const words = changeText(change, metric);
  if (words === null) return `What changed in ${name}: no comparison`;
  return words.direction === "level" ? `${name} did not change` : `What changed in ${name}: ${words.text}`;
}

function whyNotText({ state, change, metric }: ChangeExplanation): string {
  switch (state) {
    case "too_small":
      return `The counts are too small to be taken apart: with so few ${
        metricNoun(metric)
      }, one more or less is chance.`;
    case "no_post_figures":
      return `For both periods there are no ${
        metricNoun(metric)
      } post by post, so it can’t be said which made the difference.`;
    case "no_comparison":
      return `There is nothing to compare with. ${noComparisonText(change)}`.trim();
    case "explained":
      return "";
  }
}
