import { Setting } from "./Setting.tsx";

interface SignInRulesFormProps {
  rules: { second_factor_for_admins: boolean };
  /** Whether the reader has a second factor. */
  hasOwn: boolean;
}

/** What the organisation asks of its admins, for one of them to change. */
export function SignInRulesForm({ rules, hasOwn }: SignInRulesFormProps) {
  const asked = rules.second_factor_for_admins;
  return (
    <Setting
      id="rules"
      title="Admins’ sign-in"
      below="Holds for every admin of the organisation, from their next page on."
    >
      <p class="gap-after">
        {asked
          ? "Every admin must have a second factor; whoever has none sets it up before anything else."
          : "Admins may go without a second factor."}
      </p>
      <form method="post" action="/settings/sign-in-rules">
        <button
          class="button"
          type="submit"
          name="second_factor_for_admins"
          value={asked ? "false" : "true"}
        >
          {asked ? "Ask for it no longer" : "Ask every admin for a second factor"}
        </button>
      </form>
      {asked || hasOwn ? null : <p class="hint">You have none yet, so you will set yours up next.</p>}
    </Setting>
  );
}
