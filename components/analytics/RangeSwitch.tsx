import type { Period } from "../../lib/contract/analytics_shapes.ts";
import { Field } from "../Field.tsx";
import { addressFor, type Extra, type Range } from "./address.ts";

/** What of an address could not be used: sentences by field, and the texts as they were sent. */
export interface Wrong {
  faults: Record<string, string>;
  sent: Record<string, string>;
}

interface RangeSwitchProps {
  /** The page it belongs to. */
  path: string;
  range: Range;
  /** What else the address keeps. */
  keep?: Extra;
  /** Where another span was asked for that can't be shown. */
  wrong: Wrong | null;
  /** The days shown, to begin with; where they are not known, the latest that can be asked for. */
  period?: Pick<Period, "from" | "to">;
  today: string;
}

const NAMED = [["7d", "7 days"], ["30d", "30 days"], ["90d", "90 days"]] as const;

/** Which days a page shows: three spans that have a name, and one's own by two dates. It works by links and a form. */
export function RangeSwitch({ path, range, keep = {}, wrong, period, today }: RangeSwitchProps) {
  const custom = range.range === "custom";
  const { from, to, range: span } = wrong?.faults ?? {};
  const isWrong = (from ?? to ?? span) !== undefined;
  const shown = isWrong ? wrong!.sent : range;
  return (
    <div class="range">
      <div class="switch" role="group" aria-label="Days shown">
        {NAMED.map(([name, text]) => (
          <a
            key={name}
            href={addressFor(path, { range: name }, keep)}
            aria-current={range.range === name ? "true" : "false"}
          >
            {text}
          </a>
        ))}
      </div>
      <details class="range__own" open={isWrong}>
        <summary class={custom ? "button button--on" : "button"}>Choose days</summary>
        <form method="get" action={path} aria-label="Choose days">
          <input type="hidden" name="range" value="custom" />
          {Object.entries(keep).map(([name, value]) =>
            value === undefined || value === ""
              ? null
              : <input key={name} type="hidden" name={name} value={value} />
          )}
          <Field
            name="from"
            label="From"
            type="date"
            value={shown.from ?? period?.from}
            error={from ?? span}
          />
          <Field name="to" label="To" type="date" value={shown.to ?? period?.to ?? today} error={to} />
          <button class="button button--primary" type="submit">Show</button>
        </form>
      </details>
    </div>
  );
}
