import type { Actor } from "../lib/contract/actor.ts";
import type { SecondFactor } from "../lib/contract/account.ts";
import type { Session } from "../lib/contract/auth.ts";
import { roleText } from "./Frame.tsx";
import { Notice } from "./Notice.tsx";
import { PageHead } from "./PageHead.tsx";
import { ProfileForm } from "./ProfileForm.tsx";
import { Sessions } from "./Sessions.tsx";
import { Setting } from "./Setting.tsx";
import { SignInRulesForm } from "./SignInRulesForm.tsx";
import { StateWord } from "./StateWord.tsx";

interface SettingsProps {
  actor: Actor;
  organisation: string;
  theme: string;
  now: string;
  timeZones: readonly string[];
  factor: SecondFactor;
  /** What the organisation asks of those who sign in, for an admin to change. */
  rules: { second_factor_for_admins: boolean } | null;
  /** What was changed just before. */
  saved: string | null;
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
export function Settings(props: SettingsProps) {
  const { actor, organisation, theme, now, sessions, ended, factor, rules } = props;
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
      <Saved what={props.saved} />
      <Setting id="you" title="You" below="An admin of your organisation can change your role.">
        <dl class="facts facts--across gap-after">
          <Fact name="E-mail" value={actor.email} />
          <Fact name="Role" value={roleText(actor.role)} />
        </dl>
        <ProfileForm name={actor.name} timeZone={actor.timeZone} timeZones={props.timeZones} now={now} />
      </Setting>
      <Setting id="password" title="Password" below="Changing it signs out every other place.">
        <a class="button" href="/settings/password">Change password</a>
      </Setting>
      <Setting
        id="second-factor"
        title="Second factor"
        below="A six-digit code from an app, asked at each new sign-in."
      >
        <p class="gap-after">
          <StateWord
            word={factor.enabled ? "On" : "Not set up yet"}
            icon={factor.enabled ? "done" : "warn"}
            tone={factor.enabled ? "good" : undefined}
          />
        </p>
        <a class="button" href="/settings/second-factor">{factor.enabled ? "Change" : "Set it up"}</a>
      </Setting>
      {rules === null ? null : <SignInRulesForm rules={rules} hasOwn={factor.enabled} />}
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

const SAVED: Record<string, string> = {
  profile: "Your name and time zone are saved.",
  password: "Your password is changed, and every other place is signed out.",
  "second-factor-off": "Your second factor is off.",
  rules: "What is asked of admins is changed.",
};

function Saved({ what }: { what: string | null }) {
  const words = what === null ? undefined : SAVED[what];
  if (words === undefined) return null;
  return (
    <div class="gap-after">
      <Notice tone="good" role="status">
        <p>{words}</p>
      </Notice>
    </div>
  );
}

function Fact({ name, value }: { name: string; value: string }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd>
        <bdi>{value}</bdi>
      </dd>
    </div>
  );
}
