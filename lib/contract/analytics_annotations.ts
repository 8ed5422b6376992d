import * as z from "zod/mini";
import { Annotation, ANNOTATION_KINDS, Day } from "./analytics_shapes.ts";
import { ById } from "./common.ts";
import { endpoint, json } from "./endpoint.ts";
import { PLATFORMS } from "./metrics.ts";

/** What somebody marks on the charts; also the schema of the form. */
export const AnnotationForm = z.object({
  day: Day,
  title: z.string().check(z.trim(), z.minLength(1), z.maxLength(200)),
  kind: z._default(z.enum(ANNOTATION_KINDS), "other"),
  /** Left out where it concerns every platform. */
  platform: z.optional(z.nullable(z.enum(PLATFORMS))),
});
export type AnnotationForm = z.output<typeof AnnotationForm>;

/** Which annotations; a filter that is left out lets all pass. */
export const AnnotationFilter = z.object({
  from: z.optional(Day),
  to: z.optional(Day),
  /** Those of the platform and those of all. */
  platform: z.optional(z.enum(PLATFORMS)),
});
export type AnnotationFilter = z.output<typeof AnnotationFilter>;

/** What happened, for the charts. */
export const listAnnotations = endpoint({
  id: "analytics.annotations.list",
  method: "GET",
  path: "/api/analytics/annotations",
  summary: "What happened and is marked on charts, newest first, 500 at most",
  access: "viewer",
  query: AnnotationFilter,
  response: z.object({ items: z.array(Annotation) }),
});

/** Marks something on the charts. */
export const addAnnotation = endpoint({
  id: "analytics.annotations.add",
  method: "POST",
  path: "/api/analytics/annotations",
  summary: "Mark a day on the charts: a webinar, an episode, a campaign",
  access: "editor",
  body: json(AnnotationForm, 10_000),
  response: Annotation,
  status: 201,
});

/** Says it differently. */
export const replaceAnnotation = endpoint({
  id: "analytics.annotations.replace",
  method: "PUT",
  path: "/api/analytics/annotations/{id}",
  summary: "Replace what is marked on a day",
  access: "editor",
  params: ById,
  body: json(AnnotationForm, 10_000),
  response: Annotation,
});

/** Takes it off the charts. */
export const removeAnnotation = endpoint({
  id: "analytics.annotations.remove",
  method: "DELETE",
  path: "/api/analytics/annotations/{id}",
  summary: "Take a mark off the charts",
  access: "editor",
  params: ById,
});

/** The endpoints of this area. */
export const annotationEndpoints = [listAnnotations, addAnnotation, replaceAnnotation, removeAnnotation];
