import { Field } from "./Field.tsx";
import { EVENT_FIELDS, type EventField, type EventTexts, type FormErrors } from "./report_form.ts";

/** What a person says about the event. */
export function EventFields({ texts, errors }: { texts: EventTexts; errors: FormErrors }) {
  const refused = EVENT_FIELDS.find((name) => errors[name] !== undefined);
  const shared = (name: EventField) => ({
    name,
    value: texts[name],
    error: errors[name],
    autofocus: name === refused,
  });
  return (
    <div class="fields">
      <Field
        {...shared("event_name")}
        label="Title"
        hint="As it should stand on the first slide."
        maxLength={300}
        full
      />
      <Field {...shared("event_date")} label="Date" hint="The day it was held." type="date" />
      <Field
        {...shared("programme")}
        label="Programme"
        hint="Optional. The series it belongs to."
        maxLength={300}
      />
      <Field
        {...shared("speakers")}
        label="Speakers"
        hint="Optional. One a line: name, then what they do."
        placeholder="Dr Alex Example, Cardiologist"
        lines={3}
        full
      />
      <Field
        {...shared("audience")}
        label="Audience"
        hint="Optional. Whom it was for."
        maxLength={300}
        full
      />
      <Field
        {...shared("registered")}
        label="Registered"
        hint="Optional. Shown beside those who attended."
        inputMode="numeric"
        autocomplete="off"
      />
      <Field
        {...shared("attended")}
        label="Attended"
        hint="Optional. The base of the response rate."
        inputMode="numeric"
        autocomplete="off"
      />
    </div>
  );
}
