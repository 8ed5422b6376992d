import type { NewPushKey, PushKey } from "../lib/contract/connections.ts";
import { countOf, dayOf } from "./format.ts";
import { Field } from "./Field.tsx";
import { Moment } from "./Moment.tsx";
import { Notice } from "./Notice.tsx";

interface PushKeysProps {
  keys: PushKey[];
  made: NewPushKey | null;
  fields: Record<string, string>;
  publicUrl: string;
  timeZone: string;
  now: string;
}

/** The keys that pushes are signed with: a new one shows its secret once. */
export function PushKeys({ keys, made, fields, publicUrl, timeZone, now }: PushKeysProps) {
  const used = keys.filter(({ revoked_at }) => revoked_at === null);
  const ended = keys.filter(({ revoked_at }) => revoked_at !== null);
  return (
    <section class="section" aria-labelledby="push-keys">
      <h2 id="push-keys">Push keys</h2>
      <p class="quiet">
        Another machine sends figures to{" "}
        <code>{publicUrl}/api/analytics/sync</code>, each request signed with a key.{" "}
        <a href="/api/analytics/sync/schema">What a push holds</a>
      </p>
      {made === null ? null : <Secret made={made} />}
      {used.length === 0
        ? null
        : <Table keys={used} timeZone={timeZone} now={now} label="Push keys in use" />}
      <form class="row below keyform" method="post" action="/admin/sync#push-keys">
        <Field
          name="name"
          label="Name of a new key"
          placeholder="Night job"
          maxLength={100}
          error={fields.name}
        />
        <button class="button" type="submit" name="act" value="create_key">Make a key</button>
      </form>
      {ended.length === 0 ? null : (
        <details class="below">
          <summary>{countOf(ended.length, "key")} ended</summary>
          <Table keys={ended} timeZone={timeZone} now={now} label="Push keys that were ended" />
        </details>
      )}
    </section>
  );
}

function Secret({ made }: { made: NewPushKey }) {
  return (
    <Notice tone="good" role="status">
      <p>
        The key <strong>{made.name}</strong>{" "}
        was made. Its secret is shown here once: keep it where the sender reads it.
      </p>
      <dl class="secret">
        <dt>Key</dt>
        <dd>
          <code>{made.key_id}</code>
        </dd>
        <dt>Secret</dt>
        <dd>
          <code>{made.secret}</code>
        </dd>
      </dl>
    </Notice>
  );
}

function Table({ keys, timeZone, now, label }: {
  keys: PushKey[];
  timeZone: string;
  now: string;
  label: string;
}) {
  return (
    <table class="cards edit" aria-label={label}>
      <thead>
        <tr>
          <th scope="col">Name</th>
          <th scope="col">Key</th>
          <th scope="col">Made</th>
          <th scope="col">Last used</th>
          <th scope="col">
            <span class="sr">Actions</span>
          </th>
        </tr>
      </thead>
      <tbody>
        {keys.map((key) => (
          <tr key={key.id}>
            <td>
              <strong>
                <bdi>{key.name}</bdi>
              </strong>
            </td>
            <td data-label="Key">
              <code>{key.key_id}</code>
            </td>
            <td data-label="Made">{dayOf(key.created_at, timeZone)}</td>
            <td data-label="Last used">
              {key.last_used_at === null
                ? "Never"
                : <Moment at={key.last_used_at} timeZone={timeZone} now={now} />}
            </td>
            <td>
              {key.revoked_at !== null
                ? `Ended ${dayOf(key.revoked_at, timeZone)}`
                : (
                  <form method="post" action="/admin/sync/revocation">
                    <input type="hidden" name="id" value={key.id} />
                    <button class="button button--quiet" type="submit" aria-label={`End the key ${key.name}`}>
                      End
                    </button>
                  </form>
                )}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
