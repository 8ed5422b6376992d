import type { AnnotationForm } from "../../contract/analytics_annotations.ts";
import type { Annotation } from "../../contract/analytics_shapes.ts";
import type { Transaction } from "../../db/mod.ts";

/** An annotation as its row has it. */
export interface AnnotationRow {
  id: string;
  day: string;
  title: string;
  kind: Annotation["kind"];
  platform: Annotation["platform"];
}

/** Which rows: null lets all pass. */
export interface AnnotationSelection {
  from: string | null;
  to: string | null;
  platform: string | null;
  limit: number;
}

/** Annotations, newest first. */
export async function selectAnnotations(
  tx: Transaction,
  organisationId: string,
  { from, to, platform, limit }: AnnotationSelection,
): Promise<AnnotationRow[]> {
  return await tx<AnnotationRow[]>`
    select id, day::text, title, kind, platform
    from analytics_annotations
    where organisation_id = ${organisationId}
      and (${from}::date is null or day >= ${from}::date)
      and (${to}::date is null or day <= ${to}::date)
      and (${platform}::text is null or platform is null or platform = ${platform}::text)
    order by day desc, created_at desc, id
    limit ${limit}
  `;
}

/** One annotation, or null where the organisation has none of that id. */
export async function findAnnotation(
  tx: Transaction,
  organisationId: string,
  id: string,
): Promise<AnnotationRow | null> {
  const [row] = await tx<AnnotationRow[]>`
    select id, day::text, title, kind, platform
    from analytics_annotations
    where organisation_id = ${organisationId} and id = ${id}
  `;
  return row ?? null;
}

/** Adds a row. */
export async function insertAnnotation(
  tx: Transaction,
  { organisationId, userId, form, now }: {
    organisationId: string;
    userId: string;
    form: AnnotationForm;
    now: Date;
  },
): Promise<AnnotationRow> {
  const [row] = await tx<AnnotationRow[]>`
    insert into analytics_annotations (organisation_id, day, title, kind, platform, created_by, created_at, updated_at)
    values (
      ${organisationId}, ${form.day}::date, ${form.title}, ${form.kind}, ${
    form.platform ?? null
  }, ${userId}, ${now},
      ${now}
    )
    returning id, day::text, title, kind, platform
  `;
  return row!;
}

/** Changes a row; null where there is none. */
export async function updateAnnotation(
  tx: Transaction,
  { organisationId, id, form, now }: { organisationId: string; id: string; form: AnnotationForm; now: Date },
): Promise<AnnotationRow | null> {
  const [row] = await tx<AnnotationRow[]>`
    update analytics_annotations
    set day = ${form.day}::date, title = ${form.title}, kind = ${form.kind}, platform = ${
    form.platform ?? null
  },
      updated_at = ${now}
    where organisation_id = ${organisationId} and id = ${id}
    returning id, day::text, title, kind, platform
  `;
  return row ?? null;
}

/** Removes a row; null where there is none. */
export async function deleteAnnotation(
  tx: Transaction,
  organisationId: string,
  id: string,
): Promise<AnnotationRow | null> {
  const [row] = await tx<AnnotationRow[]>`
    delete from analytics_annotations
    where organisation_id = ${organisationId} and id = ${id}
    returning id, day::text, title, kind, platform
  `;
  return row ?? null;
}
