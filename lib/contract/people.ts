import * as z from "zod/mini";
import { ById, Id, Moment, pageOf, PageQuery } from "./common.ts";
import { endpoint, json } from "./endpoint.ts";
import { ROLES } from "./roles.ts";

/** An e-mail address, as rows keep it: trimmed and in lower case. */
export const Email = z.pipe(z.string().check(z.trim(), z.toLowerCase()), z.email().check(z.maxLength(254)));

/** The name of a person or an organisation. */
export const Name = z.string().check(z.trim(), z.minLength(1), z.maxLength(200));

/** A password to be set; what it must be beyond this is checked where it is hashed. */
export const NewPassword = z.string().check(z.minLength(1), z.maxLength(1000));

/** What the first admin of an empty portal fills in. */
export const SetupForm = z.object({
  organisation_name: Name,
  name: Name,
  email: Email,
  password: NewPassword,
});
export type SetupForm = z.output<typeof SetupForm>;

/** Whether a person may sign in. */
export const PERSON_STATUSES = ["active", "deactivated"] as const;

/** A person as the admins of their organisation see them. */
export const Person = z.object({
  id: Id,
  name: z.string(),
  email: z.string(),
  role: z.enum(ROLES),
  status: z.enum(PERSON_STATUSES),
  created_at: Moment,
  /** When they last used the portal; null when they never did. */
  last_seen_at: z.nullable(Moment),
});
export type Person = z.output<typeof Person>;

/** A page of people, by name, with how many there are of each status. */
export const PersonPage = z.extend(pageOf(Person), {
  counts: z.object({ active: z.int(), deactivated: z.int(), active_admins: z.int() }),
});
export type PersonPage = z.output<typeof PersonPage>;

/** What an admin may change of a person; what is left out stays. */
export const PersonChanges = z.object({
  role: z.optional(z.enum(ROLES)),
  status: z.optional(z.enum(PERSON_STATUSES)),
});
export type PersonChanges = z.output<typeof PersonChanges>;

/** Everybody of the organisation. */
export const listPeople = endpoint({
  id: "users.list",
  method: "GET",
  path: "/api/users",
  summary: "The people of the organisation, by name",
  access: "admin",
  query: z.extend(PageQuery, {
    /** Part of a name or an address. */
    search: z.optional(z.string().check(z.trim(), z.maxLength(200))),
  }),
  response: PersonPage,
});

/** Changes a person's role or status; it holds from their next request on. */
export const updatePerson = endpoint({
  id: "users.update",
  method: "PUT",
  path: "/api/users/{id}",
  summary: "Change a person's role, deactivate or reactivate them",
  access: "admin",
  params: ById,
  body: json(PersonChanges, 10_000),
  response: Person,
  errors: ["last_admin"],
});

/** Deactivates a person, as `updatePerson` does: what they made stays. */
export const deactivatePerson = endpoint({
  id: "users.deactivate",
  method: "DELETE",
  path: "/api/users/{id}",
  summary: "Deactivate a person and sign them out everywhere",
  access: "admin",
  params: ById,
  errors: ["last_admin"],
});

/** The endpoints of this area. */
export const peopleEndpoints = [listPeople, updatePerson, deactivatePerson];
