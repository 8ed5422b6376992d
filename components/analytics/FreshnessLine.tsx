import type { Freshness } from "../../lib/contract/analytics_shapes.ts";
import { PLATFORM_NAMES } from "../../lib/contract/metrics.ts";
import { shortDay } from "../charts/days.ts";
import { agoText, dayOf, momentText } from "../format.ts";
import { Icon } from "../Icon.tsx";

interface FreshnessLineProps {
  freshness: readonly Freshness[];
  timeZone: string;
  now: string;
  /** Whether the reader may ask the sources again. */
  mayRefresh: boolean;
}

/** How new the figures are, on every page that has some; amber only for the source that is late. */
export function FreshnessLine({ freshness, timeZone, now, mayRefresh }: FreshnessLineProps) {
  const known = freshness.filter(({ state }) => state !== "never");
  const newest = known.flatMap(({ captured_at }) => captured_at ?? []).sort().at(-1);
  if (known.length === 0) return null;
  const failing = known.filter(({ state, reason }) => state === "failing" && reason !== null);
  return (
    <>
      <div class="fresh">
        {newest === undefined ? null : (
          <span>
            <Icon name="done" small />
            <span>
              Last updated{" "}
              <time datetime={newest} title={momentText(newest, timeZone)}>
                {whenText(newest, timeZone, now)}
              </time>
            </span>
          </span>
        )}
        {known.map((each) => (
          <span key={each.platform} class={isLate(each) ? "late" : undefined}>
            {isLate(each) ? <Icon name="warn" small /> : null}
            {stateText(each, timeZone, now)}
          </span>
        ))}
        {mayRefresh ? <a href="/admin/sync">Refresh now</a> : null}
      </div>
      {failing.map(({ platform, reason, next_try_at }) => (
        <p key={platform} class="meta fresh__why clip">
          {PLATFORM_NAMES[platform]} could not be read: {reason} What is shown is the last that is good.
          {next_try_at === null ? null : ` The next try is ${whenText(next_try_at, timeZone, now)}.`}
        </p>
      ))}
    </>
  );
}

function isLate({ state }: Freshness): boolean {
  return state === "stale" || state === "failing";
}

function stateText(
  { platform, state, complete_to, captured_at, source }: Freshness,
  timeZone: string,
  now: string,
): string {
  const name = PLATFORM_NAMES[platform];
  const read = captured_at === null ? null : whenText(captured_at, timeZone, now);
  if (state === "stale" && read !== null) return `${name} last read ${read}`;
  if (state === "failing") {
    return read === null ? `${name} can’t be read` : `${name} can’t be read; figures of ${read}`;
  }
  if (complete_to !== null) {
    return `${name} complete to ${shortDay(complete_to)}${
      source === "export" && state === "manual" ? ", from a file" : ""
    }`;
  }
  return read === null ? `${name} has no figures yet` : `${name} imported ${read}`;
}

/** "today, 07:40", "yesterday, 07:40", "18 Nov 2026"; within the hour, how long ago. */
export function whenText(moment: string, timeZone: string, now: string): string {
  const ago = Date.parse(moment) <= Date.parse(now) ? agoText(moment, now) : null;
  if (ago !== null && !ago.endsWith("h ago")) return ago;
  const day = dayOf(moment, timeZone);
  const time = momentText(moment, timeZone).slice(-8, -3);
  if (day === dayOf(now, timeZone)) return `today, ${time}`;
  const dayBefore = new Date(Date.parse(now) - 86_400_000).toISOString();
  return day === dayOf(dayBefore, timeZone) ? `yesterday, ${time}` : day;
}
