import type { Import } from "../lib/contract/analytics_imports.ts";
import { METRIC_KEYS, METRICS, PLATFORM_NAMES } from "../lib/contract/metrics.ts";
import { Field, FieldError } from "./Field.tsx";
import { countOf } from "./format.ts";

/** An account that files may be of. */
export interface AccountOption {
  id: string;
  name: string;
  handle: string | null;
}

interface ImportFormProps {
  found: Import;
  accounts: AccountOption[];
  faults: Record<string, string>;
}

/** What is decided before figures are recorded: whose they are, of which days, and what unknown columns mean. */
export function ImportForm({ found, accounts, faults }: ImportFormProps) {
  const { id, needs, figures, platform } = found;
  const chosen = likelyAccount(accounts, found.account_hint);
  const mustSay = needs.includes("period");
  const columns = found.columns.filter(({ kind }) => kind === "unknown");
  return (
    <section class="section" aria-labelledby="decide">
      <div class="section__head">
        <h2 id="decide">Before it is recorded</h2>
        <p class="quiet">Nothing is recorded until you say so.</p>
      </div>
      <form method="post" action={`/admin/imports/${id}`}>
        <div class="fields">
          <div class="field">
            <label for="account">Account</label>
            <select
              class="input"
              id="account"
              name="account"
              aria-describedby={describedBy("account", faults)}
            >
              {accounts.map((account) => (
                <option key={account.id} value={account.id} selected={account.id === chosen}>
                  {account.handle === null ? account.name : `${account.name} (@${account.handle})`}
                </option>
              ))}
              <option value="" selected={chosen === null}>A new account</option>
            </select>
            <FieldError name="account" error={faults.account} />
          </div>
          <Field
            name="account_name"
            label="Name of a new account"
            hint={`Used where “A new account” is chosen. As ${
              platform === null ? "the platform" : PLATFORM_NAMES[platform]
            } shows it.`}
            value={chosen === null ? found.account_hint?.replace(/^@/, "") ?? "" : ""}
            maxLength={300}
            error={faults.account_name}
          />
          {found.takes_period
            ? (
              <>
                <Field
                  name="period_from"
                  type="date"
                  label="First day of the totals"
                  value={found.period?.from}
                  hint={mustSay
                    ? "The file has totals and does not say of which days. The platform showed them when it was exported."
                    : "As the file or its name says. Change it if it is wrong."}
                  required
                  error={faults.period_from}
                />
                <Field
                  name="period_to"
                  type="date"
                  label="Last day of the totals"
                  value={found.period?.to}
                  hint="Included."
                  required
                  error={faults.period_to}
                />
              </>
            )
            : null}
        </div>
        {columns.length === 0 ? null : <Columns columns={columns} />}
        <p class="row below">
          <button class="button button--primary" type="submit" name="action" value="confirm">
            {`Record ${countOf(figures, "figure")}`}
          </button>
          <button class="button button--quiet" type="submit" name="action" value="discard" formNoValidate>
            Throw away
          </button>
        </p>
      </form>
    </section>
  );
}

function Columns({ columns }: { columns: Import["columns"] }) {
  return (
    <fieldset class="import-columns">
      <legend>Columns that are not known</legend>
      <p class="hint">Leave them out, or say which figure they are.</p>
      <div class="fields">
        {columns.map(({ header, file, sheet, meaning }, at) => (
          <div class="field" key={`${file} ${sheet} ${header}`}>
            <label for={`column_${at}`} class="clip">
              <bdi>{header}</bdi>
            </label>
            <select class="input" id={`column_${at}`} name={`column_${at}`}>
              <option value="">Leave out</option>
              {METRIC_KEYS.map((metric) => (
                <option key={metric} value={metric} selected={metric === meaning}>
                  {METRICS[metric].label}
                </option>
              ))}
            </select>
            <span class="hint clip">{sheet ?? file}</span>
          </div>
        ))}
      </div>
    </fieldset>
  );
}

/** The account that the files name, else the only one there is. */
function likelyAccount(accounts: AccountOption[], hint: string | null): string | null {
  const same = (text: string | null) =>
    text !== null && hint !== null && text.toLowerCase() === hint.replace(/^@/, "").toLowerCase();
  const named = accounts.find(({ name, handle }) => same(name) || same(handle));
  if (named !== undefined) return named.id;
  return hint === null && accounts.length === 1 ? accounts[0]!.id : null;
}

function describedBy(name: string, faults: Record<string, string>): string | undefined {
  return faults[name] === undefined ? undefined : `${name}-error`;
}
