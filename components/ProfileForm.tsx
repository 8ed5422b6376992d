import { Field, FieldError } from "./Field.tsx";
import { momentText } from "./format.ts";

interface ProfileFormProps {
  name: string;
  timeZone: string;
  /** The zones to choose from. */
  timeZones: readonly string[];
  now: string;
  fields?: Record<string, string>;
}

/** The reader's name and time zone, to be changed. */
export function ProfileForm({ name, timeZone, timeZones, now, fields = {} }: ProfileFormProps) {
  return (
    <form class="fields" method="post" action="/settings/profile" noValidate>
      <Field name="name" label="Name" value={name} autocomplete="name" maxLength={200} error={fields.name} />
      <div class="field">
        <label for="time_zone">Time zone</label>
        <select
          class="input"
          id="time_zone"
          name="time_zone"
          aria-invalid={fields.time_zone === undefined ? undefined : "true"}
          aria-describedby={fields.time_zone === undefined
            ? "time_zone-now"
            : "time_zone-now time_zone-error"}
        >
          {timeZones.map((zone) => (
            <option key={zone} value={zone} selected={zone === timeZone}>{zone.replaceAll("_", " ")}</option>
          ))}
        </select>
        <span class="hint num" id="time_zone-now">{`Now ${momentText(now, timeZone)}`}</span>
        <FieldError name="time_zone" error={fields.time_zone} />
      </div>
      <div class="full">
        <button class="button" type="submit">Save changes</button>
      </div>
    </form>
  );
}
