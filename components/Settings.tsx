import type { Actor } from "../lib/contract/actor.ts";
import type { Session } from "../lib/contract/auth.ts";
import { roleText } from "./Frame.tsx";
import { momentText } from "./format.ts";
import { PageHead } from "./PageHead.tsx";
import { Sessions } from "./Sessions.tsx";
import { Setting } from "./Setting.tsx";

interface SettingsProps {
  actor: Actor;
  organisation: string;
  theme: string;
  now: string;
  sessions: Session[];
  /** Whether a place was signed out just before. */
  ended: boolean;
}

const LOOKS = [
  { theme: "system", text: "As the system" },
  { theme: "light", text: "Light" },
  { theme: "dark", text: "Dark" },
];

/** The reader's account, how pages look, and where they are signed in. */
export function Settings({ actor, organisation, theme, now, sessions, ended }: SettingsProps) {
  return (
    <>
      <PageHead
        title="Settings"
        below={
          <p class="quiet">
            Your account at <bdi>{organisation}</bdi>.
          </p>
        }
      />
      <Setting id="you" title="You" below="An admin of your organisation can change these.">
        <dl class="facts facts--across">
          <Fact name="Name" value={actor.name} />
          <Fact name="E-mail" value={actor.email} />
          <Fact name="Role" value={roleText(actor.role)} />
          <Fact name="Time zone" value={actor.timeZone} note={`Now ${momentText(now, actor.timeZone)}`} />
        </dl>
      </Setting>
      <Setting id="look" title="Look" below="Kept in this browser.">
        <form method="post" action="/settings">
          <div class="switch" role="group" aria-label="Look">
            {LOOKS.map((look) => (
              <button
                key={look.theme}
                type="submit"
                name="theme"
                value={look.theme}
                aria-pressed={look.theme === theme ? "true" : "false"}
              >
                {look.text}
              </button>
            ))}
          </div>
        </form>
      </Setting>
      <Sessions sessions={sessions} timeZone={actor.timeZone} now={now} ended={ended} />
    </>
  );
}

function Fact({ name, value, note }: { name: string; value: string; note?: string }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd>
        <bdi>{value}</bdi>
        {note === undefined ? null : <span class="meta num">{note}</span>}
      </dd>
    </div>
  );
}
