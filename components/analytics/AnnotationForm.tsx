import { type Annotation, ANNOTATION_KINDS } from "../../lib/contract/analytics_shapes.ts";
import { type Platform, PLATFORM_NAMES, PLATFORMS } from "../../lib/contract/metrics.ts";
import { Field, FieldError } from "../Field.tsx";

/** What was written into the form, right or wrong. */
export interface AnnotationTexts {
  day?: string;
  title?: string;
  kind?: string;
  platform?: string;
}

/** What the kinds of annotations are called. */
export const KIND_NAMES: Record<Annotation["kind"], string> = {
  webinar: "Webinar",
  episode: "Episode",
  campaign: "Campaign",
  other: "Something else",
};

interface AnnotationFieldsProps {
  texts: AnnotationTexts;
  faults: Record<string, string>;
  /** On a platform's own page the platform is chosen first. */
  platform?: Platform;
}

/** The fields of something to be marked on the charts. */
export function AnnotationFields({ texts, faults, platform }: AnnotationFieldsProps) {
  return (
    <div class="fields">
      <Field
        name="title"
        label="What happened"
        value={texts.title}
        error={faults.title}
        maxLength={200}
        required
        full
      />
      <Field name="day" label="Day" type="date" value={texts.day} error={faults.day} required />
      <Choice
        name="kind"
        label="Kind"
        value={texts.kind ?? "webinar"}
        choices={ANNOTATION_KINDS.map((kind) => [kind, KIND_NAMES[kind]])}
        error={faults.kind}
      />
      <Choice
        name="platform"
        label="Shown on"
        value={texts.platform ?? platform ?? ""}
        choices={[
          ["", "Every platform"],
          ...PLATFORMS.map((each): [string, string] => [each, PLATFORM_NAMES[each]]),
        ]}
        error={faults.platform}
      />
    </div>
  );
}

/** A field with few answers. */
export function Choice({ name, label, value, choices, error }: {
  name: string;
  label: string;
  value: string;
  choices: readonly (readonly [value: string, text: string])[];
  error?: string;
}) {
  return (
    <div class="field">
      <label for={name}>{label}</label>
      <select
        class="input"
        id={name}
        name={name}
        aria-invalid={error === undefined ? undefined : "true"}
        aria-describedby={error === undefined ? undefined : `${name}-error`}
      >
        {choices.map(([choice, text]) => (
          <option key={choice} value={choice} selected={choice === value}>{text}</option>
        ))}
      </select>
      <FieldError name={name} error={error} />
    </div>
  );
}
