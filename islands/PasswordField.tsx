import { useSignal } from "@preact/signals";
import { useEffect } from "preact/hooks";
import { Field, type FieldProps } from "../components/Field.tsx";

/** A password that can be shown while it is typed. */
export function PasswordField(
  props: Pick<FieldProps, "name" | "label" | "hint" | "error" | "autocomplete" | "autofocus">,
) {
  const shown = useSignal(false);
  const live = useSignal(false);
  useEffect(() => {
    live.value = true;
  }, []);

  return (
    <Field
      {...props}
      type={shown.value ? "text" : "password"}
      end={live.value
        ? (
          <button
            class="button button--quiet"
            type="button"
            aria-pressed={shown.value ? "true" : "false"}
            aria-label="Show the password"
            onClick={() => shown.value = !shown.value}
          >
            {shown.value ? "Hide" : "Show"}
          </button>
        )
        : null}
    />
  );
}
