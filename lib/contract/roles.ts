/** The roles of a person in an organisation, weakest first; each includes the ones before it. */
export const ROLES = ["viewer", "editor", "admin"] as const;

/** A person's role in an organisation. */
export type Role = (typeof ROLES)[number];

/** Whether `role` allows what `needed` allows. */
export function includesRole(role: Role, needed: Role): boolean {
  return ROLES.indexOf(role) >= ROLES.indexOf(needed);
}
