import type { ChatInsights } from "../lib/contract/chat_insights.ts";
import { dayText, shareText } from "./format.ts";

const WIDTH = 800;
const HEIGHT = 160;
const TOP = 8;
const LEFT = 56;
const FOOT = 28;
const DAY_MS = 86_400_000;

/** Of the sentences a model wrote each day, the share that passed; a day without any is a gap. */
export function PrecisionChart(
  { days, since, until }: { days: ChatInsights["precision"]; since: string; until: string },
) {
  const first = Date.parse(since);
  const count = Math.max(1, Math.round((Date.parse(until) - first) / DAY_MS) + 1);
  const step = (WIDTH - LEFT) / count;
  const bar = Math.max(1, Math.min(24, step * 0.7));
  const y = (share: number) => TOP + (HEIGHT - TOP - FOOT) * (1 - share);
  const checked = days.reduce((sum, day) => sum + day.checked, 0);
  const passed = days.reduce((sum, day) => sum + day.passed, 0);
  const summary = `${shareText(passed / Math.max(1, checked))} of the sentences that were checked passed`;
  return (
    <figure class="precision">
      <figcaption class="quiet">
        {summary}. Share by day; days without a written answer are left out.
      </figcaption>
      <svg role="img" aria-label={`${summary}, by day`} viewBox={`0 0 ${WIDTH} ${HEIGHT}`}>
        {[0, 0.5, 1].map((share) => (
          <g key={share}>
            <path class="precision__grid" d={`M${LEFT} ${y(share)}H${WIDTH}`} />
            <text x={LEFT - 8} y={y(share) + 5} text-anchor="end">{shareText(share)}</text>
          </g>
        ))}
        {days.map(({ day, checked, passed }) => {
          const x = LEFT + step * Math.round((Date.parse(day) - first) / DAY_MS) + (step - bar) / 2;
          const share = passed / Math.max(1, checked);
          return (
            <rect key={day} class="precision__bar" x={x} y={y(share)} width={bar} height={y(0) - y(share)}>
              <title>{`${dayText(day)}: ${passed} of ${checked}`}</title>
            </rect>
          );
        })}
        <text x={LEFT} y={HEIGHT - 6}>{dayText(since)}</text>
        <text x={WIDTH} y={HEIGHT - 6} text-anchor="end">{dayText(until)}</text>
      </svg>
      <details class="more">
        <summary>
          <span class="when-shut">Show the figures as a table</span>
          <span class="when-open">Hide the table</span>
        </summary>
        <table>
          <thead>
            <tr>
              <th scope="col">Day</th>
              <th scope="col" class="n">Checked</th>
              <th scope="col" class="n">Passed</th>
            </tr>
          </thead>
          <tbody>
            {days.map(({ day, checked, passed }) => (
              <tr key={day}>
                <td>{dayText(day)}</td>
                <td class="n">{checked}</td>
                <td class="n">{passed}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </details>
    </figure>
  );
}
