import type { ComponentChildren } from "preact";
import { Icon } from "./Icon.tsx";

/** What a text field needs beside its words. */
export interface FieldProps {
  /** Its name in the form, and its id. */
  name: string;
  label: string;
  value?: string;
  hint?: string;
  error?: string;
  type?: "text" | "email" | "password" | "date";
  /** More than one makes a field of several lines. */
  lines?: number;
  inputMode?: "numeric";
  autocomplete?: string;
  required?: boolean;
  maxLength?: number;
  /** Shown, read out and sent, but not to be changed. */
  locked?: boolean;
  placeholder?: string;
  /** Takes the focus as the page opens: the first field that was refused. */
  autofocus?: boolean;
  /** Within the control, at its end; null keeps the place. */
  end?: ComponentChildren;
  /** Across both columns. */
  full?: boolean;
  /** Beside the label, at the far end. */
  aside?: ComponentChildren;
}

/** Label, hint, control and error, in that order and always together. */
export function Field(props: FieldProps) {
  const { name, label, hint, error, full, aside } = props;
  return (
    <div class={full ? "field full" : "field"}>
      {aside === undefined ? <label for={name}>{label}</label> : (
        <div class="between">
          <label for={name}>{label}</label>
          {aside}
        </div>
      )}
      {hint === undefined ? null : <span class="hint" id={`${name}-hint`}>{hint}</span>}
      {props.end === undefined ? <Control {...props} /> : (
        <div class="with-end">
          <Control {...props} />
          {props.end}
        </div>
      )}
      <FieldError name={name} error={error} />
    </div>
  );
}

/** What is wrong with a field, under it. */
export function FieldError({ name, error }: { name: string; error?: string }) {
  if (error === undefined) return null;
  return (
    <p class="error" id={`${name}-error`}>
      <Icon name="failed" small />
      <span>{error}</span>
    </p>
  );
}

function Control({ name, value, hint, error, type = "text", lines = 1, ...rest }: FieldProps) {
  const described = [hint === undefined ? "" : `${name}-hint`, error === undefined ? "" : `${name}-error`]
    .filter((id) => id !== "").join(" ");
  const shared = {
    class: "input",
    id: name,
    name,
    "aria-describedby": described === "" ? undefined : described,
    "aria-invalid": error === undefined ? undefined : "true" as const,
    required: rest.required,
    maxLength: rest.maxLength,
    autofocus: rest.autofocus,
    placeholder: rest.placeholder,
    dir: type === "text" ? "auto" as const : undefined,
  };
  if (lines > 1) return <textarea {...shared} rows={lines}>{value}</textarea>;
  return (
    <input
      {...shared}
      type={type}
      value={value}
      readOnly={rest.locked}
      inputMode={rest.inputMode}
      autocomplete={rest.autocomplete}
    />
  );
}
