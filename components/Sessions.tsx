import type { Session } from "../lib/contract/auth.ts";
import { dayOf } from "./format.ts";
import { Moment } from "./Moment.tsx";
import { Notice } from "./Notice.tsx";
import { Setting } from "./Setting.tsx";
import { StateWord } from "./StateWord.tsx";

interface SessionsProps {
  sessions: Session[];
  timeZone: string;
  now: string;
  /** Whether a place was signed out just before. */
  ended: boolean;
}

/** Where the reader is signed in, with a way to end each place, or all but this one. */
export function Sessions({ sessions, timeZone, now, ended }: SessionsProps) {
  return (
    <Setting
      id="sessions"
      title="Where you are signed in"
      below="A place you don’t know? Sign it out, then change your password."
    >
      {ended
        ? (
          <Notice tone="good" role="status">
            <p>Signed out there.</p>
          </Notice>
        )
        : null}
      <table class="cards">
        <thead>
          <tr>
            <th scope="col">Where</th>
            <th scope="col">Last seen</th>
            <th scope="col">
              <span class="sr">Actions</span>
            </th>
          </tr>
        </thead>
        <tbody>
          {sessions.map((session) => (
            <SessionRow key={session.id} session={session} timeZone={timeZone} now={now} />
          ))}
        </tbody>
      </table>
      {sessions.length > 1
        ? (
          <form class="below" method="post" action="/settings/sessions">
            <button class="button button--danger" type="submit" name="others" value="yes">
              Sign out everywhere else
            </button>
          </form>
        )
        : null}
    </Setting>
  );
}

function SessionRow({ session, timeZone, now }: { session: Session; timeZone: string; now: string }) {
  const { id, device, place, created_at, last_used_at, current } = session;
  return (
    <tr>
      <td>
        <strong>
          <bdi>{device}</bdi>
        </strong>
        <span class="meta num">
          From <bdi>{place}</bdi> · signed in {dayOf(created_at, timeZone)}
        </span>
      </td>
      <td data-label="Last seen">
        {current
          ? <StateWord word="This session" icon="done" tone="good" />
          : <Moment at={last_used_at} timeZone={timeZone} now={now} />}
      </td>
      <td class="n">
        <form method="post" action={current ? "/logout" : "/settings/sessions"}>
          <button
            class="button"
            type="submit"
            name="place"
            value={id}
            aria-label={current ? "Sign out here" : `Sign out ${device}, ${place}`}
          >
            Sign out
          </button>
        </form>
      </td>
    </tr>
  );
}
