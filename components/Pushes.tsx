import type { Push } from "../lib/contract/connections.ts";
import { countOf, countText, momentText } from "./format.ts";

/** The newest batches that were pushed, with what was refused of them. */
export function Pushes({ pushes, timeZone }: { pushes: Push[]; timeZone: string }) {
  if (pushes.length === 0) return null;
  return (
    <section class="section" aria-labelledby="pushes">
      <h2 id="pushes">Pushes</h2>
      <table class="cards" aria-label="Newest pushes">
        <thead>
          <tr>
            <th scope="col">When</th>
            <th scope="col">Batch</th>
            <th scope="col" class="n">Figures</th>
            <th scope="col">Outcome</th>
          </tr>
        </thead>
        <tbody>
          {pushes.map((push) => (
            <tr key={push.capture_id}>
              <td class="num">
                <time datetime={push.received_at}>{momentText(push.received_at, timeZone)}</time>
              </td>
              <td class="clip" data-label="Batch">
                <bdi>{push.batch_id}</bdi>
              </td>
              <td class="n num" data-label="Figures">{countText(push.figures_accepted)}</td>
              <td class="wide" data-label="Outcome">
                {outcomeText(push)}
                {push.reasons.map((reason) => (
                  <span key={reason} class="meta">
                    <bdi>{reason}</bdi>
                  </span>
                ))}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

function outcomeText({ state, rows_rejected }: Push): string {
  if (state === "failed") return "Not stored to its end. It is stored whole when it is sent again.";
  if (state === "running") return "Being stored";
  return rows_rejected === 0 ? "Stored" : `Stored, ${countOf(rows_rejected, "row")} refused`;
}
