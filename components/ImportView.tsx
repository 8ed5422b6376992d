import type { ComponentChildren } from "preact";
import type { Import } from "../lib/contract/analytics_imports.ts";
import { countOf, countText } from "./format.ts";
import { ImportFindings } from "./ImportFindings.tsx";
import { type AccountOption, ImportForm } from "./ImportForm.tsx";
import { filesText, spanText } from "./Imports.tsx";
import { ImportStatus } from "./ImportStatus.tsx";
import { Moment } from "./Moment.tsx";
import { FailureWords, Notice } from "./Notice.tsx";
import { PageHead } from "./PageHead.tsx";

interface ImportViewProps {
  found: Import;
  accounts: AccountOption[];
  faults: Record<string, string>;
  refusal: string | null;
  timeZone: string;
  /** The bar of an import at work, moving by itself. */
  live: ComponentChildren;
}

/** One import: what was understood, what is to be decided, how far it is, and what it came to. */
export function ImportView({ found, accounts, faults, refusal, timeZone, live }: ImportViewProps) {
  const { state, files, layout, figures, span } = found;
  const days = span === null ? "days not said" : spanText(span);
  return (
    <>
      <PageHead
        title={filesText(files)}
        up={{ href: "/admin/imports", text: "Import files" }}
        below={
          <p class="quiet">
            {layout ?? "Not recognised"}, {countOf(figures, "figure")}, {days}.
          </p>
        }
      >
        <ImportStatus state={state} />
      </PageHead>
      <Told found={found} refusal={refusal} timeZone={timeZone} />
      {live === null ? null : (
        <section class="section" aria-labelledby="progress">
          <h2 id="progress">Recording</h2>
          {live}
          <form method="post" action={`/admin/imports/${found.id}`}>
            <button class="button below" type="submit" name="action" value="discard">Stop</button>
          </form>
        </section>
      )}
      {found.outcome === null ? null : <Outcome outcome={found.outcome} account={found.account} />}
      {state === "previewed" ? <ImportForm found={found} accounts={accounts} faults={faults} /> : null}
      <ImportFindings found={found} />
    </>
  );
}

function Told({ found, refusal, timeZone }: { found: Import; refusal: string | null; timeZone: string }) {
  const { repeats, error, warnings, state } = found;
  const repeated = repeats !== null && state === "previewed";
  if (refusal === null && error === null && !repeated && warnings.length === 0) return null;
  return (
    <div class="notices gap-after">
      {refusal === null ? null : (
        <Notice tone="bad" role="alert">
          <p class="clip">{refusal}</p>
        </Notice>
      )}
      {error === null ? null : (
        <Notice tone="bad">
          <FailureWords failure={{ ...error, request_id: null }} />
        </Notice>
      )}
      {repeated
        ? (
          <Notice tone="warn">
            <p>
              <a href={`/admin/imports/${repeats.id}`}>The same files were recorded</a>
              {repeats.completed_at === null ? " before" : (
                <>
                  {" on "}
                  <Moment at={repeats.completed_at} timeZone={timeZone} />
                </>
              )}. Recording them again changes no figure.
            </p>
          </Notice>
        )
        : null}
      {warnings.length === 0 ? null : (
        <Notice tone="warn">
          <ul class="plain-list clip">
            {warnings.map((warning) => <li key={warning}>{warning}</li>)}
          </ul>
        </Notice>
      )}
    </div>
  );
}

function Outcome(
  { outcome, account }: Pick<Import, "account"> & { outcome: NonNullable<Import["outcome"]> },
) {
  const facts: [number, string][] = [
    [outcome.added, "new"],
    [outcome.changed, "changed, earlier values kept"],
    [outcome.unchanged, "as before"],
    [outcome.late, "older than what was known"],
  ];
  return (
    <section class="section" aria-labelledby="outcome">
      <div class="section__head">
        <h2 id="outcome">What was recorded</h2>
        {account === null ? null : (
          <p class="quiet clip">
            For <bdi>{account.name}</bdi>
          </p>
        )}
      </div>
      <dl class="import-facts">
        {facts.map(([count, words]) => (
          <div key={words}>
            <dt>{words}</dt>
            <dd class="num">{countText(count)}</dd>
          </div>
        ))}
      </dl>
      {outcome.refused.length === 0 ? null : (
        <ul class="plain-list quiet below">
          {outcome.refused.map(({ reason, count, example }) => (
            <li key={reason} class="clip">
              {countOf(count, "figure was not taken", "figures were not taken")}: {reason} ({example})
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}
