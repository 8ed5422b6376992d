import { recordAudit } from "../../audit/mod.ts";
import { revokeSessionsOf } from "../../auth/mod.ts";
import type { Actor } from "../../contract/actor.ts";
import { Id } from "../../contract/common.ts";
import type { Person, PersonChanges, PersonPage } from "../../contract/people.ts";
import { tenant, type Transaction } from "../../db/mod.ts";
import { AppError, type Call } from "../../http/mod.ts";
import { notACursor } from "../../http/page_cursor.ts";
import type { Services } from "../../services.ts";
import { changeMember, countMembers, findMember, type MemberRow, selectMembers } from "./queries.ts";
import { presentMember } from "./present.ts";

type Asking = Pick<Call, "address" | "requestId">;

/**
 * The people of the actor's organisation, by name.
 * @throws AppError "input_invalid" when the cursor is none
 */
export async function listPeople(
  services: Services,
  actor: Actor,
  { search, cursor, limit = 50 }: {
    search?: string | undefined;
    cursor?: string | undefined;
    limit?: number;
  },
): Promise<PersonPage> {
  const after = cursor === undefined ? null : placeOf(cursor);
  const { organisationId } = actor;
  const { rows, counts } = await tenant(services.sql, organisationId, async (tx) => ({
    rows: await selectMembers(tx, organisationId, { search: search || null, after, limit: limit + 1 }),
    counts: await countMembers(tx, organisationId),
  }));
  const shown = rows.slice(0, limit);
  return {
    items: shown.map(presentMember),
    next_cursor: rows.length > limit ? shown.at(-1)!.id : null,
    counts,
  };
}

/**
 * Changes a person's role or status; it holds from their next request on, and a deactivated person is signed out
 * everywhere. The last active admin stays one, whoever asks at the same moment.
 * @throws AppError "not_found", "last_admin"
 */
export async function updatePerson(
  services: Services,
  actor: Actor,
  { id, ...changes }: { id: string } & PersonChanges,
  asking: Asking,
): Promise<Person> {
  const { organisationId } = actor;
  return await tenant(services.sql, organisationId, async (tx) => {
    const row = await changePerson(services, tx, { organisationId, id, changes });
    if (changes.role === undefined && changes.status === undefined) return presentMember(row);
    await recordAudit(tx, {
      organisationId,
      actor,
      action: actionOf(changes),
      target: { kind: "user", id },
      address: asking.address,
      requestId: asking.requestId,
      detail: { email: row.email, ...changes },
    });
    return presentMember(row);
  });
}

/** Deactivates a person: `updatePerson` by its shortest name. */
export async function deactivatePerson(
  services: Services,
  actor: Actor,
  { id }: { id: string },
  asking: Asking,
): Promise<void> {
  await updatePerson(services, actor, { id, status: "deactivated" }, asking);
}

/** Changes a person within a transaction that records it. */
export async function changePerson(
  services: Services,
  tx: Transaction,
  { organisationId, id, changes }: { organisationId: string; id: string; changes: PersonChanges },
): Promise<MemberRow> {
  const isActive = changes.status === undefined ? null : changes.status === "active";
  const changed = await changeMember(tx, organisationId, id, { role: changes.role ?? null, isActive });
  const row = await findMember(tx, organisationId, id);
  if (row === null) throw new AppError("not_found");
  if (!changed) {
    throw new AppError("last_admin", { detail: "Make somebody else an admin first." });
  }
  if (isActive === false) {
    await revokeSessionsOf(tx, { organisationId, userId: id, exceptId: null, now: services.clock.now() });
  }
  return row;
}

function actionOf({ role, status }: PersonChanges): string {
  if (status === undefined) return "user.role_changed";
  if (role !== undefined) return "user.changed";
  return status === "active" ? "user.reactivated" : "user.deactivated";
}

function placeOf(cursor: string): string {
  if (Id.safeParse(cursor).success) return cursor;
  throw notACursor();
}
