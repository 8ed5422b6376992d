import type { ComponentChildren } from "preact";
import type { Actor } from "../lib/contract/actor.ts";
import { roleText } from "./Frame.tsx";
import { momentText } from "./format.ts";
import { PageHead } from "./PageHead.tsx";

interface SettingsProps {
  actor: Actor;
  organisation: string;
  theme: string;
  now: string;
}

const LOOKS = [
  { theme: "system", text: "As the system" },
  { theme: "light", text: "Light" },
  { theme: "dark", text: "Dark" },
];

/** The reader's account, how pages look, and signing out. */
export function Settings({ actor, organisation, theme, now }: SettingsProps) {
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
      <Setting id="you" title="You" below="Set when your account was made.">
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
      <Setting id="session" title="This session" below="Signing out here leaves other places signed in.">
        <form method="post" action="/logout">
          <button class="button" type="submit">Sign out</button>
        </form>
      </Setting>
    </>
  );
}

function Setting({ id, title, below, children }: {
  id: string;
  title: string;
  below: string;
  children: ComponentChildren;
}) {
  return (
    <section class="setting" aria-labelledby={id}>
      <div>
        <h2 id={id}>{title}</h2>
        <p class="meta">{below}</p>
      </div>
      <div>{children}</div>
    </section>
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
