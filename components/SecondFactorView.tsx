import type { SecondFactor } from "../lib/contract/account.ts";
import { Field } from "./Field.tsx";
import { dayOf } from "./format.ts";
import { Notice } from "./Notice.tsx";
import { QrCode } from "./QrCode.tsx";

/** A secret being handed to an app. */
export interface ShownSecret {
  /** Base32. */
  text: string;
  qr: { size: number; path: string };
}

interface SecondFactorViewProps {
  factor: SecondFactor;
  timeZone: string;
  /** While it is being set up. */
  secret: ShownSecret | null;
  /** Right after they were made: this once. */
  recoveryCodes: string[] | null;
  fields: Record<string, string>;
  /** A refusal of no field. */
  words: string | null;
}

/** The second factor: off, being set up, just on with its recovery codes, or on. */
export function SecondFactorView(props: SecondFactorViewProps) {
  const { factor, secret, recoveryCodes, words } = props;
  return (
    <div class="stack">
      {words === null ? null : (
        <Notice tone="bad" role="alert">
          <p>{words}</p>
        </Notice>
      )}
      {recoveryCodes !== null
        ? <NewCodes codes={recoveryCodes} />
        : factor.enabled
        ? <On {...props} />
        : secret !== null
        ? <SettingUp {...props} secret={secret} />
        : <Off required={factor.required} />}
    </div>
  );
}

function Off({ required }: { required: boolean }) {
  return (
    <>
      {required
        ? (
          <Notice tone="warn">
            <p>Your organisation asks its admins for a second factor. Set it up to go on.</p>
          </Notice>
        )
        : null}
      <p>
        You need an authenticator app on your phone or computer. It shows a code of six digits that you type
        after your password.
      </p>
      <form method="post">
        <button class="button button--primary" type="submit" name="step" value="start">Set it up</button>
      </form>
    </>
  );
}

function SettingUp({ secret, fields }: SecondFactorViewProps & { secret: ShownSecret }) {
  return (
    <>
      <p>Scan this with your app, or type the key into it.</p>
      <QrCode {...secret.qr} label="Set-up code for an authenticator app" />
      <p class="key">{secret.text.replace(/(.{4})(?=.)/g, "$1 ")}</p>
      <form method="post" noValidate>
        <div class="fields">
          <CodeField label="Code from the app" hint="Six digits." error={fields.code} />
          <PasswordAgain error={fields.current_password} />
          <div class="full">
            <button class="button button--primary" type="submit" name="step" value="confirm">Turn on</button>
          </div>
        </div>
      </form>
    </>
  );
}

function NewCodes({ codes }: { codes: string[] }) {
  return (
    <>
      <Notice tone="good" role="status">
        <p>The second factor is on. These are your recovery codes.</p>
      </Notice>
      <p>
        Keep them where you keep your passwords: each signs you in once when the app is lost. They are not
        shown again.
      </p>
      <ul class="codes">{codes.map((code) => <li key={code}>{code}</li>)}</ul>
      <p>
        <a class="button button--primary" href="/settings#second-factor">I have kept them</a>
      </p>
    </>
  );
}

function On({ factor, timeZone, fields }: SecondFactorViewProps) {
  return (
    <>
      <Notice tone="good">
        <p>
          {factor.enabled_at === null ? "On." : `On since ${dayOf(factor.enabled_at, timeZone)}.`}{" "}
          {codesLeft(factor.recovery_codes_left)}
        </p>
      </Notice>
      <p>To make new recovery codes in place of the old, or to turn the second factor off:</p>
      <form method="post" noValidate>
        <div class="fields">
          <CodeField
            label="Code from the app"
            hint="Six digits, or one of your recovery codes."
            error={fields.code}
          />
          <PasswordAgain error={fields.current_password} />
          <div class="full row">
            <button class="button" type="submit" name="step" value="codes">Make new recovery codes</button>
            <button class="button button--danger" type="submit" name="step" value="remove">Turn off</button>
          </div>
        </div>
      </form>
    </>
  );
}

function CodeField({ label, hint, error }: { label: string; hint: string; error?: string }) {
  return <Field name="code" label={label} hint={hint} autocomplete="one-time-code" error={error} />;
}

function PasswordAgain({ error }: { error?: string }) {
  return (
    <Field
      name="current_password"
      label="Your password"
      hint="To be sure that it is you."
      type="password"
      autocomplete="current-password"
      error={error}
    />
  );
}

function codesLeft(count: number): string {
  if (count === 0) return "No recovery code is left: make new ones.";
  return count === 1 ? "One recovery code is left." : `${count} recovery codes are left.`;
}
