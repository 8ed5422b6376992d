import type { ComponentChildren } from "preact";
import type { Person, PersonPage } from "../lib/contract/people.ts";
import { ROLES } from "../lib/contract/roles.ts";
import { Empty } from "./Empty.tsx";
import { Field } from "./Field.tsx";
import { roleText } from "./Frame.tsx";
import { countOf, countText, initialsOf } from "./format.ts";
import { Moment } from "./Moment.tsx";
import { FormOutcome } from "./Notice.tsx";
import { PageHead } from "./PageHead.tsx";
import { StateWord } from "./StateWord.tsx";

interface PeopleProps {
  people: PersonPage;
  /** The id of who looks. */
  readerId: string;
  search: string;
  timeZone: string;
  now: string;
  /** What was just done, in a sentence. */
  done: string | null;
  /** Why what was asked was not done. */
  refusal: string | null;
  /** Whether this page starts at a cursor. */
  later: boolean;
  /** Between the head and the people. */
  children?: ComponentChildren;
}

/** Everybody of the organisation: who they are, what they may, when they were last here. */
export function People(props: PeopleProps) {
  const { people, search, done, refusal, children } = props;
  const { active, deactivated } = people.counts;
  const counted = deactivated === 0 ? "" : `, ${countText(deactivated)} deactivated`;
  return (
    <>
      <PageHead
        title="People"
        below={<p class="quiet">{`${countOf(active, "active person", "active people")}${counted}.`}</p>}
      />
      <FormOutcome done={done} refusal={refusal} />
      {children}
      <section class="section later" aria-labelledby="everyone">
        <div class="section__head">
          <h2 id="everyone">Everyone</h2>
        </div>
        <form class="filters" method="get" action="/users" role="search">
          <Field name="search" label="Name or e-mail" value={search} maxLength={200} />
          <button class="button" type="submit">Search</button>
          {search === "" ? null : <a class="button button--quiet" href="/users">Show everyone</a>}
        </form>
        {people.items.length === 0
          ? (
            <Empty title="Nobody by that name">
              <p>
                <a href="/users">Show everyone</a>
              </p>
            </Empty>
          )
          : <Table {...props} />}
        <Pages people={people} search={search} later={props.later} />
      </section>
    </>
  );
}

function Table({ people, readerId, search, timeZone, now }: PeopleProps) {
  return (
    <table class="cards edit">
      <thead>
        <tr>
          <th scope="col">Name</th>
          <th scope="col">Role</th>
          <th scope="col">Last seen</th>
          <th scope="col">State</th>
          <th scope="col">
            <span class="sr">Actions</span>
          </th>
        </tr>
      </thead>
      <tbody>
        {people.items.map((person) => (
          <tr key={person.id}>
            <td class="clip">
              <Who person={person} self={person.id === readerId} />
            </td>
            <td data-label="Role">
              <Role person={person} search={search} fixed={isLastAdmin(person, people)} />
            </td>
            <td data-label="Last seen">
              {person.last_seen_at === null
                ? "Never"
                : <Moment at={person.last_seen_at} timeZone={timeZone} now={now} />}
            </td>
            <td data-label="State">
              <PersonState person={person} />
            </td>
            <td class="wide">
              <Switch
                person={person}
                search={search}
                fixed={isLastAdmin(person, people)}
                self={person.id === readerId}
              />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function Who({ person, self }: { person: Person; self: boolean }) {
  return (
    <span class="who">
      <span class="initials" aria-hidden="true">{initialsOf(person.name)}</span>
      <span class="clip">
        <strong>
          <bdi>{person.name}</bdi>
        </strong>
        {self
          ? (
            <>
              {" "}
              <span class="tag">you</span>
            </>
          )
          : null}
        <span class="meta">{person.email}</span>
      </span>
    </span>
  );
}

function Role({ person, search, fixed }: { person: Person; search: string; fixed: boolean }) {
  if (fixed || person.status === "deactivated") return <>{roleText(person.role)}</>;
  return (
    <form class="row" method="post" action={addressOf(search)}>
      <input type="hidden" name="id" value={person.id} />
      <select class="input input--small" name="role" aria-label={`Role of ${person.name}`}>
        {[...ROLES].reverse().map((role) => (
          <option key={role} value={role} selected={role === person.role}>{roleText(role)}</option>
        ))}
      </select>
      <button class="button button--quiet" type="submit" aria-label={`Save the role of ${person.name}`}>
        Save
      </button>
    </form>
  );
}

function PersonState({ person }: { person: Person }) {
  return person.status === "active"
    ? <StateWord word="Active" icon="done" tone="good" />
    : <StateWord word="Deactivated" icon="lock" />;
}

/** Deactivating, which can be undone here, or why it can't be asked for. */
function Switch({ person, search, fixed, self }: {
  person: Person;
  search: string;
  fixed: boolean;
  self: boolean;
}) {
  if (fixed) return <span class="meta">The last admin stays</span>;
  if (self) return <span class="meta">Another admin can deactivate you</span>;
  const active = person.status === "active";
  const verb = active ? "Deactivate" : "Reactivate";
  return (
    <form method="post" action={addressOf(search)}>
      <input type="hidden" name="id" value={person.id} />
      <input type="hidden" name="status" value={active ? "deactivated" : "active"} />
      <button class="button button--quiet" type="submit" aria-label={`${verb} ${person.name}`}>{verb}</button>
    </form>
  );
}

function Pages({ people, search, later }: { people: PersonPage; search: string; later: boolean }) {
  if (people.next_cursor === null && !later) return null;
  const more = new URLSearchParams({ ...search === "" ? {} : { search }, cursor: people.next_cursor ?? "" });
  return (
    <nav class="row below" aria-label="Pages">
      {later ? <a class="button" href={addressOf(search)}>From the beginning</a> : null}
      {people.next_cursor === null ? null : <a class="button" href={`/users?${more}`}>Show more people</a>}
    </nav>
  );
}

function isLastAdmin(person: Person, { counts }: PersonPage): boolean {
  return person.role === "admin" && person.status === "active" && counts.active_admins === 1;
}

function addressOf(search: string): string {
  return search === "" ? "/users" : `/users?${new URLSearchParams({ search })}`;
}
