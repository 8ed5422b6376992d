import { recordAudit } from "../../audit/mod.ts";
import type { Actor } from "../../contract/actor.ts";
import type { AnnotationFilter, AnnotationForm } from "../../contract/analytics_annotations.ts";
import type { Annotation } from "../../contract/analytics_shapes.ts";
import { tenant, type Transaction } from "../../db/mod.ts";
import { AppError, type Call } from "../../http/mod.ts";
import type { Services } from "../../services.ts";
import { bumpVersion } from "../record/queries.ts";
import { requireMayMark } from "./policy.ts";
import { presentAnnotation } from "./present.ts";
import {
  type AnnotationRow,
  deleteAnnotation,
  findAnnotation,
  insertAnnotation,
  selectAnnotations,
  updateAnnotation,
} from "./queries.ts";

type Asking = Pick<Call, "address" | "requestId">;

const MOST_LISTED = 500;

/** What is marked on the charts of the actor's organisation, newest first. */
export async function listAnnotations(
  services: Services,
  { organisationId }: Actor,
  { from, to, platform }: AnnotationFilter,
): Promise<{ items: Annotation[] }> {
  const selection = { from: from ?? null, to: to ?? null, platform: platform ?? null, limit: MOST_LISTED };
  const rows = await tenant(
    services.sql,
    organisationId,
    (tx) => selectAnnotations(tx, organisationId, selection),
  );
  return { items: rows.map(presentAnnotation) };
}

/**
 * One annotation.
 * @throws AppError "not_found"
 */
export async function readAnnotation(
  services: Services,
  { organisationId }: Actor,
  { id }: { id: string },
): Promise<Annotation> {
  const row = await tenant(services.sql, organisationId, (tx) => findAnnotation(tx, organisationId, id));
  return presentAnnotation(required(row));
}

/**
 * Marks a day on the charts.
 * @throws AppError "role_too_low"
 */
export async function addAnnotation(
  services: Services,
  actor: Actor,
  form: AnnotationForm,
  asking: Asking,
): Promise<Annotation> {
  requireMayMark(actor);
  const { organisationId, userId } = actor;
  return await tenant(services.sql, organisationId, async (tx) => {
    const row = await insertAnnotation(tx, { organisationId, userId, form, now: services.clock.now() });
    return await recorded(tx, actor, "annotation.added", row, asking);
  });
}

/**
 * Replaces what is marked.
 * @throws AppError "not_found", "role_too_low"
 */
export async function replaceAnnotation(
  services: Services,
  actor: Actor,
  { id, ...form }: { id: string } & AnnotationForm,
  asking: Asking,
): Promise<Annotation> {
  requireMayMark(actor);
  const { organisationId } = actor;
  return await tenant(services.sql, organisationId, async (tx) => {
    const row = required(await updateAnnotation(tx, { organisationId, id, form, now: services.clock.now() }));
    return await recorded(tx, actor, "annotation.changed", row, asking);
  });
}

/**
 * Takes a mark off the charts.
 * @throws AppError "not_found", "role_too_low"
 */
export async function removeAnnotation(
  services: Services,
  actor: Actor,
  { id }: { id: string },
  asking: Asking,
): Promise<void> {
  requireMayMark(actor);
  await tenant(services.sql, actor.organisationId, async (tx) => {
    const row = required(await deleteAnnotation(tx, actor.organisationId, id));
    await recorded(tx, actor, "annotation.removed", row, asking);
  });
}

async function recorded(
  tx: Transaction,
  actor: Actor,
  action: string,
  row: AnnotationRow,
  { address, requestId }: Asking,
): Promise<Annotation> {
  // Pages of figures are kept by version, and show what is marked.
  await bumpVersion(tx, actor.organisationId);
  await recordAudit(tx, {
    organisationId: actor.organisationId,
    actor,
    action,
    target: { kind: "annotation", id: row.id },
    address,
    requestId,
    detail: { day: row.day, title: row.title, kind: row.kind, platform: row.platform },
  });
  return presentAnnotation(row);
}

function required(row: AnnotationRow | null): AnnotationRow {
  if (row === null) throw new AppError("not_found");
  return row;
}
