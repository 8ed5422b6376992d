import { useSignal } from "@preact/signals";
import type { FieldProps } from "../components/Field.tsx";
import { type KnownOfOwner, PASSWORD_RULES, passwordStrength } from "../lib/contract/passwords.ts";
import { PasswordField } from "./PasswordField.tsx";

interface NewPasswordFieldProps extends Pick<FieldProps, "name" | "label" | "error" | "autofocus"> {
  /** Whose password it will be, as far as that is known. */
  known?: KnownOfOwner;
}

/** A password to be set: what it must be, and in words how it stands while it is typed. */
export function NewPasswordField({ known, ...field }: NewPasswordFieldProps) {
  const typed = useSignal("");

  return (
    <div onInput={(event) => typed.value = (event.target as HTMLInputElement).value}>
      <PasswordField
        {...field}
        autocomplete="new-password"
        hint={`At least ${PASSWORD_RULES.minCharacters} characters, of any kind. A short sentence works well.`}
      />
      <p class="meta" role="status">
        {typed.value === "" ? null : `${passwordStrength(typed.value, known)}.`}
      </p>
    </div>
  );
}
