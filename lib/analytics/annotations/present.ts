import type { Annotation } from "../../contract/analytics_shapes.ts";
import type { AnnotationRow } from "./queries.ts";

/** An annotation as readers know it. */
export function presentAnnotation({ id, day, title, kind, platform }: AnnotationRow): Annotation {
  return { id, day, title, kind, platform };
}
