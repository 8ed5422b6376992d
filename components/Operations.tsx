import type { ComponentChildren } from "preact";
import type { Connection, NewPushKey, Push, PushKey, Refresh, Run } from "../lib/contract/connections.ts";
import { Icon } from "./Icon.tsx";
import { FormOutcome } from "./Notice.tsx";
import { PageHead } from "./PageHead.tsx";
import { Pushes } from "./Pushes.tsx";
import { PushKeys } from "./PushKeys.tsx";
import { RefreshProgress } from "./RefreshProgress.tsx";
import { Runs } from "./Runs.tsx";
import { Sources } from "./Sources.tsx";

/** What the page of operations shows. */
export interface OperationsProps {
  connections: Connection[];
  runs: Run[];
  pushes: Push[];
  keys: PushKey[];
  /** The refresh asked for last, while it is of interest. */
  refresh: Refresh | null;
  /** A key that was made just before, with its secret. */
  made: NewPushKey | null;
  /** What was done just before. */
  done: string | null;
  refusal: string | null;
  fields: Record<string, string>;
  publicUrl: string;
  timeZone: string;
  now: string;
  /** Progress that moves by itself, in place of the one drawn here. */
  live: ComponentChildren;
}

/** Where figures come from, when each source was read, what failed, and the keys that pushes are signed with. */
export function Operations(props: OperationsProps) {
  const { connections, refresh, done, refusal, live } = props;
  return (
    <>
      <PageHead
        title="Operations"
        below={<p class="quiet">Where the figures come from, when each source was read, and what failed.</p>}
      >
        <form method="post" action="/admin/sync">
          <button
            class="button button--primary"
            type="submit"
            name="act"
            value="refresh"
            disabled={connections.length === 0}
          >
            <Icon name="redo" />
            Refresh now
          </button>
        </form>
      </PageHead>
      <FormOutcome done={done} refusal={refusal} />
      {refresh === null ? null : live ?? <RefreshProgress refresh={refresh} />}
      <Sources {...props} />
      <Runs {...props} />
      <Pushes {...props} />
      <PushKeys {...props} />
    </>
  );
}
