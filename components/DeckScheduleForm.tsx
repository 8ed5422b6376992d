import type { DeckScheduleState } from "../lib/contract/analytics_decks.ts";
import type { Person } from "../lib/contract/people.ts";
import { FieldError } from "./Field.tsx";
import { Moment } from "./Moment.tsx";

interface DeckScheduleFormProps {
  schedule: DeckScheduleState;
  /** Everybody who can be chosen. */
  people: Person[];
  faults: Record<string, string>;
  timeZone: string;
}

const DAYS = Array.from({ length: 28 }, (_, i) => i + 1);

/** When the deck of the month before is mailed, and to whom, for an admin to change. */
export function DeckScheduleForm({ schedule, people, faults, timeZone }: DeckScheduleFormProps) {
  return (
    <section class="section later" aria-labelledby="schedule">
      <h2 id="schedule">Mail it each month</h2>
      <p class="quiet gap-after">
        {schedule.next_at === null
          ? "Nothing is mailed. Platforms take a day or two to complete their figures, so choose the 4th or later."
          : (
            <>
              The next deck is made and mailed on <Moment at={schedule.next_at} timeZone={timeZone} />.
            </>
          )}
      </p>
      <form method="post" action="/analytics/decks/schedule" class="schedule">
        <label class="check">
          <input type="checkbox" name="enabled" checked={schedule.enabled} />
          <span>Make the deck of the month before, and mail it</span>
        </label>
        <div class="field">
          <label for="day_of_month">Day of the month</label>
          <select class="input" id="day_of_month" name="day_of_month" aria-describedby="day_of_month-error">
            {DAYS.map((day) => (
              <option key={day} value={day} selected={day === schedule.day_of_month}>{day}</option>
            ))}
          </select>
          <FieldError name="day_of_month" error={faults.day_of_month} />
        </div>
        <fieldset
          class="schedule__people"
          aria-describedby={faults.recipients === undefined ? undefined : "recipients-error"}
        >
          <legend>To</legend>
          {people.map((person) => (
            <label class="check" key={person.id}>
              <input
                type="checkbox"
                name="recipients"
                value={person.id}
                checked={schedule.recipients.includes(person.id)}
              />
              <span>
                <bdi>{person.name}</bdi>
                <span class="meta">{person.email}</span>
              </span>
            </label>
          ))}
          <FieldError name="recipients" error={faults.recipients} />
        </fieldset>
        <div class="row">
          <button class="button" type="submit">Save</button>
        </div>
      </form>
    </section>
  );
}
