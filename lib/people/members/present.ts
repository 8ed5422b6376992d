import type { Person } from "../../contract/people.ts";
import type { MemberRow } from "./queries.ts";

/** A person as the admins of their organisation see them. */
export function presentMember(row: MemberRow): Person {
  return {
    id: row.id,
    name: row.name,
    email: row.email,
    role: row.role,
    status: row.is_active ? "active" : "deactivated",
    created_at: row.created_at.toISOString(),
    last_seen_at: row.last_seen_at?.toISOString() ?? null,
  };
}
