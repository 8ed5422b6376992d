import type { ComponentChildren } from "preact";
import type { Explanation } from "../../lib/contract/analytics_shapes.ts";
import { metricOf, PLATFORM_NAMES } from "../../lib/contract/metrics.ts";
import { daysText, spanText } from "../charts/days.ts";
import { figureName, figureText, metricText } from "../charts/figures.ts";
import { countOf } from "../format.ts";
import { Icon } from "../Icon.tsx";
import { PageHead } from "../PageHead.tsx";
import { StateWord } from "../StateWord.tsx";
import { changeAddress, platformAddress, type Range } from "./address.ts";
import { ChangeWords, comparedText, sidesText } from "./ChangeWords.tsx";
import { Deliveries, FigureRows } from "./FigureRows.tsx";
import { partsText } from "./formula.ts";
import { RangeSwitch, type Wrong } from "./RangeSwitch.tsx";
import { LAYER_NAMES } from "./sources.ts";

interface ExplainViewProps {
  explanation: Explanation;
  range: Range;
  account: string | undefined;
  wrong: Wrong | null;
  timeZone: string;
  today: string;
}

/** Where a figure comes from: everything needed to work it out again by hand. */
export function ExplainView({ explanation, range, account, wrong, timeZone, today }: ExplainViewProps) {
  const { platform, period, figure, formula, meaning, accounts, rows, captures } = explanation;
  const { metric } = figure;
  const layer = figure.layer === "account" ? undefined : figure.layer;
  const disputed = disputedDays(explanation);
  const parts = partsText(figure, platform);
  return (
    <>
      <PageHead
        title={`${figureName(platform, metric)}: ${metricText(metric, figure.value)}`}
        up={{ href: platformAddress(platform, range, account), text: PLATFORM_NAMES[platform] }}
        below={
          <>
            <p class="meta num">{spanText(period.from, period.to)}</p>
            <p class="lede">{meaning}</p>
          </>
        }
      >
        <RangeSwitch
          path={`/analytics/${platform}/figures/${metric}`}
          range={range}
          keep={{ account, layer }}
          wrong={wrong}
          period={period}
          today={today}
        />
      </PageHead>
      <div class="origin">
        <Part title="How it is made">
          <p>{formula}</p>
          {parts === null ? null : <p class="num">{parts}</p>}
          <p class="meta">{LAYER_NAMES[figure.layer]}, {accountsText(explanation)}</p>
        </Part>
        <Part title="Against the period before">
          <ChangeWords figure={figure} href={changeAddress(platform, metric, range, account)} />
          <p class="meta">
            {sidesText(figure.change, (value) => figureText(value, metricOf(metric).unit)) ??
              comparedText(figure, period.days)}
          </p>
        </Part>
        <Part title="What is missing">
          <ul class="plain">
            <li>
              {figure.days_missing.length === 0
                ? "No day is missing."
                : `No figures for ${daysText(figure.days_missing, 8)}.`}
            </li>
            {figure.days_provisional.length === 0
              ? null
              : <li>{daysText(figure.days_provisional)} may still change.</li>}
            {disputed.length === 0 ? null : (
              <li class="late">
                <Icon name="warn" small />
                <span>Sources differ about {daysText(disputed, 8)}; the one shown is marked below.</span>
              </li>
            )}
          </ul>
        </Part>
        <Part title="Checked against">
          <Checks explanation={explanation} />
        </Part>
      </div>
      <section class="section later" aria-labelledby="rows">
        <div class="section__head">
          <h2 id="rows">The rows behind it</h2>
          <p class="meta">
            {countOf(rows.length, "row")}, {countOf(captures.length, "delivery", "deliveries")}
          </p>
        </div>
        {rows.length === 0
          ? <p class="quiet">No row of these days is known.</p>
          : <FigureRows explanation={explanation} timeZone={timeZone} />}
      </section>
      {captures.length === 0 ? null : (
        <section class="section later" aria-labelledby="deliveries">
          <div class="section__head">
            <h2 id="deliveries">Where they came from</h2>
          </div>
          <Deliveries captures={captures} timeZone={timeZone} />
        </section>
      )}
      {accounts.length === 0
        ? null
        : <p class="meta below">The same by program: GET /api/analytics/{platform}/figures/{metric}</p>}
    </>
  );
}

/** Days on which two sources say something different of the same account. */
export function disputedDays({ rows }: Pick<Explanation, "rows">): string[] {
  const values = new Map<string, Set<number>>();
  for (const { day, account_id, metric, basis, value } of rows) {
    if (basis === "period") continue;
    const key = `${day} ${account_id} ${metric} ${basis}`;
    values.set(key, (values.get(key) ?? new Set()).add(value));
  }
  const days = [...values].filter(([, said]) => said.size > 1).map(([key]) => key.slice(0, 10));
  return [...new Set(days)].sort();
}

function accountsText({ accounts, platform }: Explanation): ComponentChildren {
  if (accounts.length === 0) return `no channel of ${PLATFORM_NAMES[platform]}`;
  if (accounts.length === 1) return <bdi>{accounts[0]!.name}</bdi>;
  return countOf(accounts.length, "channel");
}

function Checks({ explanation: { checks, figure } }: { explanation: Explanation }) {
  if (checks.length === 0) {
    return <p class="quiet">No source states a total that this could be held against.</p>;
  }
  const { unit } = metricOf(figure.metric);
  return (
    <ul class="plain">
      {checks.map(({ what, stated, counted, agrees }) => (
        <li key={what + stated}>
          <StateWord
            word={agrees ? "Agrees" : "Differs"}
            icon={agrees ? "done" : "warn"}
            tone={agrees ? "good" : "warn"}
          />{" "}
          <span class="clip">
            <bdi>{what}</bdi>
          </span>
          <span class="meta block">
            {agrees
              ? `Both say ${figureText(stated, unit)}`
              : `It says ${figureText(stated, unit)}; the rows say ${figureText(counted, unit)}`}
          </span>
        </li>
      ))}
    </ul>
  );
}

function Part({ title, children }: { title: string; children: ComponentChildren }) {
  return (
    <section aria-label={title}>
      <h2>{title}</h2>
      {children}
    </section>
  );
}
